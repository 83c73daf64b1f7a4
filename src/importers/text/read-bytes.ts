import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Report } from './source-text.ts';

/** Bounds on what one input file may come to when unpacked. */
export interface Bounds {
  sizeBytes: number;
  /** Unpacked bytes for each packed one; text seldom reaches 10. */
  ratio: number;
}

const bounds: Bounds = { sizeBytes: 512 * 1024 * 1024, ratio: 200 };
/** Below this size a high ratio does no harm. */
const smallBytes = 4 * 1024 * 1024;

/** Reads a file chunk by chunk, unpacking `.gz`; reports and stops when it is missing, broken or too large. */
export async function* readBytes(
  file: string,
  report: Report,
  { sizeBytes, ratio } = bounds,
): AsyncGenerator<Buffer> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    report(
      'import-file-missing',
      found
        ? '这是一个文件夹，不是文件。请写出文件夹里要导入的文件。'
        : '找不到这个文件。请检查路径和文件名。',
    );
    return;
  }
  const isPacked = file.toLowerCase().endsWith('.gz');
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const chunks = isPacked
    ? pipeline(source, createGunzip({ chunkSize: 256 * 1024 }), () => undefined)
    : source;
  let total = 0;
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (
        total > sizeBytes ||
        (isPacked && total > smallBytes && total > source.bytesRead * ratio)
      ) {
        report(
          'import-too-large',
          `文件${isPacked ? '解压后' : ''}过大（超过 ${sizeBytes / 1024 / 1024} MB，或解压后是原来的 ${ratio} 倍以上），没有继续读。请拆成几个文件再导入。`,
        );
        return;
      }
      yield chunk;
    }
  } catch (error) {
    if (!isPacked) throw error;
    report('import-file-broken', '压缩文件损坏或不完整，解不开。请重新取得这个文件。');
  } finally {
    source.destroy();
  }
}
