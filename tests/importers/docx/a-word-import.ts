import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { importDocx, type DocxOptions } from '../../../src/importers/docx/import-docx.ts';
import { formatFinding } from '../../../src/model/finding.ts';

/** A temporary folder for Word files and the content they go into; gone when the test is. */
export function aWordImport() {
  const root = mkdtempSync(path.join(tmpdir(), 'fangzhi-word-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const content = path.join(root, 'content');
  const work = path.join(content, 'works', 'book');
  return {
    root,
    content,
    work,
    /** Imports files given by name and bytes into the work `book`. */
    async run(files: Record<string, Buffer | string>, options: Partial<DocxOptions> = {}) {
      const paths = Object.entries(files).map(([name, bytes]) => {
        const file = path.join(root, name);
        writeFileSync(file, bytes);
        return file;
      });
      const report = await importDocx(paths, {
        into: work,
        changes: 'accept',
        replace: false,
        ...options,
      });
      const lines = report.findings.map((finding) =>
        formatFinding(finding).replaceAll(`${root}/`, ''),
      );
      return { ...report, lines, errors: lines.filter((line) => line.includes(' 错误 ')) };
    },
    read: (file: string): string => readFileSync(path.join(work, file), 'utf8'),
    report: (): string => readFileSync(path.join(root, 'import-reports/book/report.html'), 'utf8'),
    reportText: (): string =>
      readFileSync(path.join(root, 'import-reports/book/report.txt'), 'utf8'),
    /** Files of the work, with `/`, without those that begin with a dot. */
    files: (): string[] => listFiles(work, '').filter((file) => !file.startsWith('.')),
    /** Everything below the content folder with its bytes. */
    everything: (): [string, string][] =>
      listFiles(content, '').map((file) => [
        file,
        readFileSync(path.join(content, file), 'base64'),
      ]),
  };
}

export function listFiles(root: string, folder: string): string[] {
  if (!statSync(root, { throwIfNoEntry: false })) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? listFiles(root, name) : [name];
    })
    .sort();
}
