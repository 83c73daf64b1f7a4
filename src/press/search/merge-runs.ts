import { codeOf, wall } from '../../search/codes.ts';
import type { ByteWriter } from './byte-writer.ts';
import { sortPairs } from './sort-pairs.ts';

/** A stretch of a run: its bytes, where in them each shelf ends, and the number of the volume's first page. */
export interface RunStretch {
  bytes: Uint8Array;
  shelfEnds: number[];
  base: number;
}

/** A word of the index in all volumes that hold it; the same object for every word, to be read before the next. */
export interface MergedWord {
  /** Its characters; the second is a `wall` where it has one only. */
  first: number;
  follower: number;
  /** Size by Pagefind's count, which decides where chunks end. */
  size: number;
  /** Appends the word as Pagefind writes it. */
  write(out: ByteWriter): void;
}

/** A word's postings in one volume; read into again and again. */
class Posting {
  private bytes = new Uint8Array();
  private at = 0;
  /** Pages, and their size by Pagefind's count. */
  count = 0;
  size = 0;
  /** Numbers of the first and the last page in the whole index. */
  first = 0;
  last = 0;

  read({ bytes, base }: RunStretch, at: number): void {
    this.bytes = bytes as Uint8Array<ArrayBuffer>;
    this.at = at;
    this.count = this.varint();
    this.size = this.varint();
    this.first = base + this.varint();
    this.last = this.first + this.varint();
  }

  /** Appends the pages, without the head and number of the first. */
  writePages(out: ByteWriter): void {
    const length = this.varint();
    out.append(this.bytes, this.at, this.at + length);
  }

  private varint(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = this.bytes[this.at++] ?? 0;
      if (byte < 0x80) return value + byte * unit;
      value += (byte & 0x7f) * unit;
      unit *= 0x80;
    }
  }
}

/**
 * Merges stretches of runs, in order of their pages, into words in order: their words are sorted as the tokens of a
 * volume are, which keeps the order of what is alike.
 */
export function* mergeRuns(stretches: readonly RunStretch[]): Generator<MergedWord> {
  const listed = listWords(stretches);
  const { firsts, followers, starts, order } = sortPairs(listed.firsts, listed.followers);
  const word = new Merging();
  for (let rank = 0; rank < firsts.length; rank++) {
    word.begin(firsts[rank] ?? wall, followers[rank] ?? wall);
    for (let at = starts[rank] ?? 0; at < (starts[rank + 1] ?? 0); at++) {
      const entry = order[at] ?? 0;
      const stretch = stretches[listed.stretches[entry] ?? 0];
      if (stretch) word.add(stretch, listed.places[entry] ?? 0);
    }
    yield word;
  }
}

/** A word being put together; its postings are used again for the next. */
class Merging implements MergedWord {
  first = 0;
  follower = 0;
  size = 0;
  private pages = 0;
  private volumes = 0;
  private readonly postings: Posting[] = [];

  begin(first: number, follower: number): void {
    this.first = first;
    this.follower = follower;
    this.size = 0;
    this.pages = 0;
    this.volumes = 0;
  }

  add(stretch: RunStretch, place: number): void {
    const posting = (this.postings[this.volumes++] ??= new Posting());
    posting.read(stretch, place);
    this.size += posting.size;
    this.pages += posting.count;
  }

  write(out: ByteWriter): void {
    out.byte(0x83);
    out.ascii(codeOf(this.first), this.follower === wall ? '' : codeOf(this.follower));
    out.arrayHead(this.pages);
    let previous = 0;
    for (let index = 0; index < this.volumes; index++) {
      const posting = this.postings[index];
      if (!posting) continue;
      out.byte(0x83);
      out.integer(posting.first - previous);
      posting.writePages(out);
      previous = posting.last;
    }
    // No spellings with accents.
    out.byte(0x80);
  }
}

/** Every word of every stretch, stretch by stretch. */
interface ListedWords {
  firsts: Uint32Array;
  followers: Uint32Array;
  /** Number of the stretch each is in, and where in it its postings begin. */
  stretches: Uint32Array;
  places: Uint32Array;
}

/** A word takes so many bytes of a run at least: seven numbers, and a page. */
const leastBytes = 9;

function listWords(stretches: readonly RunStretch[]): ListedWords {
  const most = stretches.reduce((sum, { bytes }) => sum + Math.ceil(bytes.length / leastBytes), 0);
  const firsts = new Uint32Array(most);
  const followers = new Uint32Array(most);
  const numbers = new Uint32Array(most);
  const places = new Uint32Array(most);
  let count = 0;
  for (const [number, { bytes, shelfEnds }] of stretches.entries()) {
    let [at, shelf, first, follower] = [0, 0, 0, 0];
    const varint = (): number => {
      let value = 0;
      for (let unit = 1; ; unit *= 0x80) {
        const byte = bytes[at++] ?? 0;
        if (byte < 0x80) return value + byte * unit;
        value += (byte & 0x7f) * unit;
      }
    };
    while (at < bytes.length) {
      // Words are counted anew on each shelf.
      for (; at >= (shelfEnds[shelf] ?? Infinity); shelf++) first = 0;
      const beyond = varint();
      first += beyond;
      follower = beyond === 0 ? follower + varint() : varint();
      firsts[count] = first;
      followers[count] = follower;
      numbers[count] = number;
      places[count++] = at;
      for (let passed = 0; passed < 4; passed++) varint();
      const length = varint();
      at += length;
    }
  }
  return {
    firsts: firsts.subarray(0, count),
    followers: followers.subarray(0, count),
    stretches: numbers.subarray(0, count),
    places: places.subarray(0, count),
  };
}
