import type { CitationSource } from '../../model/citation.ts';
import {
  chapterNamed,
  citationFileAddress,
  citationSource,
  type CitationFile,
} from '../../search/citation-file.ts';
import { loadScript } from './script-loading.ts';

/**
 * How a chapter of the portal's own is cited. Undefined for a member's, whose scripts are not run here, and where the
 * file is not there; then the page says enough for a plain citation.
 */
export async function loadCitation(url: string): Promise<CitationSource | undefined> {
  const named = chapterNamed(url);
  if (!named || named.root !== new URL('./', document.baseURI).href) return undefined;
  await loadScript(new URL(citationFileAddress(named.work), named.root).href);
  const { fangzhiCitations } = globalThis as {
    fangzhiCitations?: Record<string, CitationFile | undefined>;
  };
  const file = fangzhiCitations?.[named.work];
  return file && citationSource(file, named.chapter);
}
