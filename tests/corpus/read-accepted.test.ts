import path from 'node:path';
import { expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { chapterFile, smallContent, writeContent } from '../temp-content.ts';
import { acceptedFiles } from '../accepted-content.ts';

test('a work taken from another member stands after the own ones, with its owner and under a county-coded id', async () => {
  const root = await writeContent({ ...smallContent(), ...acceptedFiles() });
  const { works, findings } = await readCorpus(root);
  expect(findings).toEqual([]);
  expect(works.map(({ id, meta: { owner } }) => [id, owner])).toEqual([
    ['baiyan-village', undefined],
    ['qingxi-yearbook-2022', undefined],
    ['999932-tea-gazetteer', 'chengyang'],
  ]);
  const taken = works.at(-1);
  expect(taken?.accepted).toMatchObject({ office: '澄阳县地方志编纂中心', version: 3 });
  expect(taken?.chapters.map(({ id, file }) => [id, path.posix.basename(file)])).toEqual([
    ['999932-tea-gazetteer/tea', '01-tea.mdx'],
    ['999932-tea-gazetteer/paper', '02-paper.mdx'],
  ]);
});

test('a release that the record does not name is not read', async () => {
  const root = await writeContent({
    ...smallContent(),
    ...acceptedFiles(),
    'accepted/999932/2-1111111111111111/works/old/work.yaml': 'kind: essays\ntitle: 旧\n',
    'accepted/999932/2-1111111111111111/works/old/01-a.mdx': chapterFile('甲', '甲。'),
  });
  const { works, findings } = await readCorpus(root);
  expect(findings).toEqual([]);
  expect(works.map(({ id }) => id)).not.toContain('999932-old');
});

test('an owner that is not registered any more is known by its code', async () => {
  const files = { ...smallContent(), ...acceptedFiles() };
  delete files['members/chengyang.yaml'];
  const { works, findings } = await readCorpus(await writeContent(files));
  expect(findings).toEqual([]);
  expect(works.at(-1)?.meta.owner).toBe('999932');
});

test('a record that cannot be read is one finding, and the own works still load', async () => {
  const root = await writeContent({
    ...smallContent(),
    ...acceptedFiles(),
    'accepted/index.json': '{"format":"fangzhi-accepted/1","works":{"../../etc":{}}}',
  });
  const { works, findings } = await readCorpus(root);
  expect(works).toHaveLength(2);
  expect(findings.map(({ code, file }) => [code, file])).toEqual([
    ['accepted-invalid', 'accepted/index.json'],
  ]);
});
