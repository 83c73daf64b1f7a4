import { readChapterFacts } from '../../corpus/read-chapter.ts';
import { compileChapter } from '../../markdown/compile.ts';
import type { CompiledChapter } from '../../markdown/compiled.ts';
import { writeYaml } from '../write-yaml.ts';
import { ChapterWriting, type Account, type PlacedPicture } from './chapter-writing.ts';
import { Losses } from './losses.ts';
import { factsWithTitle } from './own-components.ts';
import type { Witness } from './oracle.ts';
import type { PlannedUnit } from './plan-work.ts';
import { expectedText, explainChange, foldSpace } from './proof.ts';
import { writeBlocks } from './write-blocks.ts';
import { writeInlines } from './write-inline.ts';
import type { Inline, Picture, WordBlock } from './word-document.ts';

/** A chapter as it will stand in `content/`, proved equal to the paragraphs it came from. */
export interface WrittenChapter {
  unit: PlannedUnit;
  mdx: string;
  compiled: CompiledChapter;
  /** Data files beside it. */
  files: ReadonlyMap<string, string>;
  /** What is wrong; a fault of the importer, not of the text. */
  problem: string | undefined;
  tables: number;
  cells: number;
  figures: number;
  notes: number;
}

/** What chapters of one document share. */
export interface ChapterSource {
  /** Id of the work. */
  work: string;
  witness: Witness;
  account: Account;
  losses: Losses;
  notes: ReadonlyMap<string, WordBlock[]>;
  /** Puts a picture beside a chapter of the work. */
  place(this: void, picture: Picture, file: string): PlacedPicture;
}

/** Text above a chapter that belongs to its proof: titles of the parts that open with it. */
export interface ChapterRange {
  from: number;
  to: number;
  /** Titles that came from the file, outermost first, the chapter's own last. */
  titles: readonly string[];
}

/** Writes a chapter; when bold and the like do not come out as they should, once more without them. */
export function writeChapter(
  source: ChapterSource,
  unit: PlannedUnit,
  range: ChapterRange,
): WrittenChapter {
  const losses = new Losses();
  const first = attempt({ ...source, losses }, unit, range, false);
  const isBad =
    first.problem !== undefined ||
    first.compiled.findings.some(({ code }) => code === 'emphasis-literal');
  if (!isBad) {
    source.losses.take(losses);
    return first;
  }
  const second = attempt(source, unit, range, true);
  if (second.problem === undefined)
    source.losses.add('粗体、着重号', '这一篇里不能照样写出，已去掉', unit.title);
  return second.problem === undefined ? second : first;
}

function attempt(
  source: ChapterSource,
  unit: PlannedUnit,
  range: ChapterRange,
  isPlain: boolean,
): WrittenChapter {
  const { witness, account, losses, notes } = source;
  const place = (picture: Picture): PlacedPicture => source.place(picture, unit.file);
  const writing = new ChapterWriting({ losses, account, notes, place }, isPlain);
  const mdx = writeMdx(writing, unit);
  const compiled = compileChapter(mdx, {
    id: `${source.work}/${unit.file.replace(/\.mdx$/, '')}`,
    file: `works/${source.work}/${unit.file}`,
    release: { today: '9999-12-31', audience: 'internal' },
    readBeside: (name) => writing.files.get(name),
    hiddenItems: new Set(),
  });
  const facts = readChapterFacts(mdx, unit.file);
  const errors = [...facts.findings, ...compiled.findings].filter(
    ({ severity }) => severity === 'error',
  );
  const expected = expectedText(witness, account, range.from, range.to);
  const shown = foldSpace([...range.titles, compiled.text].join('\n'));
  const problem = explainChange(expected, shown) ?? errors[0]?.message;
  const { tables, cells, figures, files, noteNames } = writing;
  return { unit, mdx, compiled, files, problem, tables, cells, figures, notes: noteNames.size };
}

function writeMdx(writing: ChapterWriting, unit: PlannedUnit): string {
  const heading = unit.paragraph;
  const titleNotes: Inline[] = unit.own
    ? []
    : (heading?.inlines.filter(({ kind }) => kind === 'note') ?? []);
  const opening = writeInlines(writing, titleNotes, { lineBreak: ' ' });
  if (opening !== '') writing.losses.add('篇章题目上的注', '移到篇首', unit.title);
  if (heading?.number !== undefined) writing.account.numbers.set(heading.first, heading.number);
  const pictures = heading?.inlines.filter(({ kind }) => kind === 'picture') ?? [];
  const first: WordBlock[] =
    heading && pictures.length > 0
      ? [{ ...heading, inlines: pictures, number: undefined, part: 'body', boxes: [] }]
      : [];
  const boxes: WordBlock[] = heading?.boxes.flat() ?? [];
  const body = [
    opening,
    ...writeBlocks(writing, [...first, ...boxes, ...unit.content]),
    ...writeNotes(writing),
  ];
  const facts = unit.own
    ? factsWithTitle(unit.own.facts, unit.title)
    : writeYaml({ title: unit.title, role: unit.role });
  return `---\n${facts}---\n\n${body.filter((text) => text !== '').join('\n\n')}\n`;
}

/** Notes stand at the end, in the order in which the text refers to them. */
function writeNotes(writing: ChapterWriting): string[] {
  const written: string[] = [];
  for (const [id, name] of writing.noteNames) {
    const paragraphs = linesOf(writing, writing.textOfNote(id))
      .map((inlines) => writeInlines(writing, inlines, { lineBreak: '\\\n' }))
      .filter((text) => text !== '');
    written.push(`[^${name}]: ${paragraphs.join('\n\n').replace(/\n(?=.)/g, '\n    ')}`);
  }
  return written;
}

/** A note holds paragraphs; tables in it are written cell by cell. */
function linesOf(writing: ChapterWriting, blocks: readonly WordBlock[]): Inline[][] {
  return blocks.flatMap((block): Inline[][] => {
    if (block.kind === 'component') return linesOf(writing, block.blocks);
    if (block.kind === 'paragraph' && (block.number ?? block.list) !== undefined)
      writing.losses.leaveOut('注里的自动编号', '没有导入', block.number ?? '●');
    if (block.kind === 'paragraph')
      return [block.inlines, ...block.boxes.flatMap((box) => linesOf(writing, box))];
    writing.losses.add('注里的表格', '逐格写成几段，文字没有丢');
    writing.tables++;
    return block.rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => {
        writing.cells++;
        return linesOf(writing, cell.blocks);
      }),
    );
  });
}
