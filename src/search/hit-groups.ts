import { excerptAround, type Excerpt } from './excerpt.ts';
import type { HitPage } from './contract.ts';

/** Hits of a chapter as a reader is shown them: those before its first entry, then entry by entry. */
export interface HitGroups {
  /** Passage of the chapter itself; its beginning where nothing in particular was searched for. */
  lead?: Excerpt | undefined;
  entries: { anchor: string; title: string; hits: number; excerpt: Excerpt }[];
  /** Hits in all. */
  hits: number;
}

const longest = { before: 28, after: 68 };

export function groupHits({ text, marks, entries }: HitPage): HitGroups {
  const withHits = entries.filter((entry) => entry.marks.length > 0);
  const own = marks.filter(
    ([from]) => !withHits.some((entry) => from >= entry.from && from < entry.to),
  );
  const firstEntry = Math.min(text.length, ...entries.map(({ from }) => from));
  const leadEnd = own.length > 0 || firstEntry === 0 ? text.length : firstEntry;
  const hasLead = own.length > 0 || marks.length === 0;
  return {
    lead: hasLead ? excerptAround(text, own, [0, leadEnd], longest) : undefined,
    entries: withHits.map((entry) => ({
      anchor: entry.anchor,
      title: entry.title,
      hits: entry.marks.length,
      excerpt: excerptAround(text, entry.marks, [entry.from, entry.to], longest),
    })),
    hits: marks.length,
  };
}
