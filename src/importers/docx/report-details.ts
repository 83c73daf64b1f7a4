import path from 'node:path';
import { changedLines } from './compare-lines.ts';
import { droppedOf, remarkWords, stateWords, type ChapterChange } from './report-text.ts';
import type { WrittenManuscript } from './write-work.ts';

/**
 * The words behind the counts of the report, as plain text: all that is in a manuscript and in no chapter, whoever
 * remarked on it, and how chapters differ from those that are there.
 */
export function describeDetails(
  written: readonly WrittenManuscript[],
  changes: readonly ChapterChange[],
): string {
  const blocks = [...written.flatMap(detailsOf), ...changes.flatMap(differencesOf)];
  return blocks.map((block) => `\n${block.join('\n')}\n`).join('');
}

/** A heading and its lines; nothing where there are no lines. */
function block(heading: string, lines: readonly string[]): string[][] {
  return lines.length === 0 ? [] : [[heading, ...lines]];
}

function detailsOf(written: WrittenManuscript): string[][] {
  const { losses, document, file } = written.manuscript;
  const name = path.basename(file);
  const lossesOf = (isLeftOut: boolean): string[] =>
    losses.list
      .filter((loss) => loss.isLeftOut === isLeftOut && loss.samples.length > 0)
      .flatMap(({ what, became, samples }) => [
        `  ${what}：${became}`,
        ...samples.map((sample) => `    ${oneLine(sample)}`),
      ]);
  const remarks = document.remarks.map(({ kind, author, text, on = '' }) => {
    const about = on === '' ? '' : `（批注的是“${oneLine(on)}”）`;
    return `  ${remarkWords[kind]}${author === '' ? '' : `（${author}）`}：${oneLine(text)}${about}`;
  });
  const dropped = droppedOf(written).map(({ reason, text }) => `  ${reason}：${oneLine(text)}`);
  return [
    ...block(`${name}：没有导入的，请照原稿补`, lossesOf(true)),
    ...block(`${name}：没有照样保留的，例`, lossesOf(false)),
    ...block(`${name}：修订和批注`, remarks),
    ...block(`${name}：没有写进正文的段落`, dropped),
    ...block(
      `${name}：页眉、页脚（没有导入）`,
      document.margins.map((text) => `  ${oneLine(text)}`),
    ),
  ];
}

const marks = { both: ' ', old: '-', new: '+' } as const;

function differencesOf({ file, title, state, lines }: ChapterChange): string[][] {
  if (state === 'same') return [];
  return block(
    `${stateWords[state]}：${file}“${title}”（- 是现有的，+ 是书稿里的）`,
    changedLines(lines, ({ side, line }) => `  ${marks[side]} ${line}`),
  );
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();
