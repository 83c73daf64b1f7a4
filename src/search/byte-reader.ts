/** Reads numbers of seven bits a byte, lowest first, one after another. */
export class ByteReader {
  at = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** @throws {Error} when the bytes end within a number. */
  varint(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error('A file of the index is cut short.');
      if (byte < 0x80) return value + byte * unit;
      value += (byte & 0x7f) * unit;
    }
  }

  /** The next bytes as they are. */
  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}
