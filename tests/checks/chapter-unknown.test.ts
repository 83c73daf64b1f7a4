import { expect, test } from 'vitest';
import { chapterUnknown } from '../../src/checks/chapter-unknown.ts';
import { aChapter, aChecked, anItem, aWork } from '../builders.ts';
import { messagesOf } from './messages.ts';

const lesson = (chapters: string[]) => ({
  lessons: [
    anItem('lessons', 'cha', { title: '一片茶叶', stage: '小学', subject: '综合', chapters }),
  ],
});

test('names a chapter that a lesson draws on and nobody wrote', () => {
  expect(
    messagesOf(chapterUnknown, aChecked([aWork()], lesson(['qingxi-yearbook-2022/cha']))),
  ).toBe(
    'lessons/cha.mdx 错误 chapter-unknown：取材的篇章“qingxi-yearbook-2022/cha”不存在。请写 著作编号/篇章编号，例如 baiyan-village/tea，不带序号和 .mdx。',
  );
});

test('is silent about chapters that stand, and about those held back', () => {
  const chapter = aChapter();
  const work = aWork({}, { chapters: [chapter], absent: ['qingxi-yearbook-2022/mi'] });
  expect(
    messagesOf(chapterUnknown, aChecked([work], lesson([chapter.id, 'qingxi-yearbook-2022/mi']))),
  ).toBe('');
});
