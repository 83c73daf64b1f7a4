import { stat } from 'node:fs/promises';
import path from 'node:path';
import { findRefusedCharacters } from '../../markdown/characters.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { baseName, formats } from './formats.ts';
import { takeLeafMarks } from './old-marks.ts';
import { readRows } from './read-rows.ts';
import { readWholeText } from './read-whole-text.ts';
import type { Report, SourceText } from './source-text.ts';

/** Reads the texts of one file, in order; whatever is wrong gives findings, and what is refused is not yielded. */
export async function* readSources(
  file: string,
  findings: Finding[],
  hasOldMarks = false,
): AsyncGenerator<SourceText> {
  const shown = file.replaceAll('\\', '/');
  const report: Report = (code, message, line) => {
    findings.push(
      aFinding(code, shown, message, line === undefined ? undefined : { line, column: 1 }),
    );
  };
  const before = findings.length;
  let isEmpty = true;
  for await (const source of readFormat(file, report, hasOldMarks)) {
    if (reportCharacters(source, report)) continue;
    isEmpty = false;
    yield { ...source, file: shown };
  }
  if (isEmpty && findings.length === before)
    report('import-row-invalid', '文件是空的，没有可以导入的文字。');
}

async function* readFormat(
  file: string,
  report: Report,
  hasOldMarks: boolean,
): AsyncGenerator<SourceText> {
  const name = file.toLowerCase();
  if (name.endsWith('.jsonl') || name.endsWith('.jsonl.gz')) yield* readRows(file, report);
  else if (name.endsWith('.txt') || name.endsWith('.md')) {
    const text = await readWholeText(file, report);
    if (text !== undefined && text.trim() !== '')
      yield withLeaves(aWholeFile(file, text, name.endsWith('.md')), hasOldMarks);
  } else {
    const isFolder = await stat(file).then(
      (found) => found.isDirectory(),
      () => false,
    );
    report(
      'import-format-unknown',
      isFolder
        ? '这是一个文件夹，不能整个导入。请写出其中的文件名，几个文件之间空一格。'
        : `不能导入这种文件。可以导入的有 ${formats.join('、')}。`,
    );
  }
}

/** A `.txt` or `.md` file is one text. A first line `# …` of Markdown is its title and no part of the text. */
function aWholeFile(file: string, text: string, isMarkdown: boolean): SourceText {
  const [, heading, rest] =
    (isMarkdown && /^\s*#[ \t]+([^\n]*\S)[ \t]*\n([^]*\S[^]*)$/.exec(text)) || [];
  const title = heading ?? baseName(file);
  return {
    file,
    line: 1,
    title,
    form: isMarkdown ? 'markdown' : 'plain',
    text: rest ?? text,
    leaves: [],
    headings: [],
    provenance: path.basename(file),
    work: { otherwise: title, subjects: [] },
  };
}

/** Takes the marks of leaves out of a plain text, where it has any. */
function withLeaves(source: SourceText, hasOldMarks: boolean): SourceText {
  return hasOldMarks && source.form === 'plain'
    ? { ...source, ...takeLeafMarks(source.text) }
    : source;
}

/** Reports characters no chapter may hold; in a `.jsonl` file at the line of the row, in others at their own. */
function reportCharacters({ file, text, title, line }: SourceText, report: Report): boolean {
  const refused = findRefusedCharacters(text, '');
  const isRow = /\.jsonl(?:\.gz)?$/i.test(file);
  for (const { message, at = { line: 1, column: 1 } } of refused) {
    const place = `正文第 ${at.line} 行第 ${at.column} 个字`;
    if (isRow) report('mdx-character', `第 ${line} 行“${title}”，${place}：${message}`, line);
    else report('mdx-character', `${place}：${message}`, at.line);
  }
  return refused.length > 0;
}
