import { readBytes, type Bounds } from './read-bytes.ts';
import type { Report } from './source-text.ts';

/** Longest line read, so that a file without line ends cannot fill the memory. */
const longestLineBytes = 64 * 1024 * 1024;

export interface Line {
  text: string;
  /** 1-based. */
  line: number;
}

/** Reads a UTF-8 file line by line, without line ends and byte-order mark; blank lines are left out. */
export async function* readLines(
  file: string,
  report: Report,
  bounds?: Bounds,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let line = 0;
  for await (const bytes of splitLines(file, report, bounds)) {
    line++;
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      report(
        'file-encoding',
        `第 ${line} 行不是 UTF-8 编码，读出来会是乱码。请把文件另存为 UTF-8 再导入。`,
        line,
      );
      continue;
    }
    text = (line === 1 ? text.replace(/^\uFEFF/, '') : text).replace(/\r$/, '');
    if (text.trim() !== '') yield { text, line };
  }
}

async function* splitLines(file: string, report: Report, bounds?: Bounds): AsyncGenerator<Buffer> {
  let open: Buffer[] = [];
  let openBytes = 0;
  let isStopped = false;
  const watch: Report = (...finding) => {
    isStopped = true;
    report(...finding);
  };
  for await (const chunk of readBytes(file, watch, bounds)) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      open.push(chunk.subarray(start, end));
      yield Buffer.concat(open);
      open = [];
      openBytes = 0;
      start = end + 1;
    }
    open.push(chunk.subarray(start));
    openBytes += chunk.length - start;
    if (openBytes > longestLineBytes) {
      report(
        'import-too-large',
        `有一行超过 ${longestLineBytes / 1024 / 1024} MB。请检查文件是否完整，每行只写一条。`,
      );
      return;
    }
  }
  // What was read of a last line before the file broke off would only give a second finding.
  if (openBytes > 0 && !isStopped) yield Buffer.concat(open);
}
