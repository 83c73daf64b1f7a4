/** A passage of a text: pieces in order, those that were searched for marked. */
export interface Excerpt {
  pieces: { text: string; isHit: boolean }[];
  /** Whether the text goes on before and after it. */
  isCutBefore: boolean;
  isCutAfter: boolean;
}

/** From (included) and to (not included), in UTF-16 units of a text. */
export type Span = readonly [from: number, to: number];

const sentenceEnd = /[。！？；!?;]/;

/**
 * Cuts the passage around the first of `marks` out of a text, from the beginning of its sentence if that is near, with
 * every mark inside it. It never leaves the block, a line of the text: lines need not be neighbours on the page.
 *
 * @param within part of the text that the passage may not leave.
 * @param longest characters before and after the hit.
 */
export function excerptAround(
  text: string,
  marks: readonly Span[],
  within: Span,
  longest: { before: number; after: number },
): Excerpt {
  const inside = marks.filter(([from, to]) => from >= within[0] && to <= within[1]);
  const first = inside[0] ?? [within[0], within[0]];
  const block = blockAround(text, first);
  const [start, end] = [Math.max(block[0], within[0]), Math.min(block[1], within[1])];
  const from = sentenceStart(text, stepBack(text, first[0], longest.before, start), first[0]);
  const to = stepOn(text, Math.max(first[1], from), longest.after, end);
  return {
    pieces: markedPieces(text, inside, [from, to]) ?? [],
    isCutBefore: from > start && !sentenceEnd.test(text[from - 1] ?? ''),
    isCutAfter: to < end,
  };
}

/** A stretch of text cut at its marks, those that reach out of it left unmarked; undefined where it is empty. */
export function markedPieces(
  text: string,
  marks: readonly Span[],
  [from, to]: Span,
): Excerpt['pieces'] | undefined {
  const pieces: Excerpt['pieces'] = [];
  let at = from;
  for (const [markFrom, markTo] of marks) {
    if (markFrom < at || markTo > to) continue;
    pieces.push({ text: oneLine(text.slice(at, markFrom)), isHit: false });
    pieces.push({ text: oneLine(text.slice(markFrom, markTo)), isHit: true });
    at = markTo;
  }
  pieces.push({ text: oneLine(text.slice(at, to)), isHit: false });
  const written = pieces.filter((piece) => piece.text !== '');
  return written.length > 0 ? written : undefined;
}

/** Characters around a hit for a line of a concordance, from its own block. */
export function contextOf(
  text: string,
  [from, to]: Span,
  longest: number,
): { before: string; hit: string; after: string } {
  const [start, end] = blockAround(text, [from, to]);
  return {
    before: oneLine(text.slice(stepBack(text, from, longest, start), from)),
    hit: oneLine(text.slice(from, to)),
    after: oneLine(text.slice(to, stepOn(text, to, longest, end))),
  };
}

function blockAround(text: string, [from, to]: Span): Span {
  const end = text.indexOf('\n', to);
  return [from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1, end < 0 ? text.length : end];
}

/** `count` characters before `at`, or as many as there are; never the middle of a surrogate pair. */
function stepBack(text: string, at: number, count: number, least: number): number {
  let from = at;
  for (let steps = 0; steps < count && from > least; steps++) {
    from--;
    if (from > least && isLowSurrogate(text, from)) from--;
  }
  return from;
}

function stepOn(text: string, at: number, count: number, most: number): number {
  let to = at;
  for (let steps = 0; steps < count && to < most; steps++) {
    to++;
    if (to < most && isLowSurrogate(text, to)) to++;
  }
  return to;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Beginning of the last sentence that begins between the two places, or the first of them. */
function sentenceStart(text: string, from: number, to: number): number {
  for (let at = to; at > from; at--) if (sentenceEnd.test(text[at - 1] ?? '')) return at;
  return from;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
