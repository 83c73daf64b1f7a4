import type { Corpus } from '../../corpus/corpus.ts';
import type { Release } from '../../model/access.ts';
import type { Book } from '../../press/books/make-book.ts';

/** A work that is being handed over, and all that its files are made from. */
export interface HandedWork extends Book {
  corpus: Corpus;
  release: Release;
  /** Code of the office within the alliance. */
  member: string;
}
