/** What the registry asks of a text: how much it is, and whether it is the same. */
export interface Measure {
  /** Characters (code points) that are not white space. */
  characters: number;
  /** As `textDigest`. */
  digest: string;
}

/** Measures a text in one pass over it. */
export function measureText(text: string): Measure {
  let characters = 0;
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 32 || (code >= 9 && code <= 13)) continue;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
    const isTrail = code >= 0xdc00 && code <= 0xdfff;
    if (!isTrail && code !== 0x3000 && code !== 0xa0) characters++;
  }
  return { characters, digest: finish(high, low) };
}

/**
 * Short digest (11 base-36 digits, 53 bits) of what a unit says, blind to white space: it tells in the registry whether
 * two passages are the same text. Not for security.
 */
export function textDigest(text: string): string {
  return measureText(text).digest;
}

function finish(high: number, low: number): string {
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
}
