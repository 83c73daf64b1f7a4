import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatPublicKey, makeKey, parseSecretKey, type PublicKey, type SecretKey } from './key.ts';
import { refuse } from './problem.ts';
import { readPublicKey } from './tag-layer.ts';

/** Files that show that a folder is published: what lies in or below it may leave the house. */
const published = ['portal.yaml', 'bagit.txt', '.fangzhi-portal', 'mirror.json'];

/** Refuses a place for a secret key that is inside a content folder, a bundle, a site or a mirror. */
export function checkKeyPlace(file: string, ...alsoNot: string[]): void {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    if (published.some((name) => existsSync(path.join(folder, name))) || alsoNot.includes(folder))
      refuse(file, `私钥不能放在 ${folder} 里，那里的文件会被发布出去。请放到别处。`);
    if (folder === path.dirname(folder)) return;
  }
}

/** Makes a key pair: the secret file for its owner's eyes alone, the public one beside it with `.pub`. */
export async function writeNewKey(file: string): Promise<PublicKey> {
  checkKeyPlace(file);
  for (const name of [file, `${file}.pub`])
    if (existsSync(name)) refuse(name, '已经有这个文件，不会覆盖。请换一个名字。');
  const { pem, publicKey } = makeKey();
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
  await writeFile(`${file}.pub`, formatPublicKey(publicKey), { flag: 'wx' });
  return publicKey;
}

/** Reads a secret key that nobody else on the machine can read. @throws {Refusal} otherwise. */
export async function readSecretKey(file: string): Promise<SecretKey> {
  const { mode } = await stat(file).catch(() =>
    refuse(file, '没有这个文件。请先运行 npx fangzhi keys new。'),
  );
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    refuse(file, `别的用户也能读这个私钥。请运行 chmod 600 ${file}。`);
  return (
    parseSecretKey(await readFile(file, 'utf8')) ??
    refuse(file, '不是 Ed25519 私钥。应当是 keys new 写出的文件。')
  );
}

/** The public key of a file, which may be the public or the secret one. */
export async function readAnyKey(file: string): Promise<PublicKey> {
  const text = await readFile(file, 'utf8').catch(() => refuse(file, '没有这个文件。'));
  return parseSecretKey(text)?.publicKey ?? readPublicKey(text, file);
}
