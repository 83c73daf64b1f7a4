import type { CompiledChapter } from '../markdown/compiled.ts';
import type { ChapterMeta } from '../model/chapter.ts';
import type { Finding } from '../model/finding.ts';

/** A compiled chapter without its body, which stays in the cache file at `body` (bytes from, to). */
export interface ChapterSummary extends Omit<CompiledChapter, 'html' | 'text' | 'findings'> {
  id: string;
  file: string;
  meta: ChapterMeta;
  htmlRange: [number, number];
  textRange: [number, number];
}

/** What compiling a volume tells the rest of the press. */
export interface VolumeSummary {
  /** Names the cache files. */
  digest: string;
  chapters: ChapterSummary[];
  /** Ids of chapters that exist but are held back. */
  withheld: string[];
  findings: Finding[];
}
