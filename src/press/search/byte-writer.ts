const encoder = new TextEncoder();
/** So few bytes are sooner copied one by one than through a view of them. */
const shortCopy = 64;

/** Bytes growing at the end; what Pagefind reads is written with it: definite CBOR, heads as short as they can be. */
export class ByteWriter {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1 << 16) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `more` bytes. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  append(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from);
    if (to - from > shortCopy) {
      this.bytes.set(source.subarray(from, to), this.length);
      this.length += to - from;
      return;
    }
    const { bytes } = this;
    let length = this.length;
    for (let at = from; at < to; at++) bytes[length++] = source[at] ?? 0;
    this.length = length;
  }

  /** Seven bits a byte, low ones first, the high bit saying that more follow. Up to 2^53. */
  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  arrayHead(items: number): void {
    this.head(0x80, items);
  }

  integer(value: number): void {
    if (value < 0) this.head(0x20, -value - 1);
    else this.head(0, value);
  }

  text(value: string): void {
    const utf8 = encoder.encode(value);
    this.head(0x60, utf8.length);
    this.append(utf8, 0, utf8.length);
  }

  /** A text of ASCII alone, in two parts. */
  ascii(first: string, second: string): void {
    this.head(0x60, first.length + second.length);
    this.reserve(first.length + second.length);
    for (let at = 0; at < first.length; at++) this.bytes[this.length++] = first.charCodeAt(at);
    for (let at = 0; at < second.length; at++) this.bytes[this.length++] = second.charCodeAt(at);
  }

  /** Bytes so far, as a view. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private head(major: number, value: number): void {
    this.reserve(5);
    const { bytes } = this;
    if (value < 24) {
      bytes[this.length++] = major | value;
    } else if (value < 0x100) {
      bytes[this.length++] = major | 24;
      bytes[this.length++] = value;
    } else if (value < 0x10000) {
      bytes[this.length++] = major | 25;
      bytes[this.length++] = value >>> 8;
      bytes[this.length++] = value & 0xff;
    } else {
      bytes[this.length++] = major | 26;
      bytes[this.length++] = value >>> 24;
      bytes[this.length++] = (value >>> 16) & 0xff;
      bytes[this.length++] = (value >>> 8) & 0xff;
      bytes[this.length++] = value & 0xff;
    }
  }
}
