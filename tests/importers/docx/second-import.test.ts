import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aWordImport } from './a-word-import.ts';
import { h, p, wordFile } from './word-builders.ts';

const first = () =>
  wordFile([
    h(1, '建置沿革'),
    p('宋置县。'),
    h(1, '人口'),
    p('户两千。'),
    h(1, '物产'),
    p('茶、纸。'),
  ]);
const corrected = () =>
  wordFile([
    h(1, '建置沿革'),
    p('南宋置县。'),
    h(1, '气候'),
    p('多雨。'),
    h(1, '人口与姓氏'),
    p('户两千。'),
    h(1, '物产'),
    p('茶、纸。'),
  ]);

test('without --replace shows what would change and changes nothing', async () => {
  const folder = aWordImport();
  await folder.run({ 'a.docx': await first() });
  const before = folder.everything();
  const { work, text } = await folder.run({ 'b.docx': await corrected() });
  expect(work?.isWritten).toBe(false);
  expect(folder.everything()).toEqual(before);
  expect(text).toContain('书稿改了：01-jian-zhi-yan-ge.mdx“建置沿革”，增 1 行，减 1 行');
  expect(text).toContain('新增：02-qi-hou.mdx“气候”');
  expect(folder.report()).toContain('<del>- 宋置县。</del>\n<ins>+ 南宋置县。</ins>');
  expect(folder.reportText()).toContain('\n  - 宋置县。\n  + 南宋置县。\n');
});

test('with --replace keeps the file names, so that addresses stay, also of a chapter with a new title', async () => {
  const folder = aWordImport();
  await folder.run({ 'a.docx': await first() });
  await folder.run({ 'b.docx': await corrected() }, { replace: true });
  expect(folder.files()).toEqual([
    '01-jian-zhi-yan-ge.mdx',
    '02-qi-hou.mdx',
    '03-ren-kou.mdx',
    '04-wu-chan.mdx',
    'work.yaml',
  ]);
  expect(folder.read('03-ren-kou.mdx')).toContain('title: "人口与姓氏"');
});

test('a chapter edited since, of which the manuscript says nothing new, stays as edited', async () => {
  const folder = aWordImport();
  await folder.run({ 'a.docx': await first() });
  const edited = folder
    .read('03-wu-chan.mdx')
    .replace('茶、纸。', '<Place id="cha">茶</Place>、纸。');
  writeFileSync(path.join(folder.work, '03-wu-chan.mdx'), edited);
  writeFileSync(path.join(folder.work, 'work.yaml'), 'kind: essays\ntitle: 我改的\n');
  const { text } = await folder.run({ 'a.docx': await first() });
  expect(text).toContain('导入以后在这里改过：03-wu-chan.mdx');
  await folder.run({ 'a.docx': await first() }, { replace: true });
  expect(folder.read('03-wu-chan.mdx')).toBe(edited);
  expect(folder.read('work.yaml')).toContain('我改的');
});

test('a chapter the manuscript no longer has goes, unless someone worked on it', async () => {
  const folder = aWordImport();
  await folder.run({ 'a.docx': await first() });
  writeFileSync(
    path.join(folder.work, '03-wu-chan.mdx'),
    `${folder.read('03-wu-chan.mdx')}\n补记。\n`,
  );
  await folder.run(
    { 'a.docx': await wordFile([h(1, '建置沿革'), p('宋置县。')]) },
    { replace: true },
  );
  expect(folder.files()).toEqual(['01-jian-zhi-yan-ge.mdx', '03-wu-chan.mdx', 'work.yaml']);
});
