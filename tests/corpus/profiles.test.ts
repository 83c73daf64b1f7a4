import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { formatFinding } from '../../src/model/finding.ts';
import { smallContent, writeContent } from '../temp-content.ts';

const partner = 'partners/shu-she.yaml';

/** What is said of a profile, without what is said of the rest. */
async function said(profile: string, name = 'shu-she.yaml'): Promise<string[]> {
  const root = await writeContent({
    ...smallContent(),
    [partner]: 'name: 某书社\nkind: reading-platform\n',
    [`profiles/${name}`]: profile,
  });
  const { findings } = await readCorpus(root);
  return findings.filter(({ file }) => file.startsWith('profiles/')).map(formatFinding);
}

test('a profile of one line is one', async () => {
  expect(await said('formats: [epub]\n')).toEqual([]);
});

describe('of a profile it is said, at its place, that', () => {
  test('a format is not among those there are', async () => {
    expect(await said('formats:\n  - epub\n  - pdf\n')).toEqual([
      'profiles/shu-she.yaml:3:5 错误 profile-invalid：formats[第2项].format：没有 pdf 这种格式。可以写 epub、docx、html、text、dc、mods、marcxml、marc21、cnmarc。',
    ]);
  });

  test('a column or a name asks for what no work has', async () => {
    expect(
      await said(
        'file: "{书号}"\nformats: [epub]\nsheet:\n  columns:\n    - { column: 定价, field: price }\n',
      ),
    ).toEqual([
      expect.stringMatching(
        /^profiles\/shu-she\.yaml:1:1 错误 profile-invalid：file：文件名里没有 \{书号\} 可用。可以写 \{id\} /,
      ),
      expect.stringMatching(
        /^profiles\/shu-she\.yaml:5:21 错误 profile-invalid：sheet\.columns\[第1项\]\.field：没有 price 这一项。可以写 id、/,
      ),
    ]);
  });

  test('names lead out of the folder, or no system has them', async () => {
    for (const file of ['../{id}', 'a/{id}', '.{id}', '{id', 'a:b'])
      expect(await said(`file: "${file}"\nformats: [epub]\n`)).toEqual([
        expect.stringContaining('profile-invalid：file：文件名里'),
      ]);
  });

  test('an address of a store carries an account, or is none', async () => {
    for (const address of ['ftp://a/b', 's3:https://me:secret@store.example/a', '../out'])
      expect(await said(`formats: [epub]\ntransport: ${address}\n`)).toEqual([
        expect.stringContaining('写成 s3:https://主机/桶/文件夹 的形式'),
      ]);
  });

  test('a column has a field and a value, or neither', async () => {
    for (const more of ['', ', field: title, value: 甲'])
      expect(
        await said(`formats: [epub]\nsheet:\n  columns:\n    - { column: 甲${more} }\n`),
      ).toEqual([expect.stringContaining('写一个。')]);
  });

  test('the partner is not registered', async () => {
    expect(await said('formats: [epub]\n', 'shu-she-2.yaml')).toEqual([
      'profiles/shu-she-2.yaml 错误 partner-unknown：合作单位“shu-she-2”没有登记。移交要求的文件名就是合作单位的编号，请核对，或先建 partners/shu-she-2.yaml。',
    ]);
  });

  test('another file lies among them', async () => {
    expect(await said('', 'note.txt')).toEqual([
      'profiles/note.txt 提醒 file-unexpected：profiles/ 里只放 .yaml 文件，程序没有读 note.txt。',
    ]);
  });
});
