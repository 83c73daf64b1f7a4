import { compareCodes, readingOf, type Reading } from '../model/reading.ts';
import { strokeKey } from '../model/strokes.ts';

/** An item of a register that has a name. */
export interface Named {
  id: string;
  meta: { name: string; pinyin?: string | undefined };
}

/** Items with their readings, by pinyin and tone; those read alike by their characters, namesakes by their ids. */
export function byReading<Item extends Named>(
  items: readonly Item[],
  isPerson: boolean,
): { item: Item; reading: Reading }[] {
  return items
    .map((item) => ({ item, reading: readingOf(item.meta.name, item.meta.pinyin, isPerson) }))
    .sort(
      (a, b) =>
        compareCodes(a.reading.key, b.reading.key) ||
        compareCodes(a.item.meta.name, b.item.meta.name) ||
        compareCodes(a.item.id, b.item.id),
    );
}

/** Items by the strokes of their names, namesakes by their ids. */
export function byStrokes<Item extends Named>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: strokeKey(item.meta.name) }))
    .sort((a, b) => compareCodes(a.key, b.key) || compareCodes(a.item.id, b.item.id))
    .map(({ item }) => item);
}
