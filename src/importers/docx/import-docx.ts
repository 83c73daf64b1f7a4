import path from 'node:path';
import { aFinding, compareFindings, type Finding } from '../../model/finding.ts';
import type { WorkKind } from '../../model/work-kinds.ts';
import { discardStage, exists, moveIn, openStage } from '../stage.ts';
import { chooseTarget, type Target } from '../choose-target.ts';
import { readRecord } from './earlier-import.ts';
import { readManuscript, type Manuscript } from './read-manuscripts.ts';
import type { Changes } from './reading.ts';
import { describeDetails } from './report-details.ts';
import { describeAsHtml } from './report-html.ts';
import { describeAsText, type ChapterChange } from './report-text.ts';
import { compareWithDisk, fillStage } from './fill-stage.ts';
import { writeReports } from './write-reports.ts';
import { writeWork, type WrittenWork } from './write-work.ts';

export interface DocxOptions {
  /** Folder of the work, `…/works/<id>`; made when it does not exist. */
  into: string;
  title?: string | undefined;
  kind?: WorkKind | undefined;
  changes: Changes;
  /** Write over chapters of an earlier import. */
  replace: boolean;
  /** Folder of the reports; beside the content folder when not given. */
  report?: string | undefined;
}

export interface DocxReport {
  findings: Finding[];
  /** Absent when a finding is an error. */
  work?: {
    id: string;
    title: string;
    chapters: number;
    characters: number;
    /** False when there was an earlier import and nothing was to be replaced. */
    isWritten: boolean;
  };
  /** The report as text. */
  text: string;
  /** Its HTML file, absolute. */
  file: string | undefined;
}

/**
 * Imports Word files as the chapters of one work. Each chapter is compiled and its text compared with an independent
 * reading of the file. All is moved into place at the end, or nothing is.
 *
 * @throws {Error} when the disk fails.
 */
export async function importDocx(
  files: readonly string[],
  options: DocxOptions,
): Promise<DocxReport> {
  const target = await chooseTarget(options.into);
  if ('code' in target) return { findings: [target], text: '', file: undefined };
  const read = await readAll(files, options.changes);
  if (read.findings.length > 0) return { findings: read.findings, text: '', file: undefined };
  const folder = path.join(target.content, 'works', target.work);
  const written = writeWork(read.manuscripts, await readRecord(folder), {
    id: target.work,
    title: options.title,
  });
  const faults = faultsOf(written, options.into);
  if (faults.length > 0) return { findings: faults, text: '', file: undefined };
  const isThere = await exists(folder);
  const changes = isThere ? await compareWithDisk(written, folder) : [];
  const isWritten = !isThere || options.replace;
  const findings = remindersOf(written, target, isThere);
  if (isWritten) findings.push(...(await moveWork(written, target, options, isThere)));
  return finish(written, { target, changes, isWritten, options, findings });
}

async function readAll(
  files: readonly string[],
  changes: Changes,
): Promise<{ manuscripts: Manuscript[]; findings: Finding[] }> {
  const manuscripts: Manuscript[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const read = await readManuscript(file, changes);
    if ('code' in read) findings.push(read);
    else manuscripts.push(read);
  }
  return { manuscripts, findings: findings.sort(compareFindings) };
}

/** What a proof found; a fault of ours, so that nothing may be written. */
function faultsOf({ manuscripts }: WrittenWork, into: string): Finding[] {
  const findings = manuscripts.flatMap(({ manuscript, chapters }) =>
    chapters.flatMap(({ problem, unit }) =>
      problem === undefined
        ? []
        : [
            aFinding(
              'import-text-changed',
              manuscript.file,
              `“${unit.title}”导入后与 Word 不同：${problem}没有写入任何文件。请把这个文件交给技术人员。`,
            ),
          ],
    ),
  );
  if (findings.length === 0 && manuscripts.every(({ chapters }) => chapters.length === 0))
    findings.push(
      aFinding('import-empty', into, '没有可以写成篇章的内容。请核对是不是拿错了文件。'),
    );
  return findings.slice(0, 20);
}

