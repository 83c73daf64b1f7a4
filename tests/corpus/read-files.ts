import type { Corpus } from '../../src/corpus/corpus.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { compareFindings, formatFinding } from '../../src/model/finding.ts';
import { chapterFile, writeContent, type ContentFiles } from '../temp-content.ts';

/** A corpus, and its findings as an editor reads them. */
export interface ReadFiles {
  corpus: Corpus;
  findings: string[];
}

/** A portal with one collection of essays that has one chapter. */
export const soundFiles: ContentFiles = {
  'portal.yaml': 'title: 清溪方志\ncounty: 清溪县\noffice: 清溪县地方志编纂中心\n',
  'works/essays/work.yaml': 'kind: essays\ntitle: 清溪文集\n',
  'works/essays/01-first.mdx': chapterFile('第一篇', '正文。'),
};

/** Reads a folder of these files and nothing else. */
export async function readOnly(files: ContentFiles): Promise<ReadFiles> {
  return readFolder(await writeContent(files));
}

/** Reads a folder of these files and the sound ones. */
export async function readWith(files: ContentFiles): Promise<ReadFiles> {
  return readOnly({ ...soundFiles, ...files });
}

export async function readFolder(root: string): Promise<ReadFiles> {
  const corpus = await readCorpus(root);
  return { corpus, findings: [...corpus.findings].sort(compareFindings).map(formatFinding) };
}
