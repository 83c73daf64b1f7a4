import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { IntakeEvent } from '../../model/intake.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { slugOfTitle } from '../chapter-names.ts';
import { importDocx } from '../docx/import-docx.ts';
import { logEvents, type Ledger } from './ledger.ts';
import { matchUnit } from './match-unit.ts';

/** What became of the files of a delivery. */
export interface Delivery {
  received: { unit: string; file: string; draft: string | undefined }[];
  /** The same bytes were received before. */
  known: string[];
  unmatched: string[];
  findings: Finding[];
}

/**
 * Receives files, or all files below a folder: each is copied to the unit it names, logged, and where it is a Word
 * file imported into the drafts. Files of no known unit stay where they are and are listed.
 */
export async function receiveFiles(
  ledger: Ledger,
  from: readonly string[],
  day: string,
): Promise<Delivery> {
  const delivery: Delivery = { received: [], known: [], unmatched: [], findings: [] };
  const digests = new Set(ledger.events.map(({ digest }) => digest).filter(Boolean));
  for (const { file, name } of await listFiles(from, delivery)) {
    const unit = matchUnit(name, ledger.units);
    if (!unit) {
      delivery.unmatched.push(name);
      continue;
    }
    const digest = await digestFile(file);
    if (digests.has(digest)) {
      delivery.known.push(name);
      continue;
    }
    digests.add(digest);
    const kept = await keepFile(ledger, { file, unit: unit.name, day });
    const event: IntakeEvent = {
      day,
      unit: unit.name,
      act: 'received',
      file: kept,
      note: '',
      digest,
    };
    await logEvents(ledger.folder, [event]);
    const draft = await importDraft(ledger, kept, unit.name, delivery.findings);
    delivery.received.push({ unit: unit.name, file: kept, draft });
  }
  return delivery;
}

/** Files below folders, named by their path there; what office programs leave beside them is passed over. */
async function listFiles(
  from: readonly string[],
  { findings }: Delivery,
): Promise<{ file: string; name: string }[]> {
  const files: { file: string; name: string }[] = [];
  for (const given of from) {
    const facts = await stat(given).catch(() => undefined);
    if (!facts)
      findings.push(aFinding('import-file-missing', given, '找不到这个文件或文件夹。请检查路径。'));
    else if (facts.isFile()) files.push({ file: given, name: path.basename(given) });
    else
      for (const entry of await readdir(given, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || /^[.~]|^(?:Thumbs\.db|desktop\.ini)$/i.test(entry.name)) continue;
        const file = path.join(entry.parentPath, entry.name);
        files.push({ file, name: path.relative(given, file) });
      }
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Copies a file to `received/<unit>/`, the day before its name. @returns its path in the ledger's folder. */
async function keepFile(
  { folder }: Ledger,
  { file, unit, day }: { file: string; unit: string; day: string },
): Promise<string> {
  const into = path.join('received', unit.replace(/[\\/:*?"<>|]/g, '-'));
  await mkdir(path.join(folder, into), { recursive: true });
  const taken = new Set(await readdir(path.join(folder, into)));
  const { name, ext } = path.parse(file);
  let kept = `${day} ${name}${ext}`;
  for (let count = 2; taken.has(kept); count++) kept = `${day} ${name} ${count}${ext}`;
  await copyFile(file, path.join(folder, into, kept));
  return path.join(into, kept);
}

/** Imports a Word file into `drafts/works/<unit>`. One that cannot be imported is received all the same. */
async function importDraft(
  { folder }: Ledger,
  kept: string,
  unit: string,
  findings: Finding[],
): Promise<string | undefined> {
  if (!/\.docx?$/i.test(kept)) return undefined;
  const draft = path.join('drafts', 'works', slugOfTitle(unit));
  const report = await importDocx([path.join(folder, kept)], {
    into: path.join(folder, draft),
    title: unit,
    kind: 'essays',
    changes: 'accept',
    replace: true,
  });
  findings.push(...report.findings.filter(({ severity }) => severity === 'error'));
  return report.work?.isWritten === true ? draft : undefined;
}
