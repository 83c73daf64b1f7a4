import { readBytes, type Bounds } from './read-bytes.ts';
import type { Report } from './source-text.ts';

/** Largest `.txt` or `.md` read: some twenty million characters. */
const largest: Bounds = { sizeBytes: 64 * 1024 * 1024, ratio: 200 };

/**
 * Reads a whole text file, `undefined` when it cannot be read. UTF-8 is tried first; what is not UTF-8 is taken for
 * GB18030, the one encoding of older office files that every byte sequence of theirs satisfies, and the editor is
 * shown the beginning, since a file in a third encoding (Big5) may decode without error into nonsense.
 */
export async function readWholeText(file: string, report: Report): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let isStopped = false;
  const watch: Report = (...finding) => {
    isStopped = true;
    report(...finding);
  };
  for await (const chunk of readBytes(file, watch, largest)) chunks.push(chunk);
  if (isStopped) return undefined;
  const text = decode(Buffer.concat(chunks), report);
  return text?.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function decode(bytes: Buffer, report: Report): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
      if (encoding === 'gb18030') {
        report(
          'import-encoding-converted',
          `这个文件不是 UTF-8 编码，已按 GB18030（国标码）读取，开头是“${[...text.trim().replace(/\s+/g, ' ')].slice(0, 20).join('')}”。请核对是否为乱码；若是，请另存为 UTF-8 再导入。`,
        );
      }
      return text;
    } catch {
      // Not this encoding.
    }
  }
  report(
    'file-encoding',
    '这个文件既不是 UTF-8 也不是 GB18030 编码，读不出来。请在编辑器里另存为 UTF-8 再导入。',
  );
  return undefined;
}
