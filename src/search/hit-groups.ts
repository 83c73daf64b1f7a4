import type { HitPage } from './contract.ts';
import { excerptAround, markedPieces, type Excerpt, type Span } from './excerpt.ts';

/** Hits of a chapter as a reader is shown them: those before its first entry, then entry by entry. */
export interface HitGroups {
  /** Title of the chapter, hits in it marked. */
  title: Excerpt['pieces'];
  /** Passage of the chapter itself; absent where all hits stand in titles and entries. */
  lead?: Excerpt | undefined;
  entries: { anchor: string; title: Excerpt['pieces']; hits: number; excerpt?: Excerpt }[];
}

const longest = { before: 28, after: 68 };

export function groupHits({ text, marks, entries, title }: HitPage): HitGroups {
  const withHits = entries.filter((entry) => entry.marks.length > 0);
  const own = marks.filter(
    ([from]) => !withHits.some((entry) => from >= entry.from && from < entry.to),
  );
  const head = splitTitle(text, title, [0, text.length]);
  const inBody = own.filter(([from]) => from >= head.body[0]);
  const hasLead = inBody.length > 0 || withHits.length === 0;
  return {
    title: markedPieces(text, own, head.title) ?? [{ text: title, isHit: false }],
    lead: hasLead ? passage(text, inBody, head.body) : undefined,
    entries: withHits.map((entry) => {
      const parts = splitTitle(text, entry.title, [entry.from, entry.to]);
      const excerpt = passage(text, entry.marks, parts.body);
      return {
        anchor: entry.anchor,
        title: markedPieces(text, entry.marks, parts.title) ?? [
          { text: entry.title, isHit: false },
        ],
        hits: entry.marks.length,
        ...(excerpt ? { excerpt } : {}),
      };
    }),
  };
}

/** Undefined where nothing is left beside the title. */
function passage(text: string, marks: readonly Span[], within: Span): Excerpt | undefined {
  const excerpt = excerptAround(text, marks, within, longest);
  return excerpt.pieces.length > 0 ? excerpt : undefined;
}

/** Parts a stretch of text that begins with its own title, as chapters and entries do. */
function splitTitle(text: string, title: string, [from, to]: Span): { title: Span; body: Span } {
  const line = /^\s*(.*?)\s*(?:\n\s*|$)/.exec(text.slice(from, to));
  const bare = (words: string): string => words.replace(/\s+/g, '');
  if (!line || bare(line[1] ?? '') !== bare(title))
    return { title: [from, from], body: [from, to] };
  const end = from + line[0].length;
  return { title: [from, from + line[0].trimEnd().length], body: [end, to] };
}
