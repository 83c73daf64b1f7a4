import type { Corpus } from '../../corpus/corpus.ts';
import type { CatalogueRecord } from '../../exporters/catalogue-record.ts';
import type { Release } from '../../model/access.ts';
import type { Portal } from '../../model/portal.ts';
import type { CompiledCorpus } from '../../press/compile-corpus.ts';
import type { ReleasedWork } from '../../press/released.ts';
import type { WorkUnit } from '../book-units.ts';

/** A work that is being handed over, and all that its files are made from. */
export interface HandedWork {
  compiled: CompiledCorpus;
  corpus: Corpus;
  portal: Portal;
  release: Release;
  released: ReleasedWork;
  record: CatalogueRecord;
  units: readonly WorkUnit[];
  /** Code of the office within the alliance. */
  member: string;
}
