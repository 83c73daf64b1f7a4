import { expect, test } from 'vitest';
import { yearbookPartMissing } from '../../src/checks/yearbook-part-missing.ts';
import { aChapter, aChecked, aGazetteer, aPart, aWork, yearbookChapters } from '../builders.ts';
import { messagesOf } from './messages.ts';

test('names every missing part and how to add it', () => {
  const work = aWork({}, { chapters: [aChapter('04-overview.mdx', { role: 'overview' })] });
  expect(messagesOf(yearbookPartMissing, aChecked([work]))).toMatchInlineSnapshot(`
    "works/qingxi-yearbook-2022/work.yaml 错误 yearbook-part-missing：年鉴缺少“编辑说明”。请在 works/qingxi-yearbook-2022/ 里新建一个篇章，例如 01-editorial-note.mdx，开头写明 title: 编辑说明 和 role: editorial-note；已有这一部分的，在它开头补写 role: editorial-note。
    works/qingxi-yearbook-2022/work.yaml 错误 yearbook-part-missing：年鉴缺少“大事记”。请在 works/qingxi-yearbook-2022/ 里新建一个篇章，例如 03-chronicle.mdx，开头写明 title: 大事记 和 role: chronicle；已有这一部分的，在它开头补写 role: chronicle。
    works/qingxi-yearbook-2022/work.yaml 错误 yearbook-part-missing：年鉴没有正文类目。请在 works/qingxi-yearbook-2022/ 里新建类目的文件夹或篇章，例如 20-agriculture.mdx（农业）；正文不必写 role。
    works/qingxi-yearbook-2022/work.yaml 错误 yearbook-part-missing：年鉴缺少“人物”。请在 works/qingxi-yearbook-2022/ 里新建一个篇章，例如 80-biographies.mdx，开头写明 title: 人物 和 role: biographies；已有这一部分的，在它开头补写 role: biographies。
    works/qingxi-yearbook-2022/work.yaml 错误 yearbook-part-missing：年鉴缺少“附录”。请在 works/qingxi-yearbook-2022/ 里新建一个篇章，例如 90-appendix.mdx，开头写明 title: 附录 和 role: appendix；已有这一部分的，在它开头补写 role: appendix。"
  `);
});

test('is silent about a whole yearbook, whether a part is a chapter or a folder', () => {
  const chapters = yearbookChapters().slice(0, -1);
  const parts = [aPart('90-appendix', { role: 'appendix' })];
  const inFolder = aWork(
    {},
    { parts, chapters: [...chapters, aChapter('90-appendix/01-laws.mdx')] },
  );
  expect(messagesOf(yearbookPartMissing, aChecked([aWork(), inFolder]))).toBe('');
});

test('does not take the chapters of an appendix for the body', () => {
  const parts = [aPart('90-appendix', { role: 'appendix' })];
  const chapters = yearbookChapters().filter(({ meta }) => meta.role !== 'body');
  const work = aWork({}, { parts, chapters: [...chapters, aChapter('90-appendix/01-laws.mdx')] });
  expect(messagesOf(yearbookPartMissing, aChecked([work]))).toContain('年鉴没有正文类目');
});

test('is silent while a chapter is held back or cannot be read: it may be the missing one', () => {
  const work = aWork({}, { chapters: [], absent: ['qingxi-yearbook-2022/chronicle'] });
  expect(messagesOf(yearbookPartMissing, aChecked([work]))).toBe('');
});

test('is silent about works of other kinds', () => {
  const work = aGazetteer({ kind: 'essays' }, { chapters: [] });
  expect(messagesOf(yearbookPartMissing, aChecked([work]))).toBe('');
});
