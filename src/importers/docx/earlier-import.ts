import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseOrderedName } from '../../model/identifiers.ts';
import type { PlannedUnit } from './plan-work.ts';

/** Name of the record that an import leaves in the folder of its work; a dot keeps it out of the portal. */
export const recordName = '.import.json';

const recordSchema = z.strictObject({
  /** Files the last import wrote, in reading order. */
  units: z.array(z.strictObject({ file: z.string(), title: z.string(), digest: z.string() })),
});

/** What the last import wrote, so that the next one keeps its file names and sees what was changed since. */
export type ImportRecord = z.output<typeof recordSchema>;

export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

export async function readRecord(folder: string): Promise<ImportRecord> {
  const text = await readFile(path.join(folder, recordName), 'utf8').catch(() => '{"units":[]}');
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return { units: [] };
  }
}

export function formatRecord(record: ImportRecord): string {
  return `${JSON.stringify(record, null, 1)}\n`;
}

type Earlier = ImportRecord['units'][number];

/**
 * Gives units of a corrected manuscript the file names they had: the address of a chapter follows its file name. A unit
 * is the earlier one of the same title, else of a title much like it, else the one in the same place, where as many
 * are left on both sides.
 */
export function keepNames(units: readonly PlannedUnit[], { units: earlier }: ImportRecord): void {
  if (earlier.length === 0) return;
  const left = new Set(earlier);
  const paired = new Map<PlannedUnit, Earlier>();
  const pair = (unit: PlannedUnit, found: Earlier | undefined): void => {
    if (found && left.delete(found)) paired.set(unit, found);
  };
  for (const likeness of [1, 0.6]) {
    for (const unit of units) {
      if (paired.has(unit)) continue;
      const isLike = ({ file, title }: Earlier): boolean =>
        isChapter(file) === isChapter(unit.file) && likenessOf(title, unit.title) >= likeness;
      pair(unit, [...left].find(isLike));
    }
  }
  for (const { news, olds } of gapsOf(units, earlier, paired))
    if (news.length === olds.length)
      for (const [index, unit] of news.entries()) pair(unit, olds[index]);
  rename(units, paired);
}

/** Part of the longer title's characters that the other has too. */
function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = [a, b].map((each) => new Set(each)).sort((x, y) => x.size - y.size);
  if (!short || !long || short.size < 2) return 0;
  return Math.min([...short].filter((each) => long.has(each)).length / short.size, 0.99);
}

/** Units without a partner between two that have one, with the earlier ones left between those. */
function gapsOf(
  units: readonly PlannedUnit[],
  earlier: readonly Earlier[],
  paired: ReadonlyMap<PlannedUnit, Earlier>,
): { news: PlannedUnit[]; olds: Earlier[] }[] {
  const gaps: { news: PlannedUnit[]; olds: Earlier[] }[] = [];
  const taken = new Set(paired.values());
  let news: PlannedUnit[] = [];
  let from = 0;
  const close = (to: number): void => {
    const [kind] = news;
    if (kind)
      gaps.push({
        news,
        olds: earlier
          .slice(from, to)
          .filter((each) => !taken.has(each) && isChapter(each.file) === isChapter(kind.file)),
      });
    news = [];
    from = to + 1;
  };
  for (const unit of units) {
    const partner = paired.get(unit);
    if (partner) close(earlier.indexOf(partner));
    else news.push(unit);
  }
  close(earlier.length);
  return gaps;
}

const isChapter = (file: string): boolean => file.endsWith('.mdx');

/** Names stay where reading order lets them; a unit that came in between takes the next number. */
function rename(units: readonly PlannedUnit[], paired: ReadonlyMap<PlannedUnit, Earlier>): void {
  const folders = new Map<string, string>();
  const orders = new Map<string, number>();
  const slugs = new Map<string, Set<string>>();
  for (const unit of units) {
    const planned = path.posix.dirname(unit.file);
    const folder = folders.get(planned) ?? planned;
    const kept = paired.get(unit)?.file;
    const base = path.posix.basename(kept ?? unit.file);
    const { order = 0, slug = 'chapter' } = parseOrderedName(base) ?? {};
    const taken = slugs.get(folder) ?? new Set();
    slugs.set(folder, taken);
    const before = orders.get(folder) ?? 0;
    const own = kept !== undefined && order > before ? order : before + 1;
    orders.set(folder, own);
    let name = slug;
    for (let repeat = 2; taken.has(name); repeat++) name = `${slug}-${repeat}`;
    taken.add(name);
    const width = /^\d+/.exec(base)?.[0].length ?? 2;
    const file = path.posix.join(
      folder,
      `${String(own).padStart(width, '0')}-${name}${isChapter(unit.file) ? '.mdx' : ''}`,
    );
    if (!isChapter(unit.file)) folders.set(unit.file, file);
    unit.file = file;
  }
}
