import { aFinding } from '../model/finding.ts';
import { expectedGenres, type genres } from '../model/outline.ts';
import type { Check, CheckedWork } from './check.ts';
import { rolesPresent, worksOfStyle } from './units.ts';

type Genre = (typeof genres)[number];

/** How much a gazetteer has of the eight genres (八体) its kind is held to. */
export interface Completeness {
  /** 0–100; a work that is held to none, because it is no gazetteer, has 100. */
  score: number;
  /** Names of the genres it has, in their customary order. */
  present: string[];
  missing: Pick<Genre, 'name' | 'example'>[];
}

export function completeness(work: CheckedWork): Completeness {
  const { present, missing } = sortGenres(work);
  const expected = present.length + missing.length;
  return {
    score: expected === 0 ? 100 : Math.round((present.length / expected) * 100),
    present: present.map(({ name }) => name),
    missing: missing.map(({ name, example }) => ({ name, example })),
  };
}

function sortGenres(work: CheckedWork): { present: Genre[]; missing: Genre[] } {
  const roles = rolesPresent(work);
  const holds = {
    figures: work.chapters.some(({ figures }) => figures.length > 0),
    tables: work.chapters.some(({ tables }) => tables > 0),
  };
  const isPresent = (genre: Genre): boolean =>
    'holds' in genre ? holds[genre.holds] : genre.roles.some((role) => roles.has(role));
  const { present = [], missing = [] } = Object.groupBy(expectedGenres(work.meta.kind), (genre) =>
    isPresent(genre) ? 'present' : 'missing',
  );
  return { present, missing };
}

/** A gazetteer has every genre its kind is held to. */
export const gazetteerPartMissing: Check = {
  code: 'gazetteer-part-missing',
  *run(checked) {
    for (const work of worksOfStyle(checked, 'gazetteer')) {
      if ((work.absent ?? []).length > 0) continue;
      const { present, missing } = sortGenres(work);
      const score = `八体齐备 ${present.length}/${present.length + missing.length}`;
      for (const genre of missing) {
        const { name, example } = genre;
        const what = name === example ? `“${name}”` : `“${name}”（${example}）`;
        yield aFinding(
          'gazetteer-part-missing',
          work.file,
          `志书缺${what}，${score}。${advise(genre)}`,
        );
      }
    }
  },
};

function advise(genre: Genre): string {
  if ('holds' in genre) {
    return genre.holds === 'figures'
      ? '请在有关篇章里用 <Figure> 放入地图或照片。'
      : '请在有关篇章里用 <DataTable> 放入统计表，或直接画表。';
  }
  const [role] = genre.roles;
  return role === 'body'
    ? '请新建各专业志的文件夹或篇章，正文不必写 role。'
    : `请新建这一部分，开头写明 role: ${role}；已有的，在它开头补写 role: ${role}。`;
}
