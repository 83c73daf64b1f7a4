/** File of the fold, in the index's folder. */
type FoldFile = string;
/** File of the sizes of the files of words; indexes of earlier versions have none. */
type SizesFile = string;

/** Table of the files of counts of common characters; indexes of earlier versions have none. */
type CharactersFile = string;

/** The file of an index whose name is known beforehand; the others are named after their content. */
export interface EntryFile {
  version: string;
  languages: Record<string, { hash: string; page_count: number }>;
  /** What this program adds, which Pagefind's own reader passes over. */
  fangzhi?: { fold: FoldFile; sizes?: SizesFile; characters?: CharactersFile };
}
