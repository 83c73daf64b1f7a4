import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from '../../model/finding.ts';
import type { IntakeEvent } from '../../model/intake.ts';
import { slugOfTitle } from '../chapter-names.ts';
import { digestOf, readRecord } from '../docx/earlier-import.ts';
import { importDocx } from '../docx/import-docx.ts';
import { claimSlug } from '../slugs.ts';
import { importTables } from '../table/import-tables.ts';

const manuscript = /\.(?:docx?|dotx|wps)$/i;
const table = /\.(?:xlsx|csv)$/i;

/** A file that was kept, with all that the unit has handed in, itself included, in order. */
export interface KeptFile {
  /** Folder of the ledger. */
  folder: string;
  /** Path within it. */
  kept: string;
  unit: string;
  events: readonly IntakeEvent[];
}

/**
 * Imports what was received into the drafts: a Word file becomes `drafts/works/<unit>`, one of another name
 * `drafts/works/<unit>-<name>`, a table `drafts/tables/<unit>` and so on. A corrected file replaces the draft made of
 * the one before, unless someone has worked on that. What cannot be imported is received all the same.
 *
 * @returns a Chinese sentence about the draft; undefined when there is none.
 */
export async function importDraft(
  file: KeptFile,
  findings: Finding[],
): Promise<string | undefined> {
  if (manuscript.test(file.kept)) return importManuscript(file, findings);
  return table.test(file.kept) ? importTable(file, findings) : undefined;
}

async function importManuscript(file: KeptFile, findings: Finding[]): Promise<string | undefined> {
  const { folder, kept, unit } = file;
  const draft = path.posix.join('drafts', 'works', draftName(file, manuscript));
  const into = path.join(folder, draft);
  const isWorkedOn = await wasEdited(into);
  const report = await importDocx([path.join(folder, kept)], {
    into,
    title: unit,
    kind: 'essays',
    changes: 'accept',
    replace: !isWorkedOn,
  });
  findings.push(...report.findings.filter(({ severity }) => severity === 'error'));
  if (report.work?.isWritten === true) return `草稿在 ${draft}`;
  return report.work
    ? `${draft} 导入以后改过，没有用新收到的覆盖；两边的不同见 import-reports/${path.basename(draft)}/report.html，要替换请运行 npx fangzhi import docx ${kept} --into ${draft} --replace`
    : undefined;
}

/** Whether a chapter of the draft is not as it was imported. */
async function wasEdited(draft: string): Promise<boolean> {
  const { units } = await readRecord(draft);
  for (const { file, digest } of units) {
    if (!file.endsWith('.mdx')) continue;
    const text = await readFile(path.join(draft, file), 'utf8').catch(() => undefined);
    if (text !== undefined && digestOf(text) !== digest) return true;
  }
  return false;
}

/** A unit's first file of a kind gives its draft the unit's name, others add their own. The log only grows, so names stay. */
function draftName({ kept, unit, events }: KeptFile, kind: RegExp): string {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const own = stemOf(kept);
  const stems = events
    .filter((event) => event.unit === unit && event.act === 'received')
    .map((event) => event.file)
    .filter((name) => kind.test(name))
    .map(stemOf);
  for (const stem of [...stems, own]) {
    if (names.has(stem)) continue;
    const slug = slugOfTitle(unit);
    names.set(stem, claimSlug(names.size === 0 ? slug : `${slug}-${slugOfTitle(stem)}`, taken));
  }
  return names.get(own) ?? slugOfTitle(unit);
}

/** Name of a file as the unit sent it. */
const stemOf = (kept: string): string => path.parse(kept.replaceAll('\\', '/')).name;

async function importTable(file: KeptFile, findings: Finding[]): Promise<string | undefined> {
  const { folder, kept } = file;
  const draft = path.posix.join('drafts', 'tables', draftName(file, table));
  const into = path.join(folder, draft);
  const made = await tableFiles(path.join(folder, kept), findings);
  if (made.size === 0) return undefined;
  const former: Map<string, Buffer>[] = [];
  for (const name of formerFiles(file)) former.push(await tableFiles(path.join(folder, name), []));
  const names = new Set([made, ...former].flatMap((files) => [...files.keys()]));
  for (const name of names) {
    const there = await readFile(path.join(into, name)).catch(() => undefined);
    if (there && ![made, ...former].some((files) => files.get(name)?.equals(there)))
      return `${draft} 导入以后改过，没有用新收到的覆盖；要替换请运行 npx fangzhi import table ${kept} --into ${draft} --replace`;
  }
  await mkdir(into, { recursive: true });
  await importTables([path.join(folder, kept)], { into, replace: true });
  for (const name of names) if (!made.has(name)) await rm(path.join(into, name), { force: true });
  return `表格在 ${draft}`;
}

/** Earlier versions of a file: of any of them the draft may have been made, since one may not have been readable. */
function formerFiles({ kept, unit, events }: KeptFile): string[] {
  return events
    .filter((event) => event.unit === unit && event.act === 'received')
    .map((event) => event.file)
    .filter((file) => file !== kept && table.test(file) && stemOf(file) === stemOf(kept));
}

/** What a table becomes when it is imported, by name of file; nothing where it cannot be. */
async function tableFiles(file: string, findings: Finding[]): Promise<Map<string, Buffer>> {
  const into = await mkdtemp(path.join(tmpdir(), 'fangzhi-intake-'));
  try {
    const report = await importTables([file], { into, replace: true });
    findings.push(...report.findings.filter(({ severity }) => severity === 'error'));
    const files = new Map<string, Buffer>();
    for (const name of await readdir(into)) files.set(name, await readFile(path.join(into, name)));
    return files;
  } finally {
    await rm(into, { recursive: true, force: true });
  }
}
