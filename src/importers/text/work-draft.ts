import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkChapter, findChange } from './check-chapter.ts';
import { cutText } from './cut.ts';
import { withoutBrackets } from './old-marks.ts';
import { orderPrefix, planChapters, type PlannedChapter } from './plan-chapters.ts';
import { prepareText } from './prepare-text.ts';
import { claimSlug } from '../slugs.ts';
import { textSlug } from './juan-slugs.ts';
import type { Report, SourceText } from './source-text.ts';
import { commonProvenance } from './work-facts.ts';
import { writeYaml } from '../write-yaml.ts';
import { writeChapter } from './write-mdx.ts';

/** A folder of a work while it fills: numbers and slugs already given. */
interface Container {
  folder: string;
  slugs: Set<string>;
}

/** A work that is being written, text by text. */
export interface WorkDraft {
  id: string;
  title: string;
  /** Absolute path of its folder in the stage. */
  folder: string;
  texts: number;
  chapters: number;
  characters: number;
  leaves: number;
  headings: number;
  comments: number;
  /** Where all its texts come from; undefined when they have nothing in common. */
  provenance: string | undefined;
  /** Whether brackets are small notes and 〓 a missing character. */
  hasOldMarks: boolean;
  top: Container;
  collections: Map<string, Container>;
}

export function openDraft(
  id: string,
  title: string,
  stageFolder: string,
  { provenance, hasOldMarks }: Pick<WorkDraft, 'provenance' | 'hasOldMarks'>,
): WorkDraft {
  const counts = { texts: 0, chapters: 0, characters: 0, leaves: 0, headings: 0, comments: 0 };
  const top: Container = { folder: '', slugs: new Set() };
  return {
    id,
    title,
    folder: path.join(stageFolder, id),
    ...counts,
    provenance,
    hasOldMarks,
    top,
    collections: new Map(),
  };
}

/** Adds a text to a work: takes it apart, cuts it, writes its files and checks each against the source. */
export async function addText(draft: WorkDraft, source: SourceText, report: Report): Promise<void> {
  const { blocks, expected, comments } = prepareText(source);
  const { stretches, cutBlocks } = cutText(blocks);
  const container = await containerFor(draft, source.collection);
  draft.texts++;
  const slug = claimSlug(textSlug(source, draft.texts), container.slugs);
  const name = path.posix.join(container.folder, `${orderPrefix(container.slugs.size)}-${slug}`);
  const { chapters, part } = planChapters(source, name, stretches);
  if (part) await writeInto(draft, part.file, writeYaml(part.facts));
  const shown: string[] = [];
  for (const chapter of chapters) shown.push(await addChapter(draft, chapter, source, report));
  const change = draft.hasOldMarks
    ? findChange(withoutBrackets(expected), shown.map(withoutBrackets))
    : findChange(expected, shown);
  if (change) {
    report(
      'import-text-changed',
      `“${String(chapters[change.page]?.facts['title'])}”导入后与原文不同：${change.problem}没有写入任何文件。请把这个文件交给技术人员。`,
      source.line,
    );
  }
  if (cutBlocks > 0) {
    report(
      'import-paragraph-cut',
      `“${source.title}”有 ${cutBlocks} 个段落或表格比一篇的最大篇幅还长，已在书叶、句末或表格行之间切开，分在相邻的两篇里。文字没有改动。`,
      source.line,
    );
  }
  draft.comments += comments;
  draft.leaves += source.leaves.length;
  draft.provenance = joinProvenance(draft, source.provenance);
}

function joinProvenance(
  { texts, provenance }: WorkDraft,
  own: string | undefined,
): string | undefined {
  if (texts === 1) return own;
  return own === undefined || provenance === undefined
    ? undefined
    : commonProvenance(provenance, own);
}

async function addChapter(
  draft: WorkDraft,
  { file, facts, blocks }: PlannedChapter,
  source: SourceText,
  report: Report,
): Promise<string> {
  const mdx = writeChapter(facts, blocks, draft.hasOldMarks);
  const place = `works/${draft.id}/${file}`;
  const { compiled, shown, problems } = checkChapter(mdx, place, String(facts['title']));
  for (const problem of problems.slice(0, 3))
    report('import-text-changed', `写成的篇章 ${place} 有误：${problem}`, source.line);
  if (Buffer.byteLength(compiled.html) > heaviestPageBytes) {
    report(
      'chapter-too-large',
      `篇章 ${place} 的网页超过 ${heaviestPageBytes / 1000} KB，打开会慢。请在原文里加标题后重新导入，或导入后手工分篇。`,
      source.line,
    );
  }
  draft.chapters++;
  draft.characters += compiled.characters;
  draft.headings += compiled.headings.length;
  await writeInto(draft, file, mdx);
  return shown;
}

const heaviestPageBytes = 200_000;

/** Texts of one collection lie in a folder of their own, in the order in which collections first appear. */
async function containerFor(draft: WorkDraft, collection: string | undefined): Promise<Container> {
  if (collection === undefined) return draft.top;
  const known = draft.collections.get(collection);
  if (known) return known;
  const slug = claimSlug(`collection-${draft.collections.size + 1}`, draft.top.slugs);
  const made: Container = {
    folder: `${orderPrefix(draft.top.slugs.size)}-${slug}`,
    slugs: new Set(),
  };
  draft.collections.set(collection, made);
  await writeInto(draft, `${made.folder}/part.yaml`, writeYaml({ title: collection }));
  return made;
}

export async function writeInto(draft: WorkDraft, file: string, text: string): Promise<void> {
  const target = path.join(draft.folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}
