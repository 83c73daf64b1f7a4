import path from 'node:path';

/** Endings of the files that can be imported. */
export const formats = ['.jsonl', '.jsonl.gz', '.txt', '.md'];

/** File name without folder and ending: `/a/武功縣志.jsonl.gz` → `武功縣志`. */
export function baseName(file: string): string {
  const name = path.basename(file).normalize('NFC');
  const ending = formats.findLast((format) => name.toLowerCase().endsWith(format)) ?? '';
  return name.slice(0, name.length - ending.length);
}
