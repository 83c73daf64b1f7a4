import { explainIssue } from '../../corpus/zod-messages.ts';
import { readLines } from './read-lines.ts';
import { rowSchema } from './row-schema.ts';
import { placeRow } from './place-row.ts';
import type { Report, SourceText } from './source-text.ts';

/** Reads a `.jsonl` or `.jsonl.gz` file, one text a line; a line that cannot be used is reported and left out. */
export async function* readRows(file: string, report: Report): AsyncGenerator<SourceText> {
  for await (const { text, line } of readLines(file, report)) {
    const source = readRow(text, line, file, (message) => {
      report('import-row-invalid', `第 ${line} 行：${message}`, line);
    });
    if (source) yield source;
  }
}

function readRow(
  json: string,
  line: number,
  file: string,
  refuse: (message: string) => void,
): SourceText | undefined {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    refuse('不是完整的 JSON。每行要写成一个 { … }，请检查这一行是否被截断、引号是否成对。');
    return undefined;
  }
  const row = rowSchema.safeParse(data, { error: explainIssue });
  if (!row.success) {
    for (const { path, message } of row.error.issues.slice(0, 5))
      refuse(`${nameField(path)}：${message}`);
    return undefined;
  }
  const { source, problem } = placeRow(row.data, file, line);
  if (problem !== undefined) refuse(problem);
  return source;
}

function nameField(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '全部内容';
  return path
    .map((step) => (typeof step === 'number' ? `第 ${step + 1} 项` : String(step)))
    .join(' ');
}