function remindersOf({ manuscripts }: WrittenWork, { work }: Target, isThere: boolean): Finding[] {
  const findings = manuscripts.flatMap(({ manuscript }) => {
    const { losses, document } = manuscript;
    const sum = (isLeftOut: boolean): number =>
      losses.list
        .filter((loss) => loss.isLeftOut === isLeftOut)
        .reduce((total, { count }) => total + count, 0);
    const [changed, leftOut] = [sum(false) + document.remarks.length, sum(true)];
    const said = [
      changed === 0 ? '' : `有 ${changed} 处样式、修订或批注没有照样保留，文字没有丢。`,
      leftOut === 0 ? '' : `有 ${leftOut} 处内容（图形、隐藏文字等）没有导入，要照原稿补。`,
    ].join('');
    return said === ''
      ? []
      : [aFinding('import-look-lost', manuscript.file, `${said}请看报告里的清单。`)];
  });
  const isOwn = manuscripts.some(({ manuscript }) =>
    manuscript.items.some((item) => 'file' in item && item.file === 'work.yaml'),
  );
  if (!isThere && !isOwn)
    findings.push(
      aFinding(
        'import-facts-guessed',
        `works/${work}/work.yaml`,
        '种类、断限等资料是程序从书名和正文推断的。请打开核对，改成真实的。',
      ),
    );
  return findings;
}

async function moveWork(
  written: WrittenWork,
  target: Target,
  options: DocxOptions,
  isThere: boolean,
): Promise<Finding[]> {
  const stage = await openStage(target.content);
  let isDone = false;
  try {
    await fillStage(written, path.join(stage.folder, target.work), {
      ...options,
      existing: isThere ? path.join(target.content, 'works', target.work) : undefined,
    });
    await moveIn(stage, [target.work], isThere);
    isDone = true;
  } finally {
    if (!isDone) await discardStage(stage);
  }
  if (!stage.isNew) return [];
  return [
    aFinding(
      'import-portal-made',
      'portal.yaml',
      '新建了门户资料。请把“未命名门户”等改成真实的门户名称、县名和单位名称。',
    ),
  ];
}

async function finish(
  written: WrittenWork,
  {
    target,
    changes,
    isWritten,
    options,
    findings,
  }: {
    target: Target;
    changes: ChapterChange[];
    isWritten: boolean;
    options: DocxOptions;
    findings: Finding[];
  },
): Promise<DocxReport> {
  const title = written.title ?? target.work;
  const text = describeAsText(written.manuscripts, changes);
  const note = isWritten
    ? `已写入 works/${target.work}。`
    : `works/${target.work} 里已有篇章，没有改动任何文件。要用书稿替换，请加 --replace 再运行一次。`;
  const html = describeAsHtml(title, written.manuscripts, changes, note);
  const folder =
    options.report ?? path.join(path.dirname(target.content), 'import-reports', target.work);
  const file = await writeReports(folder, {
    text: `${text}${describeDetails(written.manuscripts, changes)}`,
    html,
    aside: asideOf(written),
  });
  const chapters = written.manuscripts.flatMap((each) => each.chapters);
  return {
    findings: findings.sort(compareFindings),
    work: {
      id: target.work,
      title,
      chapters: chapters.length,
      characters: chapters.reduce((sum, { compiled }) => sum + compiled.characters, 0),
      isWritten,
    },
    text,
    file,
  };
}

/** Pictures no page can show; those of several manuscripts are told apart by its name. */
function asideOf({ manuscripts }: WrittenWork): [name: string, bytes: Buffer][] {
  return manuscripts.flatMap(({ manuscript: { file, pictures } }) =>
    [...pictures.aside].map(([name, bytes]): [string, Buffer] => [
      manuscripts.length === 1 ? name : `${path.parse(file).name}-${name}`,
      bytes,
    ]),
  );
}
