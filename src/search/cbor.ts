const decoder = new TextDecoder();

/** Reads the part of CBOR that Pagefind writes: arrays of known length, texts, whole numbers. */
export class CborReader {
  private readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Number of items that follow. */
  array(): number {
    return this.head(4);
  }

  text(): string {
    const length = this.head(3);
    const from = this.at;
    this.at += length;
    if (this.at > this.bytes.length) throw cutShort();
    return decoder.decode(this.bytes.subarray(from, this.at));
  }

  integer(): number {
    const major = (this.bytes[this.at] ?? 0) >> 5;
    return major === 1 ? -this.head(1) - 1 : this.head(0);
  }

  /** Passes over one item, whatever is in it. */
  skip(): void {
    for (let left = 1; left > 0; left--) {
      const initial = this.bytes[this.at];
      if (initial === undefined) throw cutShort();
      const major = initial >> 5;
      const value = this.head(major);
      if (major === 4) left += value;
      else if (major === 3) this.at += value;
    }
  }

  /** @throws {Error} when another kind of item stands here, or the file ends. */
  private head(major: number): number {
    const { bytes } = this;
    const initial = bytes[this.at++];
    if (initial === undefined) throw cutShort();
    if (initial >> 5 !== major)
      throw new Error('The index file holds something else than it should.');
    const short = initial & 0x1f;
    if (short < 24) return short;
    const size = 1 << (short - 24);
    if (short > 26 || this.at + size > bytes.length) throw cutShort();
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + (bytes[this.at++] ?? 0);
    return value;
  }
}

function cutShort(): Error {
  return new Error('The index file is cut short.');
}
