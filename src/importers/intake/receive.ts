import { createHash } from 'node:crypto';
import { constants, createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { IntakeEvent } from '../../model/intake.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { importDraft } from './import-draft.ts';
import { logEvents, type Ledger } from './ledger.ts';
import { matchUnits } from './match-unit.ts';

/** What became of the files of a delivery. */
export interface Delivery {
  /** `draft` says in Chinese what became of its draft. */
  received: { unit: string; file: string; draft: string | undefined }[];
  /** The same bytes were received before. */
  known: string[];
  /** With the units that each names: none or several. */
  unmatched: { name: string; units: string[] }[];
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
  const events = [...ledger.events];
  /** Two units may send the same file, such as a form with nothing to tell. */
  const keyOf = (unit: string, digest: string): string => `${digest} ${unit}`;
  const digests = new Set(events.map(({ unit, digest }) => keyOf(unit, digest)));
  for (const { file, name, within } of await listFiles(from, delivery)) {
    const [unit, ...others] = matchUnits(name, ledger.units, within);
    if (!unit || others.length > 0) {
      const units = [unit, ...others].flatMap((each) => each?.name ?? []);
      delivery.unmatched.push({ name, units });
      continue;
    }
    const digest = await digestFile(file);
    if (digests.has(keyOf(unit.name, digest))) {
      delivery.known.push(name);
      continue;
    }
    digests.add(keyOf(unit.name, digest));
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
    events.push(event);
    const draft = await importDraft(
      { folder: ledger.folder, kept, unit: unit.name, events },
      delivery.findings,
    );
    delivery.received.push({ unit: unit.name, file: kept, draft });
  }
  return delivery;
}

/**
 * Files below folders, named by their path there, and the name of the folder; what office programs leave beside them is
 * passed over.
 */
async function listFiles(
  from: readonly string[],
  { findings }: Delivery,
): Promise<{ file: string; name: string; within: string }[]> {
  const files: { file: string; name: string; within: string }[] = [];
  for (const given of from) {
    const facts = await stat(given).catch(() => undefined);
    if (!facts)
      findings.push(aFinding('import-file-missing', given, '找不到这个文件或文件夹。请检查路径。'));
    else if (facts.isFile()) {
      const within = path.basename(path.dirname(path.resolve(given)));
      files.push({ file: given, name: path.basename(given), within });
    } else
      for (const entry of await readdir(given, { recursive: true, withFileTypes: true })) {
        if (/^[.~]|^(?:Thumbs\.db|desktop\.ini)$/i.test(entry.name) || entry.isDirectory())
          continue;
        const file = path.join(entry.parentPath, entry.name);
        if (!entry.isFile()) {
          const message = '这是快捷方式（符号链接），程序不跟随它。请把文件本身放进文件夹。';
          findings.push(aFinding('import-format-unknown', file, message));
        } else {
          const within = path.basename(path.resolve(given));
          files.push({ file, name: path.relative(given, file), within });
        }
      }
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Of 255 that file systems allow, less what drafts and reports add. */
const mostNameBytes = 230;

function shorten(name: string, most: number): string {
  let kept = name;
  while (Buffer.byteLength(kept) > most) kept = kept.slice(0, -1);
  // Not half of a character beyond the basic plane.
  return kept.toWellFormed().replace(/\uFFFD$/, '');
}

/**
 * Copies a file to `received/<unit>/<day>/`, or where that day has one of its name to `<day>-2/`: its name stays as it was
 * sent. @returns its path in the ledger's folder.
 */
async function keepFile(
  { folder }: Ledger,
  { file, unit, day }: { file: string; unit: string; day: string },
): Promise<string> {
  const ofUnit = path.posix.join('received', unit.replace(/[\\/:*?"<>|]/g, '-'));
  const { name: given, ext } = path.parse(file);
  const name = `${shorten(given, mostNameBytes - Buffer.byteLength(ext))}${ext}`;
  let into = path.posix.join(ofUnit, day);
  for (let count = 2; existsSync(path.join(folder, into, name)); count++)
    into = path.posix.join(ofUnit, `${day}-${count}`);
  await mkdir(path.join(folder, into), { recursive: true });
  await copyFile(file, path.join(folder, into, name), constants.COPYFILE_EXCL);
  return path.posix.join(into, name);
}
