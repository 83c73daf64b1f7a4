import { inflateRawSync } from 'node:zlib';

/** Files of an archive as our own writer packs them, in order, and how each is packed. */
export function unpackZip(zip: Buffer): { name: string; method: number; text: string }[] {
  const files = [];
  let at = 0;
  while (zip.readUInt32LE(at) === 0x04034b50) {
    const size = zip.readUInt32LE(at + 18);
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    const method = zip.readUInt16LE(at + 8);
    const bytes = zip.subarray(start, start + size);
    files.push({
      name: zip.toString('utf8', at + 30, at + 30 + zip.readUInt16LE(at + 26)),
      method,
      text: (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'),
    });
    at = start + size;
  }
  return files;
}
