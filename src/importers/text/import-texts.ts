import path from 'node:path';
import { aFinding, compareFindings, type Finding } from '../../model/finding.ts';
import { closeWork, hasErrors, takeText, type Gathering } from './gather-works.ts';
import { readSources } from './read-sources.ts';
import { discardStage, moveIn, openStage } from '../stage.ts';
import type { WorkDraft } from './work-draft.ts';

export interface ImportOptions {
  /** Content folder; made when it does not exist. */
  into: string;
  /** Title and id of the work, for files that hold a single one. Files that name no book then all become its texts. */
  title?: string | undefined;
  id?: string | undefined;
  /** Put the imported work in the place of one with the same id. */
  replace?: boolean | undefined;
  /** Old books' marks: 〔1a〕 is a leaf in plain text, brackets are small notes, 〓 a missing character. */
  oldMarks?: boolean | undefined;
}

interface ImportedWork {
  id: string;
  title: string;
  chapters: number;
  /** White space not counted. */
  characters: number;
  leaves: number;
  headings: number;
}

export interface ImportReport {
  /** Empty when a finding is an error: then nothing was written. */
  works: ImportedWork[];
  findings: Finding[];
}

/**
 * Imports `.jsonl`, `.jsonl.gz`, `.txt` and `.md` files as works under `<into>/works/`. Each page is compiled and its
 * text compared with the source; the works are moved into place at the end, all or none.
 *
 * @throws {Error} when the disk fails, or `into` is no folder.
 */
export async function importTexts(
  files: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const into = path.resolve(options.into);
  const stage = await openStage(into);
  const state: Gathering = {
    options: { ...options, into },
    stage,
    findings: [],
    drafts: new Map(),
    current: undefined,
  };
  let isDone = false;
  try {
    for (const file of files) {
      for await (const source of readSources(file, state.findings, options.oldMarks === true))
        await takeText(state, source);
    }
    await closeWork(state);
    isDone = state.drafts.size > 0 && !hasErrors(state.findings);
    if (isDone) await moveIn(stage, [...state.drafts.keys()], options.replace === true);
  } catch (error) {
    isDone = false;
    throw error;
  } finally {
    if (!isDone) await discardStage(stage);
  }
  if (isDone && stage.isNew) {
    state.findings.push(
      aFinding(
        'import-portal-made',
        'portal.yaml',
        '新建了门户资料。请把“未命名门户”等改成真实的门户名称、县名和单位名称。',
      ),
    );
  }
  const works = isDone ? [...state.drafts.values()].map(summary) : [];
  return { works, findings: state.findings.sort(compareFindings) };
}

function summary({ id, title, chapters, characters, leaves, headings }: WorkDraft): ImportedWork {
  return { id, title, chapters, characters, leaves, headings };
}
