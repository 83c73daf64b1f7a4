import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileFile } from '../../corpus/corpus.ts';
import { packZip } from '../../exporters/zip.ts';
import type { Release } from '../../model/access.ts';
import type { Portal } from '../../model/portal.ts';
import { comparePaths } from '../bundle-path.ts';
import { formatManifest } from '../manifest.ts';
import { sumsName } from './former-hand-over.ts';
import { placeFile, type HandedFile } from './work-files.ts';

/** ZIP counts bytes in 32 bits. */
const largestZip = 4e9;

/**
 * Gives what lies in the staging folder the form the partner asks for, with a list of digests.
 *
 * @returns how many files the partner gets, and how many bytes.
 * @throws {Error} when it is too much for one ZIP file.
 */
export async function packHandOver(
  staging: string,
  made: readonly HandedFile[],
  { id, meta }: ProfileFile,
  facts: { portal: Portal; release: Release },
): Promise<{ files: number; bytes: number }> {
  const files = made.toSorted((a, b) => comparePaths(a.path, b.path));
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const sums = formatManifest(files.map(({ sha256, path: file }) => [sha256, file]));
  if (meta.package === 'bagit') await makeBag(staging, files, facts);
  else await writeFile(path.join(staging, sumsName), sums);
  if (meta.package === 'zip') await makeZip(staging, files, `${id}.zip`);
  return { files: files.length, bytes };
}

async function makeZip(staging: string, files: readonly HandedFile[], name: string): Promise<void> {
  if (files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > largestZip)
    throw new Error(
      '文件合计超过 4 GB，装不进一个压缩包。请分几次移交，或把 package 改为 folder。',
    );
  const names = [...files.map(({ path: file }) => file), sumsName];
  const entries = [];
  for (const file of names)
    entries.push({
      name: file,
      bytes: await readFile(path.join(staging, ...file.split('/'))),
    });
  await rm(staging, { recursive: true });
  const zip = await placeFile(staging, name, packZip(entries), '');
  await writeFile(path.join(staging, sumsName), formatManifest([[zip.sha256, name]]));
}

/** A bag after RFC 8493: payload in `data/`, digests that `sha512sum -c` and any BagIt tool check. */
async function makeBag(
  staging: string,
  files: readonly HandedFile[],
  { portal, release }: { portal: Portal; release: Release },
): Promise<void> {
  const payload = `${staging}.data`;
  await rm(payload, { recursive: true, force: true });
  await rename(staging, payload);
  await mkdir(staging);
  await rename(payload, path.join(staging, 'data'));
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const tags: [string, string][] = [
    [
      'bag-info.txt',
      `Source-Organization: ${portal.office}\nBagging-Date: ${release.today}\nPayload-Oxum: ${bytes}.${files.length}\n`,
    ],
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    [
      'manifest-sha512.txt',
      formatManifest(files.map(({ sha512, path: file }) => [sha512, `data/${file}`])),
    ],
  ];
  for (const [name, text] of tags) await writeFile(path.join(staging, name), text);
  const digests = tags.map(
    ([name, text]) => [createHash('sha512').update(text).digest('hex'), name] as const,
  );
  await writeFile(path.join(staging, 'tagmanifest-sha512.txt'), formatManifest(digests));
}
