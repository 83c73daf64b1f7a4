import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatPublicKey, makeKey, parseSecretKey } from '../src/exchange/key.ts';
import { programRoot, workFolder } from './folders.ts';
import type { Command } from './measure.ts';

/** A payload of invented files, to be made a bundle of. */
export interface Tree {
  /** The bundle's folder. */
  folder: string;
  /** Secret key; the public one beside it with `.pub`. */
  key: string;
  files: number;
}

/** Writes files of which no two are alike, in folders of two hundred. */
export function writeTree(name: string, files: number, bytesEach: number): Tree {
  const folder = workFolder(name);
  rmSync(folder, { recursive: true, force: true });
  for (let at = 0; at < files; at++) {
    const place = path.join(folder, 'data', 'site', String(Math.floor(at / 200)));
    if (at % 200 === 0) mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `${at}.html`), fileContent(`${name} ${at}`, bytesEach));
  }
  const key = workFolder(`${name}.key`);
  const { pem } = makeKey();
  const secret = parseSecretKey(pem);
  writeFileSync(key, pem, { mode: 0o600 });
  writeFileSync(`${key}.pub`, formatPublicKey(secret?.publicKey ?? ''));
  return { folder, key, files };
}

/** Bytes that follow from a name and do not repeat within a kilobyte. */
export function fileContent(name: string, bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  let block = createHash('sha512').update(name).digest();
  for (let at = 0; at < bytes; at += block.length) {
    block.copy(content, at);
    if (at % 1024 === 0) block = createHash('sha512').update(block).digest();
  }
  return content;
}

/** Makes a bundle of the tree where it lies, or of a copy that it makes in another folder. */
export function sealCommand({ folder, key }: Tree, copy?: string): Command {
  const places = copy === undefined ? [folder, key] : [copy, key, folder];
  const args = [path.join(programRoot, 'bench/seal.ts'), ...places];
  return { program: process.execPath, args, cwd: programRoot };
}

export function ownCommand(...args: string[]): Command {
  const main = path.join(programRoot, 'src/cli/main.ts');
  return {
    program: process.execPath,
    args: [main, ...args],
    cwd: programRoot,
    env: { FANGZHI_CACHE: workFolder('cache') },
  };
}

export function shellCommand(folder: string, command: string): Command {
  return { program: 'sh', args: ['-c', command], cwd: folder };
}
