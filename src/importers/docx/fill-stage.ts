import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCsv } from '../../markdown/csv.ts';
import type { WorkKind } from '../../model/work-kinds.ts';
import { writeYaml } from '../write-yaml.ts';
import { compareLines } from './compare-lines.ts';
import {
  digestOf,
  formatRecord,
  readRecord,
  recordName,
  type ImportRecord,
} from './earlier-import.ts';
import { factsWithTitle } from './own-components.ts';
import type { ChapterChange } from './report-text.ts';
import { guessWorkFacts } from './work-facts.ts';
import type { WrittenWork } from './write-work.ts';

/** Compares what stands on disk with what the manuscripts give, chapter by chapter. */
export async function compareWithDisk(
  written: WrittenWork,
  folder: string,
): Promise<ChapterChange[]> {
  const record = await readRecord(folder);
  const changes: ChapterChange[] = [];
  const files = new Set<string>();
  for (const { unit, mdx } of chaptersOf(written)) {
    files.add(unit.file);
    const old = await readFile(path.join(folder, unit.file), 'utf8').catch(() => undefined);
    const base = record.units.find(({ file }) => file === unit.file)?.digest;
    const isEdited = old !== undefined && base !== digestOf(old);
    const state =
      old === undefined ? 'new' : old === mdx ? 'same' : isEdited ? 'edited' : 'changed';
    changes.push({
      file: unit.file,
      title: unit.title,
      state,
      lines: old === undefined || old === mdx ? [] : compareLines(old, mdx),
    });
  }
  for (const { file, title } of record.units)
    if (file.endsWith('.mdx') && !files.has(file))
      changes.push({ file, title, state: 'gone', lines: [] });
  return changes;
}

/**
 * Writes a work into the stage: over a copy of the one there is, whose own facts and files stay; a chapter that was
 * edited since and of which the manuscript says nothing new stays as edited.
 */
export async function fillStage(
  written: WrittenWork,
  folder: string,
  options: {
    title?: string | undefined;
    kind?: WorkKind | undefined;
    existing: string | undefined;
  },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const earlier =
    options.existing === undefined ? { units: [] } : await readRecord(options.existing);
  if (options.existing !== undefined) await cp(options.existing, folder, { recursive: true });
  const record: ImportRecord = { units: [] };
  const bases = new Map(earlier.units.map(({ file, digest }) => [file, digest]));
  await dropGone(written, folder, earlier);
  for (const unit of written.units) {
    if (unit.kind !== 'part') continue;
    const yaml = unit.own
      ? factsWithTitle(unit.own.facts, unit.title)
      : writeYaml({ title: unit.title, role: unit.role });
    const digest = digestOf(yaml);
    if (bases.get(unit.file) !== digest) await put(folder, `${unit.file}/part.yaml`, yaml);
    record.units.push({ file: unit.file, title: unit.title, digest });
  }
  for (const { unit, mdx, files } of chaptersOf(written)) {
    const digest = digestOf(mdx);
    if (bases.get(unit.file) !== digest) await put(folder, unit.file, mdx);
    record.units.push({ file: unit.file, title: unit.title, digest });
    for (const [name, text] of files)
      await putData(folder, path.posix.join(path.posix.dirname(unit.file), name), text);
  }
  const order = new Map(written.units.map(({ file }, index) => [file, index]));
  record.units.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
  for (const { manuscript } of written.manuscripts)
    for (const [file, bytes] of manuscript.pictures.placed) await put(folder, file, bytes);
  if (options.existing === undefined) await put(folder, 'work.yaml', workYaml(written, options));
  await put(folder, recordName, formatRecord(record));
}

function chaptersOf({ manuscripts }: WrittenWork) {
  return manuscripts.flatMap(({ chapters }) => chapters);
}

/** Chapters the manuscripts no longer have go, unless someone has worked on them since. */
async function dropGone(
  { units }: WrittenWork,
  folder: string,
  earlier: ImportRecord,
): Promise<void> {
  const kept = new Set(units.map(({ file }) => file));
  for (const { file, digest } of earlier.units) {
    if (kept.has(file) || !file.endsWith('.mdx')) continue;
    const text = await readFile(path.join(folder, file), 'utf8').catch(() => undefined);
    if (text !== undefined && digestOf(text) === digest) await rm(path.join(folder, file));
  }
}

function workYaml(
  written: WrittenWork,
  { title, kind }: { title?: string | undefined; kind?: WorkKind | undefined },
): string {
  const own = written.manuscripts
    .flatMap(({ manuscript }) => manuscript.items)
    .find((item) => 'file' in item && item.file === 'work.yaml');
  if (own && 'file' in own && kind === undefined)
    return factsWithTitle(own.facts, title ?? written.title ?? '未命名著作');
  const name = title ?? written.title ?? '未命名著作';
  const text = chaptersOf(written)
    .map(({ compiled }) => compiled.text)
    .join('\n');
  const provenance = `Word 文件：${written.manuscripts.map(({ manuscript }) => path.basename(manuscript.file)).join('、')}`;
  return writeYaml(guessWorkFacts(name, text, provenance, kind));
}

/** A table whose cells are the same stays as it is written; other files are carried along only where there are none. */
async function putData(folder: string, file: string, text: string): Promise<void> {
  const old = await readFile(path.join(folder, file), 'utf8').catch(() => undefined);
  const cells = (csv: string): string => JSON.stringify(parseCsv(csv).rows);
  const isKept = old !== undefined && (!file.endsWith('.csv') || cells(old) === cells(text));
  if (!isKept) await put(folder, file, text);
}

async function put(folder: string, file: string, content: string | Buffer): Promise<void> {
  const target = path.join(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
}
