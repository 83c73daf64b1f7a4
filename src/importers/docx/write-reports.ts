import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What an import tells besides what it writes into the work. */
export interface Reports {
  text: string;
  html: string;
  /** Pictures no page can show, by name. */
  aside: readonly (readonly [name: string, bytes: Buffer])[];
}

/** Writes `report.txt`, `report.html` and the folder of originals. @returns the HTML file. */
export async function writeReports(
  folder: string,
  { text, html, aside }: Reports,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'report.txt'), text);
  const file = path.join(folder, 'report.html');
  await writeFile(file, html);
  if (aside.length > 0) await mkdir(path.join(folder, '原件'), { recursive: true });
  for (const [name, bytes] of aside)
    await writeFile(path.join(folder, '原件', path.basename(name)), bytes);
  return file;
}
