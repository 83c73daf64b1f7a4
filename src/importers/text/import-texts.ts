import path from 'node:path';
import { readFacts } from '../../corpus/facts.ts';
import { aFinding, compareFindings, type Finding } from '../../model/finding.ts';
import { workSchema } from '../../model/work.ts';
import { chooseWork, type ChosenWork } from './choose-work.ts';
import { readSources } from './read-sources.ts';
import type { Report, SourceText } from './source-text.ts';
import { discardStage, exists, moveIn, openStage, type Stage } from './stage.ts';
import { addText, openDraft, writeInto, type WorkDraft } from './work-draft.ts';
import { workFacts } from './work-facts.ts';
import { writeYaml } from './write-mdx.ts';

export interface ImportOptions {
  /** Content folder; made when it does not exist. */
  into: string;
  /** Title and id of the work, for files that hold a single one. Files that name no book then all become its texts. */
  title?: string | undefined;
  id?: string | undefined;
  /** Put the imported work in the place of one with the same id. */
  replace?: boolean | undefined;
}

export interface ImportedWork {
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

/** An import under way. */
interface Import {
  options: ImportOptions;
  stage: Stage;
  findings: Finding[];
  drafts: Map<string, WorkDraft>;
  current: { draft: WorkDraft; first: SourceText; key: string } | undefined;
}

/**
 * Imports `.jsonl`, `.jsonl.gz`, `.txt` and `.md` files as works under `<into>/works/`. Each page is compiled and its
 * text compared with the source; the works are moved into place at the end, all or none.
 *
 * @throws {Error} when the disk fails, or `into` is no folder.
 */
export async function importTexts(files: readonly string[], options: ImportOptions): Promise<ImportReport> {
  const into = path.resolve(options.into);
  const stage = await openStage(into);
  const state: Import = { options: { ...options, into }, stage, findings: [], drafts: new Map(), current: undefined };
  let isDone = false;
  try {
    for (const file of files) {
      for await (const source of readSources(file, state.findings)) await take(state, source);
    }
    await closeCurrent(state);
    isDone = state.drafts.size > 0 && !hasErrors(state);
    if (isDone) await moveIn(stage, [...state.drafts.keys()]);
  } catch (error) {
    isDone = false;
    throw error;
  } finally {
    if (!isDone) await discardStage(stage);
  }
  if (isDone && stage.isNew) {
    state.findings.push(aFinding('import-portal-made', 'portal.yaml', '新建了门户资料。请把“未命名门户”等改成真实的门户名称、县名和单位名称。'));
  }
  const works = isDone ? [...state.drafts.values()].map(summary) : [];
  return { works, findings: state.findings.sort(compareFindings) };
}

function hasErrors({ findings }: Import): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** Puts a text into the work it belongs to, opening that work when it is the first. After an error only reading goes on. */
async function take(state: Import, source: SourceText): Promise<void> {
  const report: Report = (code, message, line) => {
    state.findings.push(aFinding(code, source.file, message, line === undefined ? undefined : { line, column: 1 }));
  };
  const chosen = chooseWork(source, state.options);
  if (state.current?.key !== chosen.key) {
    await closeCurrent(state);
    await open(state, chosen, source, report);
  }
  if (state.current && !hasErrors(state)) await addText(state.current.draft, source, report);
}

async function open(state: Import, { key, id, title, problem, isMadeUp }: ChosenWork, first: SourceText, report: Report): Promise<void> {
  const { options, stage, drafts } = state;
  const earlier = drafts.get(id);
  if (problem !== undefined) report('import-id-invalid', problem, first.line);
  else if ((options.id ?? options.title) !== undefined && drafts.size > 0) {
    report('import-works-mixed', `文件里不止一部著作（“${[...drafts.values()][0]?.title ?? ''}”之外还有“${first.work.title ?? first.work.otherwise}”），不能共用 --id 或 --title。请一部一部地导入，或去掉这两项。`, first.line);
  } else if (earlier) {
    report('import-works-mixed', `著作 ${id}（“${earlier.title}”）的内容前面已经有过，这里又出现，中间隔着别的著作。同一部书的各行要连在一起，不同的书要有不同的编号。`, first.line);
  } else if (options.replace !== true && (await exists(path.join(options.into, 'works', id)))) {
    report('import-work-exists', `works/${id} 已经有一部著作，没有覆盖。要换成新导入的，请加 --replace；要另存一部，请用 --id 另给编号。`, first.line);
  }
  if (isMadeUp && problem === undefined) {
    report('import-id-made', `著作“${title}”没有可用作网址的编号，暂定为 ${id}。网址公布后不宜再改，建议用 --id 给一个拼音编号后重新导入，例如 --id qingxi-xianzhi。`, first.line);
  }
  const draft = openDraft(id, title, stage.folder, first.provenance);
  if (problem === undefined && !earlier) drafts.set(id, draft);
  state.current = { draft, first, key };
}

/** Writes the facts of the work whose last text has been read. */
async function closeCurrent(state: Import): Promise<void> {
  const { current, findings } = state;
  state.current = undefined;
  if (!current || hasErrors(state)) return;
  const { draft, first } = current;
  const yaml = writeYaml(workFacts(draft.title, first.work, draft.provenance));
  findings.push(...readFacts(yaml, workSchema, { file: `works/${draft.id}/work.yaml`, code: 'work-invalid' }).findings);
  await writeInto(draft, 'work.yaml', yaml);
  if (draft.comments > 0) {
    findings.push(aFinding('import-comment-dropped', first.file, `有 ${draft.comments} 处 HTML 注释（<!-- … -->）是写给程序的标记，没有导入。若其中有要给读者看的文字，请移到注释外面再导入。`));
  }
}

function summary({ id, title, chapters, characters, leaves, headings }: WorkDraft): ImportedWork {
  return { id, title, chapters, characters, leaves, headings };
}
