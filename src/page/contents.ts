import type { ContentsLine, WorkData } from './portal-data.ts';

/** Longest contents list on one page; a longer one shows parts, each with a page of its own. */
const mostLines = 400;

/** Contents for a work's page: everything, or for a long work its parts and the chapters outside parts. */
export function shortContents({ contents }: WorkData): ContentsLine[] {
  if (contents.length <= mostLines) return contents;
  const shallow = contents.filter(({ depth, isPart }) => isPart || depth === 0);
  return shallow.length <= mostLines ? shallow : shallow.filter(({ depth }) => depth === 0);
}

/** Contents of one part: the lines after it that lie deeper. */
export function contentsOfPart({ contents }: WorkData, partId: string): ContentsLine[] {
  const start = contents.findIndex(({ id }) => id === partId);
  const depth = contents[start]?.depth ?? 0;
  const rest = contents.slice(start + 1);
  const end = rest.findIndex((line) => line.depth <= depth);
  return end < 0 ? rest : rest.slice(0, end);
}
