import type { ListedChunk } from './chunks.ts';
import type { IndexSettings } from './index-settings.ts';
import { openNames } from './pagefind-file.ts';
import type { RunFile } from './run-file.ts';
import { writeCharacters } from './write-characters.ts';
import { writeWords } from './write-words.ts';

/**
 * What remains to be done when all volumes are indexed. A job for a process of its own: what is zipped makes V8 collect
 * garbage again and again, and in the build's own process it would each time look through the whole portal.
 */
export interface MergeJob {
  kind: 'merge';
  /** The volumes' postings, in order of their pages. */
  runs: RunFile[];
  /** Folder of the index that is being made. */
  out: string;
  settings: IndexSettings;
}

export interface MergeOutcome {
  chunks: ListedChunk[];
  /** Table of the counts of characters, as `writeCharacterTable` writes it. */
  characters: string;
}

/** Merges the volumes' postings into the index's files of words and of counts. */
export function mergeIndex({ runs, out, settings }: MergeJob): MergeOutcome {
  const nameOf = openNames();
  const words = { chunkSize: settings.chunkSize, zipLevel: settings.wordsZip };
  return {
    chunks: writeWords(runs, out, words, nameOf),
    characters: writeCharacters(runs, out, settings.wordsZip, nameOf),
  };
}
