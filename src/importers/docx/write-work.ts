import path from 'node:path';
import { foldSpace, expectedText } from './proof.ts';
import { keepNames, type ImportRecord } from './earlier-import.ts';
import { outlineOf, type OutlineNode } from './outline.ts';
import { planOwn } from './plan-own.ts';
import { WorkPlan, type PlannedUnit } from './plan-work.ts';
import type { Manuscript } from './read-manuscripts.ts';
import { writeChapter, type ChapterRange, type WrittenChapter } from './write-chapter.ts';
import type { WordBlock, WordParagraph } from './word-document.ts';

/** A manuscript with the units it became, in reading order. */
export interface WrittenManuscript {
  manuscript: Manuscript;
  units: PlannedUnit[];
  chapters: WrittenChapter[];
  /** Titles the manuscript gives itself. */
  title: string | undefined;
}

export interface WrittenWork {
  /** Title of the work, from the first manuscript that has one. */
  title: string | undefined;
  manuscripts: WrittenManuscript[];
  /** All units, in reading order. */
  units: PlannedUnit[];
}

/** Cuts manuscripts into chapters and writes each; nothing is put on disk. */
export function writeWork(
  manuscripts: readonly Manuscript[],
  record: ImportRecord,
  { id, title: given }: { id: string; title: string | undefined },
): WrittenWork {
  const plan = new WorkPlan();
  const written: WrittenManuscript[] = [];
  for (const manuscript of manuscripts) {
    const { document, items } = manuscript;
    const before = plan.units.length;
    const own = planOwn(document.blocks, items);
    if (own.units.length > 0) {
      plan.units.push(...own.units);
      const title = dropTitle(manuscript, own.before.filter(isTitle));
      written.push({ manuscript, units: own.units, chapters: [], title });
      continue;
    }
    const { root, title } = outlineOf(document.blocks);
    const [titleParagraph] = title?.paragraphs ?? [];
    const isFlat = root.children.every(({ heading }) => heading?.leadIn !== undefined);
    if (title && isFlat) plan.add({ ...root, paragraph: titleParagraph }, title.text);
    else if (title && manuscripts.length > 1)
      plan.add(asPart(root, title.text, titleParagraph), '');
    else {
      if (title) dropTitle(manuscript, title.paragraphs);
      plan.add(root, isFlat ? baseName(manuscript.file) : '卷首');
    }
    written.push({
      manuscript,
      units: plan.units.slice(before),
      chapters: [],
      title: title?.text ?? document.propertyTitle,
    });
  }
  keepNames(plan.units, record);
  for (const each of written) each.chapters = writeChapters(each, id);
  const [only, more] = manuscripts;
  const name = only && !more ? baseName(only.file) : undefined;
  const title =
    given ?? written.map((each) => each.title).find((each) => each !== undefined) ?? name;
  return { title, manuscripts: written, units: plan.units };
}

const isTitle = (block: WordBlock): block is WordParagraph =>
  block.kind === 'paragraph' && block.part === 'title';

const baseName = (file: string): string => path.basename(file).replace(/\.[^.]+$/, '');

/** Of several manuscripts, each with a title of its own, every one is a part or a chapter. */
function asPart(
  root: OutlineNode,
  title: string,
  paragraph: WordParagraph | undefined,
): OutlineNode {
  const heading = { title, rank: 50, leadIn: undefined };
  return { ...root, blocks: [], children: [{ ...root, heading, paragraph }] };
}

/** The title of a work stands in its `work.yaml`. */
function dropTitle(
  { account, witness }: Manuscript,
  paragraphs: readonly WordParagraph[],
): string | undefined {
  const texts = paragraphs.map(({ first, last }) =>
    expectedText(witness, account, first, last + 1),
  );
  for (const { first, last } of paragraphs)
    for (let at = first; at <= last; at++) account.dropped.set(at, '书名，写在 work.yaml 里');
  return texts.join('') || undefined;
}

function writeChapters({ manuscript, units }: WrittenManuscript, work: string): WrittenChapter[] {
  const { witness, account, losses, pictures, document } = manuscript;
  const chapters: WrittenChapter[] = [];
  const starts = units.map((unit) => firstOf(unit));
  let from = 0;
  let titles: string[] = [];
  for (const [index, unit] of units.entries()) {
    const isFromFile = unit.paragraph !== undefined;
    if (unit.kind === 'part') {
      if (isFromFile) {
        titles.push(unit.title);
        if (unit.paragraph?.number !== undefined)
          account.numbers.set(unit.paragraph.first, unit.paragraph.number);
      }
      continue;
    }
    const to =
      starts.slice(index + 1).find((start) => start !== undefined) ?? witness.paragraphs.length;
    const range: ChapterRange = { from, to, titles: isFromFile ? [...titles, unit.title] : titles };
    chapters.push(
      writeChapter(
        {
          work,
          witness,
          account,
          losses,
          notes: document.notes,
          place: (picture, file) => pictures.place(picture, file),
        },
        unit,
        range,
      ),
    );
    from = to;
    titles = [];
  }
  return chapters;
}

/** Number of the first paragraph of a unit; undefined when it holds none. */
function firstOf({ paragraph, content }: PlannedUnit): number | undefined {
  if (paragraph) return paragraph.first;
  const [first] = content;
  if (!first) return undefined;
  return first.kind === 'entry' ? first.paragraph.first : first.first;
}

/** Characters of the proof on Word's side. */
export function charactersOf({ witness }: Manuscript): number {
  const notes = [...witness.notes.values()].join('\n');
  const text = witness.paragraphs.map((paragraph) => paragraph.text).join('\n');
  return foldSpace(`${text}\n${notes}`).length;
}
