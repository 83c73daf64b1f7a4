import { escapeHtml } from '../../markdown/escape.ts';
import { commonSubsequence } from '../../model/common-subsequence.ts';

/** Lines on either side of a difference that are compared character by character; longer ones are marked whole. */
const mostCells = 4_000_000;

/** Two texts as HTML paragraphs: what only the left has is in `del`, what only the right has in `ins`. */
export function markDifferences(left: string, right: string): [left: string, right: string] {
  const lefts = linesOf(left);
  const rights = linesOf(right);
  const kept = commonSubsequence(lefts, rights, mostCells);
  const out: [string[], string[]] = [[], []];
  let a = 0;
  let b = 0;
  for (const [x, y] of [...kept, [lefts.length, rights.length] as const]) {
    const [differentLeft, differentRight] = [lefts.slice(a, x), rights.slice(b, y)];
    for (let at = 0; at < Math.max(differentLeft.length, differentRight.length); at++) {
      const [l, r] = markLine(differentLeft[at], differentRight[at]);
      if (l !== undefined) out[0].push(l);
      if (r !== undefined) out[1].push(r);
    }
    if (x < lefts.length) {
      out[0].push(escapeHtml(lefts[x] ?? ''));
      out[1].push(escapeHtml(rights[y] ?? ''));
    }
    a = x + 1;
    b = y + 1;
  }
  const paragraphs = (lines: readonly string[]): string =>
    lines.map((line) => `<p>${line}</p>`).join('\n');
  return [paragraphs(out[0]), paragraphs(out[1])];
}

const linesOf = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

/** One line against the one it seems to be a state of. */
function markLine(
  left: string | undefined,
  right: string | undefined,
): [left: string | undefined, right: string | undefined] {
  const whole = (tag: string, line: string | undefined): string | undefined =>
    line === undefined ? undefined : `<${tag}>${escapeHtml(line)}</${tag}>`;
  if (left === undefined || right === undefined) return [whole('del', left), whole('ins', right)];
  const lefts = Array.from(left);
  const rights = Array.from(right);
  const kept = commonSubsequence(lefts, rights, mostCells);
  if (kept.length * 3 < Math.min(lefts.length, rights.length))
    return [whole('del', left), whole('ins', right)];
  return [
    markRuns(lefts, new Set(kept.map(([x]) => x)), 'del'),
    markRuns(rights, new Set(kept.map(([, y]) => y)), 'ins'),
  ];
}

function markRuns(characters: readonly string[], kept: ReadonlySet<number>, tag: string): string {
  let html = '';
  let isOpen = false;
  for (const [at, character] of characters.entries()) {
    if (kept.has(at) === isOpen) {
      html += isOpen ? `</${tag}>` : `<${tag}>`;
      isOpen = !isOpen;
    }
    html += escapeHtml(character);
  }
  return isOpen ? `${html}</${tag}>` : html;
}
