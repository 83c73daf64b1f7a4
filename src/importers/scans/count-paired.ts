import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readWorks } from '../../corpus/read-works.ts';
import { readLeafMarks } from '../../markdown/leaf-marks.ts';
import { pairLeaves, type LeafMark } from '../../model/leaf-pairing.ts';
import type { ScanLeaf } from '../../model/scans.ts';
import type { Target } from '../choose-target.ts';

/** How many scans have text, as the next build will pair them. */
export async function countPaired(
  { content, work }: Target,
  leaves: readonly ScanLeaf[],
): Promise<number> {
  const works = await readWorks(content, []);
  const chapters = works.find(({ id }) => id === work)?.chapters ?? [];
  const marks: LeafMark[] = [];
  for (const { id, file } of chapters) {
    const source = await readFile(path.join(content, file), 'utf8');
    const found = readLeafMarks(source, { today: '9999-12-31', audience: 'internal' });
    marks.push(...found.map(({ n }) => ({ chapter: id, n })));
  }
  const ids = chapters.map(({ id }) => id);
  return pairLeaves(leaves, marks, ids).marks.size;
}
