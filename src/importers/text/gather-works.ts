import path from 'node:path';
import { readFacts } from '../../corpus/facts.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { workSchema } from '../../model/work.ts';
import { chooseWork, type ChosenWork } from './choose-work.ts';
import type { Report, SourceText } from './source-text.ts';
import { exists, type Stage } from '../stage.ts';
import { addText, openDraft, writeInto, type WorkDraft } from './work-draft.ts';
import { workFacts } from './work-facts.ts';
import { writeYaml } from '../write-yaml.ts';

/** Works being gathered from the texts of all files, one after the other. */
export interface Gathering {
  options: {
    into: string;
    title?: string | undefined;
    id?: string | undefined;
    replace?: boolean | undefined;
    oldMarks?: boolean | undefined;
  };
  stage: Stage;
  findings: Finding[];
  drafts: Map<string, WorkDraft>;
  current: { draft: WorkDraft; first: SourceText; key: string } | undefined;
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** Puts a text into the work it belongs to, opening that work when it is the first. After an error only reading goes on. */
export async function takeText(state: Gathering, source: SourceText): Promise<void> {
  const report: Report = (code, message, line) => {
    state.findings.push(
      aFinding(code, source.file, message, line === undefined ? undefined : { line, column: 1 }),
    );
  };
  const chosen = chooseWork(source, state.options);
  if (state.current?.key !== chosen.key) {
    await closeWork(state);
    await open(state, chosen, source, report);
  }
  if (state.current && !hasErrors(state.findings))
    await addText(state.current.draft, source, report);
}

async function open(
  state: Gathering,
  { key, id, title, problem, isMadeUp }: ChosenWork,
  first: SourceText,
  report: Report,
): Promise<void> {
  const { options, stage, drafts } = state;
  const earlier = drafts.get(id);
  if (problem !== undefined) report('import-id-invalid', problem, first.line);
  else if ((options.id ?? options.title) !== undefined && drafts.size > 0) {
    report(
      'import-works-mixed',
      `文件里不止一部著作（“${[...drafts.values()][0]?.title ?? ''}”之外还有“${first.work.title ?? first.work.otherwise}”），不能共用 --id 或 --title。请一部一部地导入，或去掉这两项。`,
      first.line,
    );
  } else if (earlier) {
    report(
      'import-works-mixed',
      `著作 ${id}（“${earlier.title}”）的内容前面已经有过，这里又出现，中间隔着别的著作。同一部书的各行要连在一起，不同的书要有不同的编号。`,
      first.line,
    );
  } else if (options.replace !== true && (await exists(path.join(options.into, 'works', id)))) {
    report(
      'import-work-exists',
      `works/${id} 已经有一部著作，没有覆盖。要换成新导入的，请加 --replace；要另存一部，请用 --id 另给编号。`,
      first.line,
    );
  }
  if (isMadeUp && problem === undefined) {
    report(
      'import-id-made',
      `著作“${title}”没有可用作网址的编号，暂定为 ${id}。网址公布后不宜再改，建议用 --id 给一个拼音编号后重新导入，例如 --id qingxi-xianzhi。`,
      first.line,
    );
  }
  const draft = openDraft(id, title, stage.folder, {
    provenance: first.provenance,
    hasOldMarks: options.oldMarks === true,
  });
  if (problem === undefined && !earlier) drafts.set(id, draft);
  state.current = { draft, first, key };
}

/** Writes the facts of the work whose last text has been read. */
export async function closeWork(state: Gathering): Promise<void> {
  const { current, findings } = state;
  state.current = undefined;
  if (!current || hasErrors(state.findings)) return;
  const { draft, first } = current;
  const yaml = writeYaml(workFacts(draft.title, first.work, draft.provenance));
  findings.push(
    ...readFacts(yaml, workSchema, { file: `works/${draft.id}/work.yaml`, code: 'work-invalid' })
      .findings,
  );
  await writeInto(draft, 'work.yaml', yaml);
  if (draft.comments > 0) {
    findings.push(
      aFinding(
        'import-comment-dropped',
        first.file,
        `有 ${draft.comments} 处 HTML 注释（<!-- … -->）是写给程序的标记，没有导入。若其中有要给读者看的文字，请移到注释外面再导入。`,
      ),
    );
  }
}
