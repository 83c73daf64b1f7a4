import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { importTexts, type ImportOptions } from '../../../src/importers/text/import-texts.ts';
import { formatFinding } from '../../../src/model/finding.ts';

/** A temporary folder for files to import and the content they go into; gone when the test is. */
export function anImportFolder() {
  const root = mkdtempSync(path.join(tmpdir(), 'fangzhi-import-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const into = path.join(root, 'content');
  const write = (name: string, data: string | Uint8Array): string => {
    const file = path.join(root, name);
    writeFileSync(file, data);
    return file;
  };
  return {
    root,
    into,
    write,
    /** Imports files given by name and content. */
    async run(
      files: Record<string, string | Uint8Array>,
      options: Omit<ImportOptions, 'into'> = {},
    ) {
      const paths = Object.entries(files).map(([name, data]) => write(name, data));
      const report = await importTexts(paths, { into, ...options });
      const findings = report.findings.map((finding) =>
        formatFinding(finding).replaceAll(`${root}/`, ''),
      );
      return { ...report, lines: findings };
    },
    read: (file: string): string => readFileSync(path.join(into, file), 'utf8'),
    /** Every file below the content folder, with `/`. */
    files: (): string[] => listFiles(into, ''),
  };
}

function listFiles(root: string, folder: string): string[] {
  if (!statSync(root, { throwIfNoEntry: false })) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? [`${name}/`, ...listFiles(root, name)] : [name];
    })
    .sort();
}

/** One line of a `.jsonl` file: a juan with two leaves and one heading, any field overridden. */
export function aRow(fields: Record<string, unknown> = {}): string {
  const row = {
    id: 'qingxi-xianzhi-001',
    book: '清溪縣志',
    book_slug: 'qingxi-xianzhi',
    juan: '卷一',
    title: '卷一',
    author: '李某',
    dynasty: '清',
    edition: 'WYG',
    source: 'github:some/book@1:001.txt',
    lang: 'lzh-Hant',
    text: '清溪縣志卷一\n\n山川\n\n縣東有𨽻山焉',
    pages: [
      { id: 'KR_WYG_001-1a', offset: 0 },
      { id: 'KR_WYG_001-1b', offset: 16 },
    ],
    headings: [{ text: '山川', offset: 8, indent: 2 }],
    ...fields,
  };
  return `${JSON.stringify(row)}\n`;
}
