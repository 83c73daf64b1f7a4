import { absoluteAddress, unitAddress } from '../model/address.ts';
import type { CitationSource } from '../model/citation.ts';

/** What citing the chapters of one work takes, as the press writes it for the reader's script. */
export interface CitationFile {
  /** Address of the portal, where it has one. */
  site?: string | undefined;
  work: CitationSource['work'];
  language: string;
  /** By chapter id; what is not there is as usual. */
  chapters: Record<string, CitedChapter>;
}

export interface CitedChapter {
  title: string;
  authors?: readonly string[] | undefined;
  pages?: string | undefined;
  /** Where it is not the work's. */
  language?: string | undefined;
}

/** Where the file of a work lies, from the portal's root. */
export function citationFileAddress(work: string): string {
  return `assets/citations/${work}.js`;
}

/** The file is a script, which alone can be loaded from `file://`: it adds the work to `globalThis.fangzhiCitations`. */
export function citationScript(work: string, file: CitationFile): string {
  const add = JSON.stringify({ [work]: file });
  return `globalThis.fangzhiCitations=Object.assign(globalThis.fangzhiCitations||{},${add});`;
}

/** Root of the portal, work and chapter that a page's address names; undefined for what is no chapter. */
export function chapterNamed(
  url: string,
): { root: string; work: string; chapter: string } | undefined {
  const [, root = '', chapter = '', work = ''] =
    /^([^?#]*\/)works\/(([^/?#]+)\/[^?#]+)\.html/.exec(url) ?? [];
  return chapter === '' ? undefined : { root, work, chapter: decodeURIComponent(chapter) };
}

export function citationSource(file: CitationFile, id: string): CitationSource | undefined {
  const chapter = file.chapters[id];
  if (chapter === undefined) return undefined;
  return {
    id,
    title: chapter.title,
    authors: chapter.authors ?? [],
    work: file.work,
    language: chapter.language ?? file.language,
    ...(chapter.pages === undefined ? {} : { pages: chapter.pages }),
    ...(file.site === undefined ? {} : { url: absoluteAddress(file.site, unitAddress(id)) }),
  };
}
