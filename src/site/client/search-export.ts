import type { SearchAnswer } from '../../search/contract.ts';
import { csvHead, csvRows } from '../../search/concordance.ts';
import { inBatches } from '../../search/concordance-pages.ts';
import { element } from './element.ts';
import { rowsOf } from './search-concordance.ts';
import { today } from './today.ts';

/**
 * Gathers every hit into a table and hands it to the reader as a file.
 *
 * @param onProgress told how many chapters are gathered. @returns whether it was gathered whole.
 * @throws where a chapter cannot be loaded: a table with holes would be taken for whole.
 */
export async function downloadCsv(
  { hits }: SearchAnswer,
  query: string,
  isWanted: () => boolean,
  onProgress: (done: number) => void,
): Promise<boolean> {
  const pieces = [csvHead];
  let done = 0;
  for await (const found of inBatches(hits, 8, rowsOf)) {
    if (!isWanted()) return false;
    pieces.push(...found.map(csvRows));
    onProgress((done += found.length));
  }
  const name = query.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 30);
  const url = URL.createObjectURL(new Blob(pieces, { type: 'text/csv;charset=utf-8' }));
  const save = element('a', '');
  save.href = url;
  save.download = `检索${name === '' ? '' : `-${name}`}-${today()}.csv`;
  save.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}
