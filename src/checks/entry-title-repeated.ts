import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { quote } from './quotation.ts';
import { entries, type Entry } from './yearbook-ranks.ts';

/** Titles that every 分目 may open with; only twice in the same one are they a repetition. */
const openings: ReadonlySet<string> = new Set(['概况', '概述', '概貌', '综述', '简况', '基本情况']);

/** No two entries of one 类目 have the same title: an index could not tell them apart. */
export const entryTitleRepeated: Check = {
  code: 'entry-title-repeated',
  *run(checked) {
    const first = new Map<string, Entry>();
    for (const entry of entries(checked)) {
      const { title, file, at } = entry;
      const key = `${openings.has(title) ? entry.above : entry.category} ${title}`;
      const other = first.get(key);
      if (!other) {
        first.set(key, entry);
        continue;
      }
      yield aFinding(
        'entry-title-repeated',
        file,
        `同一类目里已有条目${quote(title)}，在${placeOf(other, file)}。请把两条合并，或改标题使读者能够分辨。`,
        at,
      );
    }
  },
};

function placeOf({ file, at }: Entry, from: string): string {
  const line = at ? `第 ${at.line} 行` : '';
  return file === from ? `本篇${line}` : ` ${file} ${line}`.trimEnd();
}
