import { ByteWriter } from './byte-writer.ts';

/**
 * Counts how often characters stand in each page of a volume while its words are written, which come in order of their
 * first characters. Of each character: its difference from the one before on the shelf, all its places, its first page,
 * last page less the first, length of what follows; then the pages as `readPageCounts` has them, without the number of
 * the first.
 */
export class CharacterCounts {
  readonly out = new ByteWriter();
  private readonly counts: Uint32Array;
  private readonly extras: Uint32Array;
  private readonly body = new ByteWriter(4096);
  private character = 0;
  private before = 0;

  constructor(pages: number) {
    this.counts = new Uint32Array(pages);
    this.extras = new Uint32Array(pages);
  }

  /** To be called before the places of a word are added, with its first character. */
  begin(character: number): void {
    if (character === this.character) return;
    this.flush();
    this.character = character;
  }

  /** @param extra by how much the places weigh more than as many plain ones. */
  add(page: number, places: number, extra: number): void {
    this.counts[page] = (this.counts[page] ?? 0) + places;
    this.extras[page] = (this.extras[page] ?? 0) + extra;
  }

  /** Ends a shelf. */
  endShelf(): void {
    this.flush();
    this.character = 0;
    this.before = 0;
  }

  private flush(): void {
    if (this.character === 0) return;
    const { counts, extras, body, out } = this;
    body.length = 0;
    let [all, first, last] = [0, -1, 0];
    for (let page = 0; page < counts.length; page++) {
      const count = counts[page] ?? 0;
      if (count === 0) continue;
      const extra = extras[page] ?? 0;
      if (first < 0) first = page;
      else body.varint(page - last);
      body.varint(count * 2 + (extra > 0 ? 1 : 0));
      if (extra > 0) body.varint(extra);
      all += count;
      last = page;
    }
    counts.fill(0);
    extras.fill(0);
    out.varint(this.character - this.before);
    out.varint(all);
    out.varint(first);
    out.varint(last - first);
    out.varint(body.length);
    out.append(body.bytes, 0, body.length);
    this.before = this.character;
  }
}
