import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import type { Entry } from '../manifest.ts';
import { Refusal, refuse } from '../problem.ts';
import type { Source } from '../source.ts';
import type { Rate } from './rate.ts';

/**
 * Brings a file over to `part`, going on from what an earlier run left there. Writes no more than the file's length,
 * and what does not have its digest is removed.
 *
 * @returns bytes received.
 * @throws {Refusal} when the source gives something else.
 */
export async function fetchFile(
  source: Source,
  entry: Entry,
  part: string,
  rate: Rate,
): Promise<number> {
  const begun = await stat(part).then(
    ({ size }) => size,
    () => 0,
  );
  const fromByte = begun < entry.sizeBytes ? begun : 0;
  try {
    return await receive(source, entry, part, fromByte, rate);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What an earlier run left may itself be wrong, as where the source's file changed in between.
    if (fromByte === 0) throw error;
    await rm(part, { force: true });
    return receive(source, entry, part, 0, rate);
  }
}

async function receive(
  source: Source,
  { path, sizeBytes, sha512, sha256 }: Entry,
  part: string,
  fromByte: number,
  rate: Rate,
): Promise<number> {
  const long = createHash('sha512');
  const short = createHash('sha256');
  if (fromByte > 0) {
    for await (const piece of createReadStream(part, {
      end: fromByte - 1,
    }) as AsyncIterable<Buffer>) {
      long.update(piece);
      short.update(piece);
    }
  }
  const handle = await open(part, fromByte > 0 ? 'r+' : 'w');
  let length = fromByte;
  try {
    const stream = await source.stream(path, fromByte);
    if (!stream) return refuse(path, '清单里有，来源却没有。');
    for await (const piece of stream) {
      if (length + piece.length > sizeBytes)
        refuse(path, `来源给的比清单所记的 ${sizeBytes} 字节长。`);
      await handle.write(piece, 0, piece.length, length);
      long.update(piece);
      short.update(piece);
      length += piece.length;
      await rate(piece.length);
    }
  } finally {
    await handle.close();
  }
  if (length < sizeBytes) refuse(path, `来源只给了 ${length} 字节，清单所记是 ${sizeBytes} 字节。`);
  if (long.digest('hex') !== sha512 || short.digest('hex') !== sha256) {
    await rm(part, { force: true });
    refuse(path, '来源给的内容与清单的校验值不符。');
  }
  return length - fromByte;
}
