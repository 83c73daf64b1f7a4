import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Work } from '../../corpus/corpus.ts';
import { scansFile, scansFolder } from '../../corpus/read-scans.ts';
import { readImage } from '../../importers/scans/read-image.ts';
import { ScanRefusal } from '../../importers/scans/scan-refusal.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { mostScanPixels } from '../../model/scan-limits.ts';
import { measurePicture } from '../../press/images.ts';

/** Opens every picture of a work whole, in bounds: one that a build could not show is not to come in. */
export async function checkPictures(
  root: string,
  pictures: ReadonlyMap<string, string>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [file, namedIn] of pictures) {
    const bytes = await readFile(path.join(root, file)).catch(() => undefined);
    const name = path.posix.basename(file);
    const measured = bytes
      ? await openPicture(name, bytes)
      : { code: 'figure-missing' as const, problem: `找不到图片 ${name}。` };
    if ('problem' in measured) findings.push(aFinding(measured.code, namedIn, measured.problem));
  }
  return findings;
}

async function openPicture(name: string, bytes: Buffer): ReturnType<typeof measurePicture> {
  const measured = await measurePicture(name, bytes);
  if ('problem' in measured || name.toLowerCase().endsWith('.svg')) return measured;
  try {
    // Shrunk to nothing, but every row is read on the way.
    await sharp(bytes, { limitInputPixels: mostScanPixels, failOn: 'truncated' }).stats();
    return measured;
  } catch {
    return {
      code: 'figure-broken',
      problem: `图片 ${name} 读到一半就断了，文件不完整。请重新导出。`,
    };
  }
}

/** Opens the scans of a work whole, and holds each against the digest its list gives. */
export async function checkScans(root: string, { folder, scans }: Work): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { file, sha256 } of scans?.volumes.flatMap(({ leaves }) => leaves) ?? []) {
    if (file === undefined) continue;
    const place = path.join(root, folder, scansFolder, file);
    const bytes = await readFile(place).catch(() => undefined);
    const add = (code: Finding['code'], message: string): void => {
      findings.push(aFinding(code, `${folder}/${scansFile}`, `影像 ${file}：${message}`));
    };
    if (!bytes) add('scan-missing', '找不到这幅影像。');
    else if (sha256 !== undefined && createHash('sha256').update(bytes).digest('hex') !== sha256)
      add('scan-broken', '与清单登记的 sha256 不符。');
    else {
      const problem = await readImage(place).catch((error: unknown) => error);
      if (problem instanceof ScanRefusal) add('scan-broken', problem.message);
      else if (problem instanceof Error) throw problem;
    }
  }
  return findings;
}
