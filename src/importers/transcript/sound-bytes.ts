import { open } from 'node:fs/promises';

/** How files of each media type that browsers play begin. */
const beginnings: Readonly<Record<string, readonly RegExp[]>> = {
  'audio/mpeg': [/^494433/, /^ff[e-f]/],
  'audio/mp4': [/^.{8}66747970/],
  'audio/ogg': [/^4f676753/],
  'audio/wav': [/^52494646.{8}57415645/],
  'audio/flac': [/^664c6143/],
  'video/mp4': [/^.{8}66747970/],
  'video/webm': [/^1a45dfa3/],
};

/** Whether a file begins as one of its media type does: one renamed, empty or a web page's error does not. */
export async function beginsAs(file: string, type: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(12), 0, 12, 0);
    const head = buffer.subarray(0, bytesRead).toString('hex');
    return beginnings[type]?.some((beginning) => beginning.test(head)) ?? false;
  } finally {
    await handle.close();
  }
}
