import type { ChapterFacts } from './chapter.ts';
import { randomFrom, shuffled } from './random.ts';
import { subjects } from './words.ts';

export interface PlannedChapter extends ChapterFacts {
  /** Path within the work, without extension. */
  path: string;
  title: string;
  role: string;
}

export interface PlannedWork {
  id: string;
  kind: 'yearbook' | 'county-gazetteer';
  title: string;
  from: number;
  to: number;
  parts: { path: string; title: string }[];
  /** In reading order. */
  chapters: PlannedChapter[];
}

type Unit = Omit<PlannedChapter, 'seed'>;

/** Chapters a work has before and after its body. */
interface Frame {
  before: Unit[];
  after: Unit[];
}

const chaptersOfPart = 20;
const smallestWork = 20;

/** Plans yearbooks of 130 chapters and gazetteers of 370 in turn, `count` chapters in all. */
export function planWorks(count: number, seed: number): PlannedWork[] {
  const works: PlannedWork[] = [];
  const scale = Math.min(1, count / 500);
  for (let left = count; left > 0;) {
    const usual = Math.round((works.length % 2 === 0 ? 130 : 370) * scale);
    // A rest too short to be a work is added to the last one.
    const size = left - usual < smallestWork ? left : usual;
    works.push(planWork(works.length, size, seed));
    left -= size;
  }
  return works;
}

function planWork(index: number, size: number, seed: number): PlannedWork {
  const number = Math.floor(index / 2) + 1;
  const year = 1949 + number;
  const work =
    index % 2 === 0
      ? {
          id: `yearbook-${year + 1}`,
          kind: 'yearbook' as const,
          title: `云川年鉴（${year + 1}）`,
          from: year,
          to: year,
        }
      : {
          id: `gazetteer-${number}`,
          kind: 'county-gazetteer' as const,
          title: `云川县志（第${number}种）`,
          from: 1981,
          to: 2010,
        };
  const { before, after } = frameOf(work);
  const { parts, chapters: body } = planBody(
    work,
    size - before.length - after.length,
    seed + index,
  );
  const units = [...before, ...body, ...after];
  const chapters = units.map((unit, place) => ({
    ...unit,
    seed: seed + index * 100_003 + place * 7,
  }));
  return { ...work, parts, chapters };
}

function frameOf({ kind, from, to }: Pick<PlannedWork, 'kind' | 'from' | 'to'>): Frame {
  let order = 0;
  const unit = (role: string, title: string, more: Partial<Unit> = {}): Unit => {
    order++;
    return { path: `${two(order)}-${role}`, title, role, subject: '本县', from, to, ...more };
  };
  const years = Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  const months = Array.from({ length: 12 }, (_, index) => `${from}-${two(index + 1)}`);
  const periods = kind === 'yearbook' ? months : years;
  const chronicles = Array.from({ length: Math.ceil(periods.length / 6) }, (_, index) => ({
    periods: periods.slice(index * 6, index * 6 + 6),
    path: `2${index}-chronicle-${index + 1}`,
  }));
  const chronicle = (): Unit[] =>
    chronicles.map((part, index) => unit('chronicle', `大事记（${index + 1}）`, part));
  const before =
    kind === 'yearbook'
      ? [
          unit('editorial-note', '编辑说明'),
          ...chronicle(),
          unit('overview', '概览', { path: '30-overview' }),
        ]
      : [
          unit('preface', '序'),
          unit('editorial-principles', '凡例'),
          unit('overview', '概述'),
          ...chronicle(),
        ];
  const after = [
    unit('biographies', '人物', { path: '980-biographies' }),
    unit('appendix', '附录', { path: '985-appendix' }),
    ...(kind === 'yearbook' ? [] : [unit('subject-index', '索引', { path: '990-subject-index' })]),
  ];
  return { before, after };
}

/** Parts of twenty chapters, each of a subject of its own. */
function planBody(
  work: Pick<PlannedWork, 'kind' | 'from' | 'to'>,
  size: number,
  seed: number,
): { parts: PlannedWork['parts']; chapters: Unit[] } {
  const random = randomFrom(seed);
  const parts: PlannedWork['parts'] = [];
  const chapters: Unit[] = [];
  for (let left = size; left > 0; left -= chaptersOfPart) {
    const number = parts.length + 1;
    const chosen = shuffled(random, subjects).slice(0, Math.min(left, chaptersOfPart));
    const path = `${number + 100}-part-${number}`;
    parts.push({
      path,
      title: `${chosen.slice(0, 2).join('')}${work.kind === 'yearbook' ? '' : '志'}`,
    });
    for (const [index, subject] of chosen.entries()) {
      const title = work.kind === 'yearbook' ? subject : `${subject}志略`;
      chapters.push({
        path: `${path}/${two(index + 1)}-c${index + 1}`,
        title,
        role: 'body',
        subject,
        from: work.from,
        to: work.to,
      });
    }
  }
  return { parts, chapters };
}

const two = (value: number): string => String(value).padStart(2, '0');
