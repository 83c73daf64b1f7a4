import { mkdir, readFile } from 'node:fs/promises';
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
 * `drafts/works/<unit>-<name>`, a table goes to `drafts/tables/<unit>`. A corrected file replaces the draft made of the
 * one before, unless someone has worked on that. What cannot be imported is received all the same.
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
  const draft = path.posix.join('drafts', 'works', draftName(file));
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

/** The unit's first Word file gives its draft the unit's name, others add their own. The log only grows, so names stay. */
function draftName({ kept, unit, events }: KeptFile): string {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const own = stemOf(kept);
  const stems = events
    .filter((event) => event.unit === unit && event.act === 'received')
    .map((event) => event.file)
    .filter((name) => manuscript.test(name))
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

async function importTable(
  { folder, kept, unit }: KeptFile,
  findings: Finding[],
): Promise<string | undefined> {
  const draft = path.posix.join('drafts', 'tables', slugOfTitle(unit));
  const into = path.join(folder, draft);
  await mkdir(into, { recursive: true });
  const report = await importTables([path.join(folder, kept)], { into, replace: false });
  findings.push(...report.findings.filter(({ severity }) => severity === 'error'));
  return report.tables.length > 0 ? `表格在 ${draft}` : undefined;
}
