/** Characters that make one piece of a text; shorter, and set phrases would make texts alike. */
const pieceLength = 8;
/** One piece in so many is compared, chosen by its hash, so that the same passages give the same pieces anywhere. */
const oneIn = 4;
/** Texts with fewer pieces are too short to say anything of. */
const leastPieces = 24;
/** Share of the shorter text's pieces that both must have to be near-identical. */
const nearlyAll = 0.8;

/** A text as a set of pieces, blind to punctuation and white space; empty for a short one. */
export function piecesOf(text: string): Set<number> {
  const letters = Array.from(text.normalize('NFKC').toLowerCase()).filter((character) =>
    /[\p{L}\p{N}]/u.test(character),
  );
  const pieces = new Set<number>();
  for (let at = 0; at + pieceLength <= letters.length; at++) {
    let hash = 0x811c9dc5;
    for (let step = 0; step < pieceLength; step++)
      hash = Math.imul(hash ^ (letters[at + step]?.codePointAt(0) ?? 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
    if (hash % oneIn === 0) pieces.add(hash);
  }
  return pieces.size < leastPieces ? new Set() : pieces;
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
