import type { BookUnit } from '../book.ts';
import type { CatalogueRecord } from '../catalogue-record.ts';

/** A picture of an EPUB, of a kind that every reading system shows. */
export interface EpubPicture {
  /** ASCII, with extension: `3f2a….jpg`. */
  name: string;
  mediaType: 'image/jpeg' | 'image/png' | 'image/svg+xml';
  bytes: Buffer;
}

/** A part or chapter, and what stands in the slots of its body. */
export interface EpubUnit extends BookUnit {
  /** Name of the picture in each figure's slot; where there is none, its text stands. */
  pictures: readonly (string | undefined)[];
  /** Text that each recording's slot shows: a recording stays on the portal. */
  recordings: readonly string[];
}

/** A whole work for reading systems. */
export interface EpubBook {
  record: CatalogueRecord;
  /** Lines run downwards, pages turn to the left. */
  isVertical: boolean;
  /** In reading order, each part before its chapters. */
  units: readonly EpubUnit[];
  pictures: readonly EpubPicture[];
  cover: EpubPicture | undefined;
  /** Day the file was made: EDTF, `2026-11-28`. */
  made: string;
  /** Address of the portal, for links that lead out of the book; without it they are text. */
  site: string | undefined;
}

/** Page of a book, within its folder. */
export interface EpubPage {
  name: string;
  title: string;
  depth: number;
  xhtml: string;
  /** Pages of the printed book that begin on it. */
  printed: readonly { number: string; fragment: string }[];
}
