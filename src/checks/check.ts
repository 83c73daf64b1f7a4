import type { Items, Work } from '../corpus/corpus.ts';
import type { CompiledChapter } from '../markdown/compiled.ts';
import type { Chronicle } from '../model/chronicle.ts';
import type { ChapterMeta } from '../model/chapter.ts';
import type { Finding } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import type { Portal } from '../model/portal.ts';

/** A chapter as checks see it: facts and what the compile found, not its body. */
export interface CheckedChapter extends Pick<
  CompiledChapter,
  'headings' | 'figures' | 'mentions' | 'events' | 'tables' | 'characters'
> {
  id: string;
  file: string;
  meta: ChapterMeta;
  /** Ids of the parts it lies in, outermost first. */
  parts: string[];
}

export interface CheckedWork extends Pick<Work, 'id' | 'file' | 'folder' | 'meta' | 'parts'> {
  /** In reading order. */
  chapters: CheckedChapter[];
  /**
   * Ids of chapters that exist but are not in `chapters`: held back, or with facts that could not be read. What they
   * are is not known, so that no check may say of the work that something is missing.
   */
  absent?: readonly string[] | undefined;
}

/** Everything a check may look at. */
export interface Checked {
  portal: Portal | undefined;
  works: CheckedWork[];
  items: Items;
  chronicle: Chronicle | undefined;
}

export interface Check {
  code: FindingCode;
  run(checked: Checked): Iterable<Finding>;
}
