import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CheckedChapter, CheckedWork } from '../../src/checks/check.ts';
import { runChecks } from '../../src/checks/index.ts';
import type { ChapterFile, Work } from '../../src/corpus/corpus.ts';
import { readChapterFacts } from '../../src/corpus/read-chapter.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { compileChapter } from '../../src/markdown/compile.ts';
import { compareFindings, type Finding } from '../../src/model/finding.ts';

/** Reads, compiles and checks a content folder as the press does, without its threads and its cache. */
export async function checkFolder(root: string): Promise<Finding[]> {
  const corpus = await readCorpus(root);
  const findings = [...corpus.findings];
  const works = corpus.works.map((work) => readWork(root, work, findings));
  findings.push(...runChecks({ ...corpus, works }));
  return findings.sort(compareFindings);
}

function readWork(root: string, work: Work, findings: Finding[]): CheckedWork {
  const read = work.chapters.map((chapter) => readChapter(root, chapter, findings));
  const chapters = read.filter((chapter) => chapter !== undefined);
  const seen = new Set(chapters.map(({ id }) => id));
  const absent = work.chapters.map(({ id }) => id).filter((id) => !seen.has(id));
  return { ...work, chapters, absent };
}

function readChapter(
  root: string,
  chapter: ChapterFile,
  findings: Finding[],
): CheckedChapter | undefined {
  const { id, file, parts } = chapter;
  const source = readFileSync(path.join(root, file), 'utf8');
  const facts = readChapterFacts(source, file);
  const compiled = compileChapter(source, {
    id,
    file,
    release: { today: '2026-01-01', audience: 'public' },
    hiddenItems: new Set(),
    readBeside: (name) => {
      const beside = path.join(root, path.dirname(file), name);
      return existsSync(beside) ? readFileSync(beside, 'utf8') : undefined;
    },
  });
  findings.push(...facts.findings, ...compiled.findings);
  return facts.value && { ...compiled, id, file, parts, meta: facts.value };
}
