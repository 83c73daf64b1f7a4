import { readFile } from 'node:fs/promises';
import { aFinding, type Finding } from '../model/finding.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of a file, or the finding that it is not UTF-8. A byte-order mark is kept, so that offsets stay true. */
export function decodeText(
  bytes: Uint8Array,
  file: string,
): { text: string } | { finding: Finding } {
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return {
      finding: aFinding(
        'file-encoding',
        file,
        '这个文件不是 UTF-8 编码，读出来会是乱码。请在编辑器里选“另存为”，编码选 UTF-8，再试。',
      ),
    };
  }
}

/** @throws when the file cannot be read at all: that is the machine's fault, not the editor's. */
export async function readText(path: string, file: string): Promise<ReturnType<typeof decodeText>> {
  return decodeText(await readFile(path), file);
}

/** Codes of a place where no file is, or a folder. */
const isMissing = new Set<unknown>(['ENOENT', 'ENOTDIR', 'EISDIR']);

/** As `readText`; undefined when there is no such file. One that is there but may not be read is not missing. */
export async function readTextIfThere(
  path: string,
  file: string,
): Promise<ReturnType<typeof decodeText> | undefined> {
  try {
    return await readText(path, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && isMissing.has(error.code)) return undefined;
    throw error;
  }
}
