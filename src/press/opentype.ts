import { cffTable, type FontGlyph } from './cff.ts';

/**
 * Writes an OpenType font (CFF outlines) of the glyphs given, in order of code point. The same glyphs give the same
 * bytes. At most 250 glyphs: names of glyphs are counted in one byte.
 */
export function writeFont(family: string, glyphs: readonly FontGlyph[]): Buffer {
  return assemble(
    new Map([
      ['CFF ', cffTable(family, glyphs)],
      ['OS/2', os2Table(glyphs)],
      ['cmap', cmapTable(glyphs)],
      ['head', headTable()],
      ['hhea', hheaTable(glyphs)],
      ['hmtx', shorts([1000, 0, ...glyphs.flatMap(({ advance }) => [Math.round(advance), 0])])],
      ['maxp', Buffer.concat([longs([0x00005000]), shorts([glyphs.length + 1])])],
      ['name', nameTable(family)],
      ['post', longs([0x00030000, 0, 0, 0, 0, 0, 0, 0])],
    ]),
  );
}

const ascender = 880;
const descender = -120;

function shorts(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2);
  return bytes;
}

function longs(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
}

/** Tables in order of their names, each at a multiple of four bytes, with the sums that the format asks for. */
function assemble(tables: ReadonlyMap<string, Buffer>): Buffer {
  const count = tables.size;
  const power = Math.floor(Math.log2(count));
  const directory: Buffer[] = [
    Buffer.from('OTTO'),
    shorts([count, 16 << power, power, count * 16 - (16 << power)]),
  ];
  const bodies: Buffer[] = [];
  let offset = 12 + count * 16;
  let headAt = 0;
  for (const [tag, body] of tables) {
    if (tag === 'head') headAt = offset;
    directory.push(Buffer.from(tag), longs([sumOf(body), offset, body.length]));
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    bodies.push(padded);
    offset += padded.length;
  }
  const font = Buffer.concat([...directory, ...bodies]);
  font.writeUInt32BE((0xb1b0afba - sumOf(font)) >>> 0, headAt + 8);
  return font;
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const word = Buffer.alloc(4);
    bytes.copy(word, 0, at, Math.min(at + 4, bytes.length));
    sum = (sum + word.readUInt32BE(0)) >>> 0;
  }
  return sum;
}

function headTable(): Buffer {
  return Buffer.concat([
    longs([0x00010000, 0x00010000, 0, 0x5f0f3cf5]),
    shorts([3, 1000]),
    Buffer.alloc(16),
    shorts([0, descender, 1000, ascender, 0, 8, 2, 0, 0]),
  ]);
}

function hheaTable(glyphs: readonly FontGlyph[]): Buffer {
  const widest = Math.max(1000, ...glyphs.map(({ advance }) => Math.round(advance)));
  return Buffer.concat([
    longs([0x00010000]),
    shorts([ascender, descender, 0, widest, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length + 1]),
  ]);
}

function os2Table(glyphs: readonly FontGlyph[]): Buffer {
  const codes = glyphs.map(({ code }) => Math.min(code, 0xffff));
  return Buffer.concat([
    shorts([4, 1000, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0]),
    Buffer.alloc(10),
    // Ranges: ideographs and the planes above.
    longs([0, (1 << 27) | (1 << 25), 0, 0]),
    Buffer.from('FZ  '),
    shorts([0x40, Math.min(...codes, 0xffff), Math.max(...codes, 0)]),
    shorts([ascender, descender, 0, ascender, -descender]),
    longs([1, 0]),
    shorts([500, 700, 0, 0, 1]),
  ]);
}

function nameTable(family: string): Buffer {
  const names = [
    [1, family],
    [2, 'Regular'],
    [3, family],
    [4, family],
    [5, 'Version 1.0'],
    [6, family.replaceAll(' ', '')],
  ] as const;
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  const records = names.map(([id], index) => {
    const length = texts[index]?.length ?? 0;
    offset += length;
    return shorts([3, 1, 0x409, id, length, offset - length]);
  });
  return Buffer.concat([shorts([0, names.length, 6 + names.length * 12]), ...records, ...texts]);
}

/** One segment a character, in the format that reaches beyond the first plane. */
function cmapTable(glyphs: readonly FontGlyph[]): Buffer {
  const groups = glyphs.flatMap(({ code }, index) => [code, code, index + 1]);
  return Buffer.concat([
    shorts([0, 1, 3, 10]),
    longs([12]),
    shorts([12, 0]),
    longs([16 + groups.length * 4, 0, glyphs.length, ...groups]),
  ]);
}
