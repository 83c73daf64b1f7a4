import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; names with `/`. */
export interface ZipEntry {
  name: string;
  bytes: Buffer;
  /** Whether the bytes stay as they are, where a format asks for it. */
  isStored?: boolean;
}

/** 1 January 2020 in the form of DOS, so that the same files give the same bytes on any day and in any zone. */
const dosDate = ((2020 - 1980) << 9) | (1 << 5) | 1;

/** Packs files into a ZIP archive, in the order given. */
export function packZip(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, isStored = false } of entries) {
    const encoded = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(bytes, { level: 9 });
    const isPacked = !isStored && packed.length < bytes.length;
    const content = isPacked ? packed : bytes;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt16LE(isPacked ? 8 : 0, 4);
    head.writeUInt16LE(0, 6);
    head.writeUInt16LE(dosDate, 8);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(encoded.length, 22);
    pieces.push(Buffer.from([0x50, 0x4b, 3, 4]), head, encoded, content);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), head, tail, encoded);
    offset += 30 + encoded.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}
