import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../collect.ts';

/** Digests of the files of a hand-over that is no bag. */
export const sumsName = 'sha256sums.txt';
const tagFiles = ['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt', 'tagmanifest-sha512.txt'];

/**
 * Makes sure that a folder may be replaced: it is not there, empty, or an earlier hand-over to which nothing was added.
 *
 * @throws {Error} naming a file that would be lost.
 */
export async function checkFormer(out: string): Promise<void> {
  const facts = await stat(out).catch(() => undefined);
  if (facts === undefined) return;
  if (!facts.isDirectory())
    throw new Error(`输出位置 ${out} 是一个文件，不是文件夹。请用 --out 指定一个文件夹。`);
  const present = await listFiles(out);
  const read = async (name: string): Promise<string> =>
    readFile(path.join(out, name), 'utf8').catch(() => '');
  const listed = new Set([
    ...Array.from(
      `${await read(sumsName)}${await read('manifest-sha512.txt')}`.matchAll(
        /^[0-9a-f]+ {2}(.+)$/gm,
      ),
      ([, file = '']) => file,
    ),
  ]);
  const own = listed.size === 0 ? [] : [sumsName, ...tagFiles];
  const other = present.find((file) => !listed.has(file) && !own.includes(file));
  if (other !== undefined)
    throw new Error(
      `${out} 里有别的文件（${other}）。移交时会整个替换这个文件夹，为免误删，请换一个空文件夹，或先把里面的文件移走。`,
    );
}
