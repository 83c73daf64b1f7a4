import path from 'node:path';
import type { Finding } from '../model/finding.ts';
import { scansSchema, type Scans } from '../model/scans.ts';
import { readFacts } from './facts.ts';
import { readTextIfThere } from './text-file.ts';

/** The list of a work's scans, and the folder beside it that holds them. */
export const scansFile = 'scans.yaml';
export const scansFolder = 'scans';

/** Reads the list of a work's scans; undefined where there is none, or it is wrong. */
export async function readScans(
  root: string,
  folder: string,
  findings: Finding[],
): Promise<Scans | undefined> {
  const file = `${folder}/${scansFile}`;
  const read = await readTextIfThere(path.join(root, file), file);
  if (read === undefined) return undefined;
  if ('finding' in read) {
    findings.push(read.finding);
    return undefined;
  }
  const facts = readFacts(read.text, scansSchema, { file, code: 'scans-invalid' });
  findings.push(...facts.findings);
  return facts.value;
}
