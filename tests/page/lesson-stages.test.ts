import { expect, test } from 'vitest';
import { lessonSchema } from '../../src/model/lesson.ts';
import { lessonsBySchool } from '../../src/page/lesson-stages.ts';

const aLesson = (id: string, stage: string) => ({
  id,
  meta: lessonSchema.parse({ title: id, stage, subject: '语文' }),
  passages: [],
});

test('lessons stand under their schools, youngest first, unknown stages last as they are written', () => {
  const lessons = ['高中', '成人', '小学高年级', '初中', '小学中年级'].map((stage, index) =>
    aLesson(`l${index}`, stage),
  );
  expect(
    lessonsBySchool(lessons).map(({ school, lessons: of }) => [school, of.map(({ id }) => id)]),
  ).toEqual([
    ['小学', ['l2', 'l4']],
    ['初中', ['l3']],
    ['高中', ['l0']],
    ['成人', ['l1']],
  ]);
});
