/** Characters that make one piece of a text; shorter, and set phrases would make texts alike. */
const pieceLength = 8;
/** One piece in so many is compared, chosen by its hash, so that the same passages give the same pieces anywhere. */
const oneIn = 4;
/** Texts with fewer pieces are too short to say anything of. */
const leastPieces = 24;
/** Share of the shorter text's pieces that both must have to be near-identical. */
const nearlyAll = 0.8;

const base = 0x01000193;
/** What a character's share in the hash has grown to when it leaves the piece. */
const leaving = Array.from({ length: pieceLength }).reduce<number>((at) => Math.imul(at, base), 1);

/** A text as a set of pieces, blind to punctuation and white space; empty for a short one. */
export function piecesOf(text: string): Set<number> {
  const letters = lettersOf(text.normalize('NFKC').toLowerCase());
  const pieces = new Set<number>();
  // The hash of a piece follows from that of the one before: ten million characters are read at every `accept`.
  let rolling = 0;
  for (const [at, letter] of letters.entries()) {
    const left = at < pieceLength ? 0 : Math.imul(letters[at - pieceLength] ?? 0, leaving);
    rolling = (Math.imul(rolling, base) + letter - left) | 0;
    if (at < pieceLength - 1) continue;
    const mixed = Math.imul(rolling ^ (rolling >>> 15), 0x85ebca6b);
    const hash = (mixed ^ (mixed >>> 13)) >>> 0;
    if (hash % oneIn === 0) pieces.add(hash);
  }
  return pieces.size < leastPieces ? new Set() : pieces;
}

function lettersOf(text: string): Uint32Array {
  const letters = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    if (isLetter(code)) letters[count++] = code;
  }
  return letters.subarray(0, count);
}

/** Answers of `isLetter`, one a character: 0 not asked yet, 1 no, 2 yes. */
const asked = new Uint8Array(0x110000);

function isLetter(code: number): boolean {
  if (asked[code] === 0) asked[code] = /[\p{L}\p{N}]/u.test(String.fromCodePoint(code)) ? 2 : 1;
  return asked[code] === 2;
}

/** Texts that can be asked which of them are near-identical to another. */
export interface Likeness<Key> {
  add(key: Key, pieces: ReadonlySet<number>): void;
  /** Near-identical texts with the share of pieces in common, most alike first. */
  find(pieces: ReadonlySet<number>): { key: Key; share: number }[];
}

export function openLikeness<Key>(): Likeness<Key> {
  const texts: { key: Key; size: number }[] = [];
  const holders = new Map<number, number[]>();
  return {
    add: (key, pieces) => {
      if (pieces.size === 0) return;
      const number = texts.push({ key, size: pieces.size }) - 1;
      for (const piece of pieces) {
        const known = holders.get(piece);
        if (known) known.push(number);
        else holders.set(piece, [number]);
      }
    },
    find: (pieces) => {
      const common = new Map<number, number>();
      for (const piece of pieces)
        for (const number of holders.get(piece) ?? [])
          common.set(number, (common.get(number) ?? 0) + 1);
      return [...common]
        .flatMap(([number, count]) => {
          const text = texts[number];
          if (!text) return [];
          const share = count / Math.min(text.size, pieces.size);
          return share >= nearlyAll ? [{ key: text.key, share }] : [];
        })
        .sort((a, b) => b.share - a.share);
    },
  };
}
