/**
 * How large the files of words are, in kilobytes, rounded up: one byte each, in the order of their table, 255 for that
 * and more. Whoever asks for a phrase can choose which of its words to fetch before any is fetched.
 */
const unit = 1000;
const most = 255;

export function writeChunkSizes(bytes: readonly number[]): Uint8Array {
  return Uint8Array.from(bytes, (size) => Math.min(most, Math.ceil(size / unit)));
}
