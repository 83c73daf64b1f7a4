import { rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { chapterFile, tempFolder, writeContent } from '../temp-content.ts';
import { readFolder, readOnly, readWith, soundFiles } from './read-files.ts';

describe('a content folder', () => {
  test('that is sound gives no finding', async () => {
    const { corpus, findings } = await readWith({});
    expect(findings).toEqual([]);
    expect(corpus.portal?.title).toBe('清溪方志');
    expect(corpus.works.map(({ id, folder }) => [id, folder])).toEqual([
      ['essays', 'works/essays'],
    ]);
  });

  test('without a work is an error, since an empty corpus would pass every check', async () => {
    const { findings } = await readOnly({ 'portal.yaml': soundFiles['portal.yaml'] ?? '' });
    expect(findings).toEqual([
      'works 错误 content-empty：works/ 里没有一部著作。请用 npx fangzhi new work 建一部，或用 npx fangzhi import 导入。',
    ]);
  });

  test('that is empty says both that the portal and that works are missing', async () => {
    const { findings } = await readFolder(await tempFolder());
    expect(findings).toEqual([
      'portal.yaml 错误 portal-invalid：缺少 portal.yaml。请在内容文件夹里建这个文件，写明 title（门户名称）、county（县名）和 office（单位名称）。',
      'works 错误 content-empty：works/ 里没有一部著作。请用 npx fangzhi new work 建一部，或用 npx fangzhi import 导入。',
    ]);
  });

  test('that is not there is a fault that says what to do', async () => {
    const missing = path.join(await tempFolder(), 'nothing');
    await expect(readCorpus(missing)).rejects.toThrow(
      `找不到内容文件夹 ${missing}。请用 --content 指定，或先运行 npx fangzhi new portal 建一个。`,
    );
  });

  test('that is a file is a fault', async () => {
    const file = path.join(await writeContent({ 'a.txt': '' }), 'a.txt');
    await expect(readCorpus(file)).rejects.toThrow(
      `${file} 不是文件夹。请用 --content 指定内容文件夹。`,
    );
  });

  test('may hold a README and the registry; other files and folders are not read, and said so', async () => {
    const { findings } = await readWith({
      'README.md': '说明',
      'ids.jsonl': '',
      '备忘.docx': '',
      'drafts/a.mdx': '',
    });
    expect(findings).toEqual([
      'drafts 提醒 file-unexpected：内容文件夹里不用 drafts，程序没有读它。著作放在 works/ 下，人物放在 people/ 下，依此类推；不用的文件请移走。',
      '备忘.docx 提醒 file-unexpected：内容文件夹里不用 备忘.docx，程序没有读它。著作放在 works/ 下，人物放在 people/ 下，依此类推；不用的文件请移走。',
    ]);
  });

  test('says which manuscripts beside the chapters it has not read', async () => {
    const { findings } = await readWith({
      'works/essays/02-tea.mdx.txt': '---\ntitle: 茶\n---\n',
      'works/essays/底稿.docx': '',
      'works/essays/说明.txt': '',
      'works/essays/table.csv': 'a\n1\n',
    });
    expect(findings).toEqual([
      'works/essays/02-tea.mdx.txt 提醒 file-unexpected：文件名末尾多了 .txt，程序没有读它。请改名，去掉这一截；电脑不显示扩展名的，先在文件夹的“查看”里选“文件扩展名”。',
      'works/essays/底稿.docx 提醒 file-unexpected：程序不直接读文字处理软件的文件。请移到内容文件夹外面，存成 .docx，用 npx fangzhi import docx 导入。',
      'works/essays/说明.txt 提醒 file-unexpected：程序只读 .mdx 文件，没有读它。若是篇章，请另存为 UTF-8 编码的 .mdx 文件；若是底稿，请移到内容文件夹外面保存。',
    ]);
  });

  test('does not pass over a chapter whose extension is in capitals', async () => {
    const { findings } = await readWith({ 'works/essays/02-TEA.MDX': '---\ntitle: 茶\n---\n' });
    expect(findings).toEqual([
      expect.stringContaining('works/essays/02-TEA.MDX 错误 file-name-invalid：文件名只用小写字母'),
    ]);
  });

  test('may hold what office programs and systems leave about, at every depth', async () => {
    const { findings } = await readWith({
      '.DS_Store': '',
      '~$门户.docx': '',
      'works/Thumbs.db': '',
      'works/.DS_Store': '',
      'works/essays/~$第一篇.docx': '',
      'works/essays/.01-first.mdx.swp': '',
      'works/__MACOSX/a.mdx': '',
      'people/desktop.ini': '',
      'people/~$li-si.docx': '',
    });
    expect(findings).toEqual([]);
  });
});

describe('a symbolic link', () => {
  const refusal = '这里是一个快捷方式（符号链接），程序不跟随它。请把文件本身复制到这里。';

  test('is refused wherever it stands, since it could lead out of the folder', async () => {
    const root = await writeContent({
      ...soundFiles,
      'people/li-si.yaml': 'name: 李四\n',
    });
    const outside = await writeContent({ 'secret.mdx': chapterFile('密件', '密件。') });
    await symlink(outside, path.join(root, 'works/linked-work'));
    await symlink(path.join(outside, 'secret.mdx'), path.join(root, 'works/essays/02-secret.mdx'));
    await symlink('/etc/passwd', path.join(root, 'people/zhang-san.yaml'));
    const { corpus, findings } = await readFolder(root);
    expect(findings).toEqual([
      `people/zhang-san.yaml 错误 path-outside：${refusal}`,
      `works/essays/02-secret.mdx 错误 path-outside：${refusal}`,
      `works/linked-work 错误 path-outside：${refusal}`,
    ]);
    expect(corpus.works.flatMap(({ chapters }) => chapters.map(({ id }) => id))).toEqual([
      'essays/first',
    ]);
  });

  test.each([
    'portal.yaml',
    'ids.jsonl',
    'works/essays/work.yaml',
    'works/essays/02-part/part.yaml',
    'works/essays/map.svg',
    'works/essays/02-part/table.csv',
    'lessons/photo.png',
  ])('in place of %s is refused', async (file) => {
    const files = {
      ...soundFiles,
      'works/essays/02-part/part.yaml': 'title: 编\n',
      'works/essays/02-part/01-a.mdx': chapterFile('一篇', '正文。'),
      'lessons/tea.mdx': chapterFile('茶', '茶。', 'stage: 小学\nsubject: 语文\n'),
    };
    const linked = files[file as keyof typeof files] ?? '';
    const outside = path.join(await writeContent({ 'outside.txt': linked }), 'outside.txt');
    const root = await writeContent({ ...files, [file]: '' });
    await rm(path.join(root, file));
    await symlink(outside, path.join(root, file));
    const { findings } = await readFolder(root);
    expect(findings).toEqual([`${file} 错误 path-outside：${refusal}`]);
  });
});

describe('a work', () => {
  test('without work.yaml is named, and the others are read', async () => {
    const { corpus, findings } = await readWith({
      'works/huzhou/01-a.mdx': chapterFile('甲', '甲。'),
    });
    expect(findings).toEqual([
      'works/huzhou/work.yaml 错误 work-missing-file：缺少 works/huzhou/work.yaml。请建这个文件，写明 kind（种类）、title（书名）等。',
    ]);
    expect(corpus.works.map(({ id }) => id)).toEqual(['essays']);
  });

  test('without a chapter is an error', async () => {
    const { findings } = await readWith({
      'works/huzhou/work.yaml': 'kind: essays\ntitle: 空书\n',
    });
    expect(findings).toEqual([
      'works/huzhou 错误 work-empty：这部著作没有一个篇章。请放入 .mdx 文件，例如 01-overview.mdx，或先移走这个文件夹。',
    ]);
  });

  test('whose folder has another name than an id may have is named', async () => {
    const { findings } = await readWith({
      'works/清溪年鉴/work.yaml': '',
      'works/Yearbook_2022/work.yaml': '',
    });
    expect(findings).toEqual([
      'works/Yearbook_2022 错误 file-name-invalid：著作的文件夹名就是编号，只用小写字母、数字和连字符，例如 works/qingxi-yearbook-2022。请改名。',
      'works/清溪年鉴 错误 file-name-invalid：著作的文件夹名就是编号，只用小写字母、数字和连字符，例如 works/qingxi-yearbook-2022。请改名。',
    ]);
  });

  test('is a folder: a file among works is not read, and said so', async () => {
    const { findings } = await readWith({ 'works/old.mdx': chapterFile('旧', '旧。') });
    expect(findings).toEqual([
      'works/old.mdx 提醒 file-unexpected：works/ 里每部著作一个文件夹，程序没有读这个文件。',
    ]);
  });
});

describe('a part', () => {
  test('without part.yaml is named, and its chapters are read all the same', async () => {
    const { corpus, findings } = await readWith({
      'works/essays/02-land/01-hills.mdx': chapterFile('山', '山。'),
    });
    expect(findings).toEqual([
      'works/essays/02-land/part.yaml 错误 part-missing-file：缺少 works/essays/02-land/part.yaml。请建这个文件，至少写明 title（编、卷、类目的名称）。',
    ]);
    expect(corpus.works[0]?.chapters.map(({ id }) => id)).toEqual([
      'essays/first',
      'essays/land/hills',
    ]);
    expect(corpus.works[0]?.parts).toEqual([]);
  });

  test('with a mistake in part.yaml is told where it is', async () => {
    const { findings } = await readWith({
      'works/essays/02-land/part.yaml': 'title: 山水\nrole: boddy\n',
      'works/essays/02-land/01-hills.mdx': chapterFile('山', '山。'),
    });
    expect(findings).toEqual([
      'works/essays/02-land/part.yaml:2:1 错误 part-invalid：role：只能写 title-page、colophon、compilers、editorial-note、preface、editorial-principles、plates、contents、special-report、feature、overview、chronicle、body、subdivisions、biographies、appendix、source-document、interview、essay、subject-index、afterword、errata 之一，现在是文字“boddy”。',
    ]);
  });
});

describe('the name of a chapter', () => {
  test.each(['第一章.mdx', '02-Tea.mdx', '02_tea.mdx', '02-.mdx', '02-a--b.mdx', 'a b.mdx'])(
    '%s is refused, and the advice keeps the title out of it',
    async (name) => {
      const { corpus, findings } = await readWith({
        [`works/essays/${name}`]: chapterFile('二', '二。'),
      });
      expect(findings).toEqual([
        `works/essays/${name} 错误 file-name-invalid：文件名只用小写字母、数字和连字符，前面可加两位序号，例如 03-tea.mdx。请改名；标题写在文件开头的 title 里，不受影响。`,
      ]);
      expect(corpus.works[0]?.chapters).toHaveLength(1);
    },
  );

  test('a part is refused with advice of its own', async () => {
    const { findings } = await readWith({ 'works/essays/第二编/part.yaml': 'title: 二\n' });
    expect(findings).toEqual([
      'works/essays/第二编 错误 file-name-invalid：文件夹名只用小写字母、数字和连字符，前面可加两位序号，例如 03-agriculture。请改名；标题写在 part.yaml 的 title 里，不受影响。',
    ]);
  });

  test('is shown composed, however the system spells it', async () => {
    const composed = 'lǐ'.normalize('NFC');
    const decomposed = 'lǐ'.normalize('NFD');
    const messages = await Promise.all(
      [composed, decomposed].map(async (name) => {
        const { findings } = await readWith({
          [`works/essays/${name}.mdx`]: chapterFile('里', '里。'),
        });
        return findings;
      }),
    );
    expect(messages[1]).toEqual(messages[0]);
    expect(messages[0]?.[0]).toContain(`works/essays/${composed}.mdx 错误 file-name-invalid：`);
  });
});
