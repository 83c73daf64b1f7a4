import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileChapter } from '../../markdown/compile.ts';
import { aFinding, compareFindings, type Finding } from '../../model/finding.ts';
import { mediaType } from '../../model/recording.ts';
import { writeWebVtt } from '../../model/webvtt.ts';
import { chooseTarget, type Target } from '../choose-target.ts';
import { slugOfTitle } from '../chapter-names.ts';
import { chineseNumber } from '../../model/chinese-number.ts';
import { claimSlug } from '../slugs.ts';
import { discardStage, exists, moveIn, openStage } from '../stage.ts';
import { writeYaml } from '../write-yaml.ts';
import { cutTranscript } from './cut.ts';
import { readTranscript } from './read-transcript.ts';
import { beginsAs } from './sound-bytes.ts';
import type { SpokenCue } from './spoken.ts';

export interface TranscriptOptions {
  /** Folder of the work, `…/works/<id>`; made when it does not exist. */
  into: string;
  /** Title of the chapter; the file's name when not given. Only for one file. */
  title?: string | undefined;
  /** Recording the transcript is of. Only for one file. */
  media?: string | undefined;
}

export interface TranscriptReport {
  /** Chapters written; none when a finding is an error: then nothing was. */
  chapters: { file: string; title: string; cues: number; characters: number }[];
  /** What was made of the files that is not in them. */
  remarks: { file: string; remark: string }[];
  findings: Finding[];
}

interface Draft {
  file: string;
  title: string;
  cues: SpokenCue[];
}

/**
 * Imports transcripts as chapters at the end of a work. Each is proved equal to its file, and its page is compiled and
 * compared. A chapter waits (`access: internal`) until the speaker's consent is written into it.
 *
 * @throws {Error} when the disk fails.
 */
export async function importTranscripts(
  files: readonly string[],
  options: TranscriptOptions,
): Promise<TranscriptReport> {
  const report: TranscriptReport = { chapters: [], remarks: [], findings: [] };
  const target = await chooseTarget(options.into);
  const refused = 'code' in target ? target : await refuseMedia(files, options);
  if (refused !== undefined || 'code' in target) {
    if (refused !== undefined) report.findings.push(refused);
    return report;
  }
  const drafts: Draft[] = [];
  for (const file of files) {
    const read = await readTranscript(file);
    report.findings.push(...read.findings);
    if (!('cues' in read)) continue;
    drafts.push({ file, title: options.title ?? path.parse(file).name, cues: read.cues });
    report.remarks.push(...read.remarks.map((remark) => ({ file, remark })));
  }
  report.findings.sort(compareFindings);
  if (report.findings.some(({ severity }) => severity === 'error')) return report;
  await moveChapters(drafts, { target, media: options.media, report });
  return report;
}

async function refuseMedia(
  files: readonly string[],
  { media, title }: TranscriptOptions,
): Promise<Finding | undefined> {
  if ((media !== undefined || title !== undefined) && files.length > 1) {
    const message = '--title 和 --media 一次只用于一份文稿。请分几次导入。';
    return aFinding('import-format-unknown', files[0] ?? '', message);
  }
  if (media === undefined) return undefined;
  const type = mediaType(media);
  if (type === undefined) {
    const message = '网页放不了这种录音录像。请转换成 mp3、m4a、ogg、wav、mp4 或 webm。';
    return aFinding('import-format-unknown', media, message);
  }
  if (!(await exists(media)))
    return aFinding('import-file-missing', media, '找不到这个文件。请检查路径和文件名。');
  if (await beginsAs(media, type)) return undefined;
  const message = `不是 ${path.extname(media).slice(1)} 格式的录音录像：可能改过扩展名，或没有复制完整。请在电脑上放一遍，再用转换软件另存。`;
  return aFinding('import-file-broken', media, message);
}

async function moveChapters(
  drafts: readonly Draft[],
  {
    target,
    media,
    report,
  }: { target: Target; media: string | undefined; report: TranscriptReport },
): Promise<void> {
  const stage = await openStage(target.content);
  let isDone = false;
  try {
    const folder = path.join(stage.folder, target.work);
    const existing = path.join(target.content, 'works', target.work);
    const isThere = await exists(existing);
    if (isThere) await cp(existing, folder, { recursive: true });
    else await startWork(folder, drafts[0]?.title ?? '');
    for (const draft of drafts) await writeDraft(draft, { folder, target, media, report });
    isDone = !report.findings.some(({ severity }) => severity === 'error');
    if (isDone) await moveIn(stage, [target.work], isThere);
    else report.chapters = [];
  } catch (error) {
    isDone = false;
    throw error;
  } finally {
    if (!isDone) await discardStage(stage);
  }
}

