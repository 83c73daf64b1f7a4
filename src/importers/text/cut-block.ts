import { aParagraph, aTable, blockSize, lengthOf, type Block } from './block.ts';

/** How far from an even share a cut may lie, as part of the share. */
const slack = 1 / 8;

/**
 * Cuts a block that is longer than a chapter may be: a paragraph where a leaf begins, else at the end of a sentence,
 * else between two characters; a table between rows, the first row of each part being its head.
 */
export function cutBlock(block: Block, most: number): Block[] {
  if (block.kind === 'table') return cutRows(block.rows, most);
  const parts = Math.ceil((lengthOf(blockSize(block)) / most) * (1 + 2 * slack));
  const cuts: number[] = [];
  for (let part = 1; part < parts; part++) {
    const at = nearestCut(
      block,
      (block.text.length / parts) * part,
      (block.text.length / parts) * slack,
    );
    if (at > (cuts.at(-1) ?? 0) && at < block.text.length) cuts.push(at);
  }
  return cutAt(block, cuts);
}

function cutRows(rows: readonly string[][], most: number): Block[] {
  const parts: string[][][] = [[]];
  let size = 0;
  for (const row of rows) {
    const added = lengthOf(blockSize(aTable([row])));
    if (size > 0 && size + added > most) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(row);
    size += added;
  }
  return parts.map((part) => aTable(part));
}

function nearestCut({ text, leaves }: Block, goal: number, reach: number): number {
  const nearest = (places: readonly number[]): number | undefined =>
    places.reduce<number | undefined>(
      (best, at) => (best === undefined || Math.abs(at - goal) < Math.abs(best - goal) ? at : best),
      undefined,
    );
  const isNear = (at: number | undefined): at is number =>
    at !== undefined && Math.abs(at - goal) <= reach;
  const leaf = nearest(leaves.map(({ at }) => at));
  if (isNear(leaf)) return leaf;
  const sentence = nearest([...text.matchAll(/[。！？；.!?;]/g)].map(({ index }) => index + 1));
  if (isNear(sentence)) return sentence;
  const at = Math.round(goal);
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}

function cutAt(block: Block, cuts: readonly number[]): Block[] {
  const ends = [...cuts, block.text.length];
  return ends.map((end, index) => {
    const from = ends[index - 1] ?? 0;
    const isLast = index === ends.length - 1;
    const leaves = block.leaves
      .filter(({ at }) => at >= from && (at < end || isLast))
      .map(({ n, at }) => ({ n, at: at - from }));
    return aParagraph(block.text.slice(from, end), leaves);
  });
}
