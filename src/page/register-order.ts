const collator = new Intl.Collator('zh-Hans-u-co-pinyin');

/** By pinyin: the reading an editor gave, or the usual one of the name. */
export function byName(
  a: { id: string; meta: { name: string } },
  b: { id: string; meta: { name: string } },
): number {
  return collator.compare(a.meta.name, b.meta.name) || (a.id < b.id ? -1 : 1);
}
