import type { RelationshipFact } from './word-parts.ts';

/** A picture that was put into the file. */
export interface EmbeddedPicture {
  /** Relationship of what every Word shows, and of the vector where there is one. */
  id: string;
  vector: string | undefined;
  width: number;
  height: number;
}

/** A Word file while it is written: what its parts share. */
export class WordWriting {
  readonly relationships: RelationshipFact[] = [];
  readonly media: { name: string; bytes: Buffer }[] = [];
  readonly items: object[] = [];
  readonly footnotes: string[] = [];
  readonly endnotes: string[] = [];
  /** Numbered lists, in the order of their ids. */
  readonly lists: { level: number; start: number }[] = [];
  private readonly pictures = new Map<string, EmbeddedPicture>();
  private ids = 0;

  nextId(): number {
    return ++this.ids;
  }

  relate(type: string, target: string, isExternal = false): string {
    const known = this.relationships.find((each) => each.type === type && each.target === target);
    if (known) return known.id;
    const id = `r${this.relationships.length + 1}`;
    this.relationships.push({ id, type, target, isExternal });
    return id;
  }

  /** Notes an item for the way back. @returns its number. */
  carry(item: object): number {
    return this.items.push(item) - 1;
  }

  embed(key: string, make: () => EmbeddedPicture): EmbeddedPicture {
    const picture = this.pictures.get(key) ?? make();
    this.pictures.set(key, picture);
    return picture;
  }

  addMedia(bytes: Buffer, extension: string): string {
    const name = `media/image${this.media.length + 1}.${extension}`;
    this.media.push({ name: `word/${name}`, bytes });
    return this.relate('image', name);
  }

  /** Opens a numbered list. @returns its id. */
  openList(level: number, start: number): number {
    return this.lists.push({ level, start }) + 1;
  }
}

/** A content control around blocks or runs; `role` tells the way back what it is. */
export function control(writing: WordWriting, tag: string, inner: string): string {
  return `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/><w:id w:val="${100_000 + writing.nextId()}"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
}