async function startWork(folder: string, title: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const facts = { kind: 'oral-history', title };
  await writeFile(path.join(folder, 'work.yaml'), writeYaml(facts));
}

async function writeDraft(
  { file, title, cues }: Draft,
  room: { folder: string; target: Target; media: string | undefined; report: TranscriptReport },
): Promise<void> {
  const { folder, media, report } = room;
  let mediaName: string | undefined;
  const pieces = cutTranscript(cues);
  for (const [index, piece] of pieces.entries()) {
    const shown = pieces.length === 1 ? title : `${title}（${chineseNumber(index + 1)}）`;
    const { order, slug } = await nextPlace(folder, slugOfTitle(title));
    if (media !== undefined && mediaName === undefined) {
      mediaName = `${slug}${path.extname(media).toLowerCase()}`;
      await cp(media, path.join(folder, mediaName));
    }
    const vtt = writeWebVtt(piece);
    const twin = await sameText(folder, vtt);
    if (twin !== undefined) {
      const message = `这份文稿已经在 works/${room.target.work}/${twin} 里，没有再写一遍。要重新导入，请先删去那一篇。`;
      report.findings.push(aFinding('import-work-exists', file, message));
      return;
    }
    const mdx = chapterText(shown, `${slug}.vtt`, mediaName);
    const problem = proveChapter(mdx, vtt, piece);
    if (problem !== undefined) {
      const message = `“${shown}”导入后与文稿不同：${problem}没有写入任何文件。请把这个文件交给技术人员。`;
      report.findings.push(aFinding('import-text-changed', file, message));
      return;
    }
    await writeFile(path.join(folder, `${slug}.vtt`), vtt);
    await writeFile(path.join(folder, `${order}-${slug}.mdx`), mdx);
    report.chapters.push({
      file: `works/${room.target.work}/${order}-${slug}.mdx`,
      title: shown,
      cues: piece.length,
      characters: piece.reduce((sum, { text }) => sum + [...text.replace(/\s/g, '')].length, 0),
    });
  }
}

/** The file of a folder that holds the same track. */
async function sameText(folder: string, vtt: string): Promise<string | undefined> {
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.vtt')).sort())
    if ((await readFile(path.join(folder, name), 'utf8')) === vtt) return name;
  return undefined;
}

/** The next number and a name that no chapter of the folder has. */
async function nextPlace(folder: string, wanted: string): Promise<{ order: string; slug: string }> {
  const names = await readdir(folder);
  const orders = names.flatMap((name) => {
    const found = /^(\d+)-/.exec(name)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
  const taken = new Set(names.map((name) => name.replace(/^\d+-/, '').replace(/\.[^.]+$/, '')));
  const order = String(Math.max(0, ...orders) + 1).padStart(2, '0');
  return { order, slug: claimSlug(wanted, taken) };
}

function chapterText(title: string, vtt: string, media: string | undefined): string {
  const facts = writeYaml({ title, role: 'interview', access: 'internal' });
  const hint =
    '# 取得讲述人书面授权以后，改好下面一行、去掉行首的井号，并删去上面的 access 一行，才能公开。\n' +
    '# consent: { granted: true, by: 讲述人姓名, date: "2024-05-18", scope: 可公开的范围 }\n';
  const attributes = `src="${vtt}"${media === undefined ? '' : ` media="${media}"`}`;
  return `---\n${facts}${hint}---\n\n<Transcript ${attributes} />\n`;
}

/** Compiles the chapter and compares what it shows with what was read. */
function proveChapter(mdx: string, vtt: string, cues: readonly SpokenCue[]): string | undefined {
  const { text, findings } = compileChapter(mdx, {
    id: 'import/chapter',
    file: 'chapter.mdx',
    release: { today: '9999-12-31', audience: 'internal' },
    readBeside: () => vtt,
    hiddenItems: new Set(),
  });
  const problem = findings.find(({ severity }) => severity === 'error');
  if (problem) return problem.message;
  let speaker: string | undefined;
  const wanted = cues.map((cue) => {
    const name = cue.speaker === speaker ? '' : (cue.speaker ?? '');
    speaker = cue.speaker;
    return name + cue.text;
  });
  const fold = (shown: string): string => shown.replace(/\s+/gu, '');
  return fold(wanted.join('')) === fold(text) ? undefined : '网页上的话与文稿不一致。';
}
