import { baseName } from './formats.ts';
import type { Row } from './row-schema.ts';
import type { Leaf, MarkedHeading, SourceText } from './source-text.ts';

type Placed = { source: SourceText; problem?: never } | { source?: never; problem: string };

/**
 * Turns a row's offsets, which count code points, into UTF-16 indices, and checks that they can be: leaves and
 * headings in order, inside the text, each heading's words standing where it says.
 */
export function placeRow(row: Row, file: string, line: number): Placed {
  const { text } = row;
  const title = row.title ?? row.juan;
  if (text.trim() === '') return { problem: 'text（正文）是空的。请补上正文，或删去这一行。' };
  if (title === undefined) return { problem: '缺少 title（题目）和 juan（卷次），至少要写一项。' };
  const indexAt = codePointIndex(text);
  const leaves = placeLeaves(row, indexAt);
  if (typeof leaves === 'string') return { problem: leaves };
  const headings = placeHeadings(row, codePointIndex(text));
  if (typeof headings === 'string') return { problem: headings };
  const isPlain =
    row.pages !== undefined || row.headings?.some((heading) => heading !== undefined) === true;
  return {
    source: {
      file,
      line,
      id: row.id,
      title,
      juan: row.juan,
      form: isPlain ? 'plain' : 'markdown',
      text,
      leaves,
      headings,
      date: row.date,
      provenance: row.source,
      summary: row.info === undefined || row.info.trim() === '' ? undefined : row.info.trim(),
      collection: row.collection,
      work: {
        slug: row.book_slug,
        title: row.book,
        otherwise: baseName(file),
        author: row.author,
        dynasty: row.dynasty,
        edition: row.edition,
        language: row.lang,
        subjects: [row.kind, row.region].filter((subject) => subject !== undefined),
      },
    },
  };
}

/** A leaf given twice at one place, as transcriptions do now and then, is one leaf. */
function placeLeaves(
  { pages = [] }: Row,
  indexAt: (offset: number) => number | undefined,
): Leaf[] | string {
  const own = pages.filter(
    ({ id, offset }, index) => id !== pages[index - 1]?.id || offset !== pages[index - 1]?.offset,
  );
  const ids = own.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) return `pages（书叶）里 ${repeated} 出现在两处。请核对。`;
  const labels = shortLabels(ids);
  const leaves: Leaf[] = [];
  for (const [index, { id, offset }] of own.entries()) {
    const at = indexAt(offset);
    if (at === undefined)
      return `pages（书叶）${id} 的 offset ${offset} 超出正文，或小于前一叶的 offset。请核对。`;
    leaves.push({ n: labels[index] ?? id, at });
  }
  return leaves;
}

/**
 * `KR2k0052_WYG_000-23a` → `000-23a`: what follows the book and its edition, or the whole id where that is not enough
 * to tell two leaves apart.
 */
function shortLabels(ids: readonly string[]): string[] {
  const short = ids.map((id) => id.slice(id.lastIndexOf('_') + 1) || id);
  return new Set(short).size === ids.length ? short : [...ids];
}

function placeHeadings(
  { text, headings = [] }: Row,
  indexAt: (offset: number) => number | undefined,
): MarkedHeading[] | string {
  const placed: MarkedHeading[] = [];
  for (const heading of headings) {
    if (heading === undefined) continue;
    const from = indexAt(heading.offset);
    if (from === undefined)
      return `headings（标题）“${heading.text}”的 offset ${heading.offset} 超出正文，或小于前一个标题的 offset。请核对。`;
    if (!text.startsWith(heading.text, from))
      return `headings（标题）“${heading.text}”不在正文第 ${heading.offset} 个字处。offset 从 0 数起，一个汉字算一个。请核对。`;
    placed.push({ from, to: from + heading.text.length, indent: heading.indent });
  }
  return placed;
}

/** Looks up ascending code-point offsets in one walk; undefined past the end, or when one is smaller than the last. */
function codePointIndex(text: string): (offset: number) => number | undefined {
  let passed = 0;
  let index = 0;
  return (offset) => {
    if (offset < passed) return undefined;
    while (passed < offset && index < text.length) {
      index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
      passed++;
    }
    return passed === offset ? index : undefined;
  };
}
