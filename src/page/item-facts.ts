import { formatEdtf } from '../model/edtf.ts';
import type { Exhibit, News } from '../model/exhibit.ts';
import type { Lesson } from '../model/lesson.ts';

/** Facts shown under the title of a lesson, an exhibition or a notice: label and value, empty ones left out. */
export function itemFacts(meta: Lesson | Exhibit | News): [string, string][] {
  const facts: [string, string | undefined][] =
    'stage' in meta
      ? [
          ['学段', meta.stage],
          ['学科', meta.subject],
          ['课时', `${meta.periods} 课时`],
        ]
      : 'date' in meta
        ? [
            ['日期', formatEdtf(meta.date)],
            ['类别', { news: '动态', announcement: '公告', activity: '活动' }[meta.kind ?? 'news']],
          ]
        : [
            ['地点', meta.place],
            [meta.opens?.includes('/') ? '展期' : '开展', meta.opens && formatEdtf(meta.opens)],
          ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
}
