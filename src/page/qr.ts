/**
 * QR codes (ISO/IEC 18004) of addresses: bytes, error correction level M, versions 1 to 10, one fixed mask. Small
 * enough to run in the reader's browser when a page is printed.
 */

/** For each version: codewords in all, of error correction in each block, and blocks. */
const versions = [
  [26, 10, 1],
  [44, 16, 1],
  [70, 26, 1],
  [100, 18, 2],
  [134, 24, 2],
  [172, 16, 4],
  [196, 18, 4],
  [242, 22, 4],
  [292, 22, 5],
  [346, 26, 5],
] as const;

interface Version {
  number: number;
  codewords: number;
  correction: number;
  blocks: number;
}

/** Modules of a side, and the dark ones as an SVG path of one unit a module. */
export interface QrCode {
  size: number;
  path: string;
}

/** @returns undefined when the text is longer than a code on paper should hold: 213 bytes. */
export function qrCode(text: string): QrCode | undefined {
  const modules = qrModules(text);
  if (modules === undefined) return undefined;
  let path = '';
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x++) {
      const start = x;
      while (row[x] === 1) x++;
      if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`;
    }
  }
  return { size: modules.length, path };
}

/** Rows of modules, 1 for dark. */
export function qrModules(text: string): number[][] | undefined {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (version === undefined) return undefined;
  const grid = openGrid(version.number);
  placeBits(grid, codewordsOf(bytes, version));
  writeFormat(grid);
  return grid.modules;
}

function versionFor(length: number): Version | undefined {
  for (const [index, [codewords, correction, blocks]] of versions.entries()) {
    const number = index + 1;
    const lengthBits = number < 10 ? 8 : 16;
    if (12 + (lengthBits - 8) + 8 * length <= 8 * (codewords - correction * blocks))
      return { number, codewords, correction, blocks };
  }
  return undefined;
}

function codewordsOf(bytes: Uint8Array, version: Version): number[] {
  const { number, codewords, correction, blocks } = version;
  const bits: number[] = [];
  const add = (value: number, count: number): void => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  add(4, 4);
  add(bytes.length, number < 10 ? 8 : 16);
  for (const byte of bytes) add(byte, 8);
  const capacity = codewords - correction * blocks;
  add(0, Math.min(4, 8 * capacity - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const data: number[] = [];
  for (let at = 0; at < bits.length; at += 8)
    data.push(bits.slice(at, at + 8).reduce((byte, bit) => byte * 2 + bit, 0));
  for (let pad = 0xec; data.length < capacity; pad ^= 0xec ^ 0x11) data.push(pad);
  return interleave(data, version);
}

/** Codewords of all blocks in turn, data first; the first blocks are one shorter where the division leaves a rest. */
function interleave(data: readonly number[], { codewords, correction, blocks }: Version): number[] {
  const short = Math.floor(codewords / blocks) - correction;
  const shortBlocks = blocks - (codewords % blocks);
  const parts: number[][] = [];
  for (let block = 0, at = 0; block < blocks; block++) {
    const length = short + (block < shortBlocks ? 0 : 1);
    parts.push(data.slice(at, at + length));
    at += length;
  }
  const checks = parts.map((part) => correctionOf(part, correction));
  const woven: number[] = [];
  for (const group of [parts, checks])
    for (let at = 0; at < Math.max(...group.map(({ length }) => length)); at++)
      for (const part of group) if (at < part.length) woven.push(part[at] ?? 0);
  return woven;
}

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product >> 7 ? 0x11d : 0);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

/** Reed–Solomon remainder over GF(256). */
function correctionOf(data: readonly number[], count: number): number[] {
  let generator = [1];
  for (let degree = 0, root = 1; degree < count; degree++, root = multiply(root, 2)) {
    const next = [...generator, 0];
    for (const [index, factor] of generator.entries())
      next[index + 1] = (next[index + 1] ?? 0) ^ multiply(factor, root);
    generator = next;
  }
  const rest = Array.from({ length: count }, () => 0);
  for (const byte of data) {
    const lead = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (let at = 0; at < count; at++)
      rest[at] = (rest[at] ?? 0) ^ multiply(generator[at + 1] ?? 0, lead);
  }
  return rest;
}

interface Grid {
  modules: number[][];
  /** Modules that are not data. */
  taken: boolean[][];
}

function openGrid(version: number): Grid {
  const size = 17 + 4 * version;
  const grid: Grid = {
    modules: Array.from({ length: size }, () => Array.from({ length: size }, () => 0)),
    taken: Array.from({ length: size }, () => Array.from({ length: size }, () => false)),
  };
  for (let at = 0; at < size; at++) {
    put(grid, 6, at, 1 - (at % 2));
    put(grid, at, 6, 1 - (at % 2));
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawRings(grid, x, y, 4);
  const centres = alignmentOf(version);
  const last = centres.at(-1);
  for (const x of centres)
    for (const y of centres) {
      const isInCorner = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6);
      if (!isInCorner) drawRings(grid, x, y, 2);
    }
  // Room for the format, which is written last, and the module that is always dark.
  for (let at = 0; at < 9; at++) {
    put(grid, 8, at, 0, true);
    put(grid, at, 8, 0, true);
    if (at < 8) {
      put(grid, 8, size - 1 - at, 0);
      put(grid, size - 1 - at, 8, 0);
    }
  }
  if (version >= 7) writeVersion(grid, version);
  return grid;
}

function put({ modules, taken }: Grid, x: number, y: number, dark: number, onlyFree = false): void {
  const [row, takenRow] = [modules[y], taken[y]];
  if (row === undefined || takenRow === undefined || x < 0 || x >= row.length) return;
  if (onlyFree && takenRow[x] === true) return;
  row[x] = dark;
  takenRow[x] = true;
}

/** A finder (reach 4, its light rim included) or an alignment pattern (reach 2): rings about a dark centre. */
function drawRings(grid: Grid, x: number, y: number, reach: number): void {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      const isLight = reach === 4 ? ring === 2 || ring === 4 : ring === 1;
      put(grid, x + dx, y + dy, isLight ? 0 : 1);
    }
}

function alignmentOf(version: number): number[] {
  if (version === 1) return [];
  const last = 10 + 4 * version;
  return version < 7 ? [6, last] : [6, (6 + last) / 2, last];
}

/** Up and down in pairs of columns from the right, masked where row and column sum to a multiple of three. */
function placeBits({ modules, taken }: Grid, codewords: readonly number[]): void {
  const size = modules.length;
  let bit = 0;
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = modules[y];
        if (row === undefined || taken[y]?.[x] === true) continue;
        const value = ((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
        bit++;
        row[x] = value ^ ((x + y) % 3 === 0 ? 1 : 0);
      }
    }
  }
}

/** Level M with mask 3, coded: 00 011, its BCH remainder, and the fixed mask over both. */
const format = 0b101101101001011;

function writeFormat(grid: Grid): void {
  const size = grid.modules.length;
  for (let at = 0; at < 15; at++) {
    const dark = (format >> at) & 1;
    put(grid, 8, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, dark);
    put(grid, at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at, 8, dark);
  }
  put(grid, 8, size - 8, 1);
}

function writeVersion(grid: Grid, version: number): void {
  const size = grid.modules.length;
  let rest = version;
  for (let step = 0; step < 12; step++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at++) {
    const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)];
    put(grid, far, near, (bits >> at) & 1);
    put(grid, near, far, (bits >> at) & 1);
  }
}
