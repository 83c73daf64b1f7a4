/** What the index trades against what: see bench/search-tuning.md. */
export interface IndexSettings {
  /** Size of a file of words, in Pagefind's count. Smaller: fewer bytes a query, more files and a longer table. */
  chunkSize: number;
  /** Bytes of fragments that share a file, before zipping. Larger: fewer files, more bytes a page of results. */
  groupBytes: number;
  /** Characters of a passage, which is what results are made of. Passages are cut between blocks, at headings first. */
  passageLength: number;
  /** How hard files of words are zipped: from 5 up it takes twice as long for three hundredths less. */
  wordsZip: number;
  /** How hard fragments are zipped: 5 takes half as long again as 4 for a twentieth less. */
  textZip: number;
}

export const usualSettings: IndexSettings = {
  chunkSize: 3000,
  groupBytes: 16_000,
  passageLength: 2000,
  wordsZip: 4,
  textZip: 4,
};
