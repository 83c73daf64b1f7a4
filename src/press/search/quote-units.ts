/** A stretch of a text, and which of its tokens begin in it. */
export interface Stretch {
  from: number;
  to: number;
  fromToken: number;
  toToken: number;
}

const quote = 0x22;
const backslash = 0x5c;

/** Where stretches are written before their length is known; kept, since there is a passage every millisecond. */
let room = new Uint8Array(1 << 16);

/**
 * Units of a stretch, one a token, joined by U+200B, as the bytes of a JSON string: what stands before the first token
 * belongs to it, what stands after a token to that. Byte for byte what `JSON.stringify` gives of the joined text, which
 * need not be made first.
 *
 * @param starts UTF-16 offset of each token of the text.
 */
export function quoteUnits(
  text: string,
  starts: ArrayLike<number>,
  { from, to, fromToken, toToken }: Stretch,
): Uint8Array {
  const most = 2 + (to - from) * 6 + Math.max(0, toToken - fromToken) * 3;
  if (room.length < most) room = new Uint8Array(most * 2);
  const bytes = room;
  let length = 0;
  bytes[length++] = quote;
  let token = fromToken + 1;
  for (let at = from; at < to; at++) {
    if (token < toToken && starts[token] === at) {
      bytes[length++] = 0xe2;
      bytes[length++] = 0x80;
      bytes[length++] = 0x8b;
      token++;
    }
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xe000) {
      const whole = at + 1 < to ? (text.codePointAt(at) ?? code) : code;
      if (whole <= 0xffff) {
        // Half of a character: UTF-8 has none.
        length = escape(bytes, length, code);
        continue;
      }
      code = whole;
      at++;
    }
    if (code < 0x80) {
      if (code >= 0x20 && code !== quote && code !== backslash) bytes[length++] = code;
      else length = escape(bytes, length, code);
    } else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
      bytes[length++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      bytes[length++] = 0xe0 | (code >> 12);
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[length++] = 0x80 | (code & 0x3f);
    } else {
      bytes[length++] = 0xf0 | (code >> 18);
      bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[length++] = 0x80 | (code & 0x3f);
    }
  }
  bytes[length++] = quote;
  return bytes.slice(0, length);
}

/** What JSON writes of a unit that may not stand as it is. @returns the length then. */
function escape(bytes: Uint8Array, length: number, unit: number): number {
  const escaped = JSON.stringify(String.fromCharCode(unit)).slice(1, -1);
  for (let at = 0; at < escaped.length; at++) bytes[length + at] = escaped.charCodeAt(at);
  return length + escaped.length;
}
