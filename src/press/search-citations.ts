import type { WorkMeta } from '../model/work.ts';
import type { ChapterMeta } from '../model/chapter.ts';
import { citedPages, citedWork } from '../page/citation-block.ts';
import { citationScript, type CitationFile, type CitedChapter } from '../search/citation-file.ts';

/** What citing the chapters of a work takes, for the rows of a concordance. */
export function workCitations(
  work: { id: string; meta: WorkMeta },
  chapters: readonly { id: string; meta: ChapterMeta }[],
  site: string | undefined,
): string {
  const file: CitationFile = {
    site,
    work: citedWork(work.meta),
    language: work.meta.language,
    chapters: Object.fromEntries(chapters.map(({ id, meta }) => [id, cited(meta, work.meta)])),
  };
  return citationScript(work.id, file);
}

function cited(
  { title, authors, printPages, language }: ChapterMeta,
  work: WorkMeta,
): CitedChapter {
  return {
    title,
    authors: authors.length > 0 ? authors : undefined,
    pages: citedPages(printPages),
    language: language === work.language ? undefined : language,
  };
}
