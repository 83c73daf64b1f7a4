import type { ItemData } from './portal-data.ts';

type LessonItem = ItemData<'lessons'>;

/** Schools in the order children come to them; a stage such as 小学高年级 belongs to the one it begins with. */
const schools = ['幼儿园', '小学', '初中', '高中', '中职'];

/** Lessons under the schools they are for, youngest first; stages of no known school come last, as they are written. */
export function lessonsBySchool(
  lessons: readonly LessonItem[],
): { school: string; lessons: LessonItem[] }[] {
  const schoolOf = ({ meta }: LessonItem): string =>
    schools.find((school) => meta.stage.startsWith(school)) ?? meta.stage;
  const rank = (school: string): number => {
    const at = schools.indexOf(school);
    return at === -1 ? schools.length : at;
  };
  return [...Map.groupBy(lessons, schoolOf)]
    .map(([school, of]) => ({ school, lessons: of }))
    .sort((a, b) => rank(a.school) - rank(b.school));
}
