/** What is cited: an entry or chapter of a work, or without `title` the work as a whole. */
export interface CitationSource {
  /** Id of the chapter, entry or work; the BibTeX key is made from it. */
  id: string;
  title?: string | undefined;
  /** As they sign; of a person before 1912 with the dynasty in brackets: `（明）康海`. */
  authors: readonly string[];
  work: {
    title: string;
    subtitle?: string | undefined;
    /** Chief editors, or the compiling office where no person is named. */
    editors: readonly string[];
    edition?: string | undefined;
    place?: string | undefined;
    publisher?: string | undefined;
    /** Of publication: EDTF, or as printed, `1541（嘉靖二十年）`. */
    year?: string | undefined;
  };
  /** Pages of the printed book: `12`, `12—15`. */
  pages?: string | undefined;
  url?: string | undefined;
  /** Day of reading, `YYYY-MM-DD`. */
  accessed?: string | undefined;
  /** BCP 47: `zh-Hans`, `zh-Hant`, `lzh-Hant`, `en`. */
  language: string;
}

export function isEnglish({ language }: CitationSource): boolean {
  return language.startsWith('en');
}

/** Title and subtitle of the work, parted by a colon of its language unless another is given. */
export function bookTitle(source: CitationSource, colon = isEnglish(source) ? ': ' : '：'): string {
  return joined(colon, source.work.title, source.work.subtitle);
}

/** `第2版` → `2版`; undefined for the first edition, which is not written. */
export function laterEdition({ work: { edition } }: CitationSource): string | undefined {
  if (!edition || /^(第?[1一]版|初版|1st ed\.|first edition)$/i.test(edition)) return undefined;
  const found = /^第?(\d+|[二三四五六七八九十])版$/.exec(edition)?.[1];
  if (found === undefined) return edition;
  return `${/\d/.test(found) ? found : '二三四五六七八九十'.indexOf(found) + 2}版`;
}

/** Pages with the given mark for whatever dash the source has. */
export function pageRange({ pages }: CitationSource, dash: string): string | undefined {
  return pages?.replace(/\s*[-‐–—－~～]+\s*/gu, dash);
}

/** The parts that are there, with the mark between them. */
export function joined(mark: string, ...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(mark);
}

/** Text on one line, since a line break ends a field in most formats; the full-width space of titles stays. */
export function oneLine(text: string): string {
  return text.replace(/[^\S\u3000]+/gu, ' ').trim();
}
