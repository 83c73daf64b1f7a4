/** Groups of facets, by the name readers see; also the names of the filters in the index. */
export const facets = {
  kind: '种类',
  owner: '所属',
  work: '著作',
  year: '年代',
  era: '时代',
  place: '地名',
  person: '人物',
} as const;

/** Something that must, or must not, stand in a chapter. */
export interface Term {
  /** Spellings of which one suffices: the reader's own first, then aliases. Any script, any punctuation. */
  any: string[];
  /** Typed in quotes. Found like any other term, since every term is: as an unbroken run of characters. */
  isPhrase: boolean;
  isExcluded: boolean;
}

export interface SearchRequest {
  /** All of them must hold. Empty: every chapter that the filters let through. */
  terms: Term[];
  /** Values chosen, by group: any within a group, all across groups. */
  filters: Record<string, string[]>;
  sort: 'relevance' | 'year';
}

/** Where something stands in a text: UTF-16 offsets, the end not included. */
export type Range = [from: number, to: number];

export interface SearchAnswer {
  /** Chapters found. */
  total: number;
  /** All of them in order; each is loaded when it is shown. */
  hits: Hit[];
  /** Fetched when it is asked for: what was found is shown before. Never rejects. */
  counts(this: void): Promise<CountedFacets>;
  /** Chinese sentences: which part of an index is missing, which member did not answer, which term says nothing. */
  problems: string[];
}

export interface CountedFacets {
  /**
   * For each value of each group, how many of the chapters that the terms and the *other* groups' choice let through
   * carry it. A choice in the same group does not lower it, since values of a group add to one another.
   */
  counts: Record<string, Record<string, number>>;
  /** Chinese sentences: which facet could not be fetched. */
  problems: string[];
}

/** A chapter found, or another page with a text of its own, which counts as one. */
export interface Hit {
  /** Names the chapter in its index, as `chapterOf` does its pages. */
  id: string;
  /** Of the bundle it comes from, as `openEngine` was told. */
  owner?: string | undefined;
  /** How often the terms stand in it, known before it is loaded. */
  occurrences: number;
  /**
   * Fetches what is shown. Without `isWhole` some passages that hold every term, enough for a list of results; with it
   * every passage that holds one, as a concordance wants.
   *
   * @throws {Error} with a Chinese sentence where the file cannot be had.
   */
  load(options?: { isWhole?: boolean }): Promise<HitPage>;
}

export interface HitPage {
  /** Absolute address of the chapter. */
  url: string;
  title: string;
  /** Empty where it is part of none. */
  work: string;
  kind: string;
  /** Of a page that is no chapter: who publishes it, and its full address where that is known. */
  cited?: { office: string; address: string | undefined } | undefined;
  /** Years it covers, as readers see them; empty when unknown. */
  year: string;
  /** Passages of the chapter that hold a match, in its own script, a line a block. */
  text: string;
  /** Matches in `text`, in order, not overlapping. */
  marks: Range[];
  /** Entries (and notes) that hold a match, in order. What stands before the first entry is in none. */
  entries: HitEntry[];
  /** Whether there are matches that `text` does not show. */
  isPartial: boolean;
}

export interface HitEntry {
  /** Id of the element on the page, for `url#anchor`. */
  anchor: string;
  title: string;
  /** Where it stands in `text`. */
  from: number;
  to: number;
  /** Matches in `text` that stand in it. */
  marks: Range[];
}

/** A search index somewhere. */
export interface Bundle {
  /** Address of its folder, ending in `/`; relative to the page or absolute. */
  base: string;
  /** Whose it is, to label its results with; absent for the portal's own. */
  owner?: string | undefined;
  /** Whose its chapters are where the index itself does not say, for the facet `owner`. */
  ofWhom?: string | undefined;
  /** Whose chapters are left out, by their owners or the works they are part of, since another bundle has them. */
  except?: { owners: string[]; works: { id: string; name: string }[] } | undefined;
}

export interface EngineOptions {
  bundles: Bundle[];
  /** How long a bundle may take to open before the others answer without it. 2000 by default. */
  timeoutMs?: number;
}

export interface Engine {
  /** Groups and their values in order, with the number of chapters that carry each. */
  filters(): Promise<CountedFacets>;
  /** Never rejects: what went wrong is in `problems`, and what could be found is found. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Where a text, such as a page's, holds the terms that are not excluded: same matches as `search`. */
  find(text: string, terms: readonly Term[]): Range[];
  close(): void;
}
