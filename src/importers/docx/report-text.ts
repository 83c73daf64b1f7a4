import path from 'node:path';
import { foldSpace } from './proof.ts';
import type { ComparedLine } from './compare-lines.ts';
import { charactersOf, type WrittenManuscript } from './write-work.ts';

/** What became of a chapter that was imported before. */
export interface ChapterChange {
  file: string;
  title: string;
  state: 'new' | 'same' | 'changed' | 'edited' | 'gone';
  /** Comparison of what stands on disk with what the manuscript gives; empty when there is nothing to compare. */
  lines: ComparedLine[];
}

export const stateWords: Record<ChapterChange['state'], string> = {
  new: '新增',
  same: '没有变化',
  changed: '书稿改了',
  edited: '导入以后在这里改过',
  gone: '书稿里没有了',
};

/** Counts of one kind on both sides. */
export interface Count {
  what: string;
  word: number;
  chapters: number;
}

/** Characters, tables, cells, notes and pictures, in the Word file and in the chapters. */
export function countsOf({ manuscript, chapters, units }: WrittenManuscript): Count[] {
  const { witness } = manuscript;
  const titles = units.flatMap(({ paragraph, title }) => (paragraph ? [title] : []));
  const sum = (of: (chapter: WrittenManuscript['chapters'][number]) => number): number =>
    chapters.reduce((total, chapter) => total + of(chapter), 0);
  const characters = foldSpace(
    [...titles, ...chapters.map(({ compiled }) => compiled.text)].join('\n'),
  ).length;
  return [
    { what: '字符', word: charactersOf(manuscript), chapters: characters },
    { what: '表格', word: witness.tables, chapters: sum(({ tables }) => tables) },
    { what: '表格的格子', word: witness.cells, chapters: sum(({ cells }) => cells) },
    {
      what: '脚注、尾注',
      word: [...witness.notes.values()].length,
      chapters: sum(({ notes }) => notes),
    },
    { what: '图片', word: witness.pictures, chapters: sum(({ figures }) => figures) },
  ];
}

/** Remarks in the words of a report: `插入（李某）：……`. */
export const remarkWords = {
  inserted: '插入',
  deleted: '删除',
  moved: '移动',
  comment: '批注',
} as const;

/** What was left out of a manuscript by intent, and the text of it. */
export function droppedOf({ manuscript }: WrittenManuscript): { reason: string; text: string }[] {
  const { account, witness } = manuscript;
  return [...account.dropped]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, reason]) => {
      const text = witness.paragraphs[at]?.text.trim() ?? '';
      return text === '' ? [] : [{ reason, text }];
    });
}

/** The report in brief, for the terminal; the words behind its counts are in the files of the report. */
export function describeAsText(
  written: readonly WrittenManuscript[],
  changes: readonly ChapterChange[],
): string {
  const lines: string[] = [];
  for (const each of written) {
    const { manuscript, chapters } = each;
    lines.push(`${path.basename(manuscript.file)}：${chapters.length} 篇，逐字核对一致`);
    for (const { what, word, chapters: own } of countsOf(each))
      lines.push(`  ${what}：Word ${word}，篇章 ${own}`);
    const { numbers, leadIns } = manuscript.account;
    if (numbers.size > 0) lines.push(`  自动编号变成文字 ${numbers.size} 处`);
    if (leadIns.size > 0) lines.push(`  【】变成条目标题 ${leadIns.size} 处`);
    for (const { what, became, count } of manuscript.losses.list)
      lines.push(`  ${what} ${count} 处：${became}`);
    const kinds = Map.groupBy(manuscript.document.remarks, ({ kind }) => kind);
    for (const [kind, list] of kinds)
      lines.push(
        `  ${kind === 'comment' ? '批注' : `修订（${remarkWords[kind]}）`} ${list.length} 处，没有写进篇章，列在报告里`,
      );
    const dropped = Map.groupBy(droppedOf(each), ({ reason }) => reason);
    for (const [reason, list] of dropped) lines.push(`  ${list.length} 段没有写进正文：${reason}`);
    if (manuscript.document.margins.length > 0)
      lines.push(`  页眉、页脚 ${manuscript.document.margins.length} 种，没有导入`);
  }
  for (const { file, title, state, lines: compared } of changes) {
    if (state === 'same') continue;
    const more = compared.filter(({ side }) => side === 'new').length;
    const less = compared.filter(({ side }) => side === 'old').length;
    const counts = more + less > 0 ? `，增 ${more} 行，减 ${less} 行` : '';
    lines.push(`${stateWords[state]}：${file}“${title}”${counts}`);
  }
  return `${lines.join('\n')}\n`;
}
