/**
 * Value of a facet that stands for a person, a place or a work. Where several bear one name, each has a value of its own: the
 * name, in brackets what tells it apart, and its id, `李之和（1958—，教师）#li-zhihe-1958`. What is told may change with the
 * register; the id never does. Other values are what readers see.
 */
export interface NamedValue {
  name: string;
  /** What tells it apart, and its id; absent where the name is one item's alone. */
  apart?: { told: string; id: string } | undefined;
}

export function writeFacetValue({ name, apart }: NamedValue): string {
  if (apart === undefined) return name;
  const told = apart.told.replaceAll('（', '〔').replaceAll('）', '〕');
  return `${name}${told === '' ? '' : `（${told}）`}#${apart.id}`;
}

const pattern = /^(.*?)(?:（([^（）]*)）)?#([a-z\d][\w-]*)$/s;

/** What readers see of a value. */
export function labelOf(value: string): string {
  return pattern.test(value) ? value.slice(0, value.lastIndexOf('#')) : value;
}

/** What stands for a value in an address: it stays the same when what is told of an item changes. */
export function addressValue(value: string): string {
  const [, name = '', , id = ''] = pattern.exec(value) ?? [];
  return id === '' ? value : `${name}#${id}`;
}

/** Whether a value stands for an item: by its id, or by its name where that is one item's alone. */
export function standsFor(value: string, item: { name: string; id: string }): boolean {
  const [, , , id] = pattern.exec(value) ?? [];
  return id === undefined ? value === item.name : id === item.id;
}

/**
 * Values meant by one that was chosen, perhaps long ago: itself; else that of its id; else, where the name was one
 * item's alone then or is now, all of its name.
 */
export function valuesMeant(chosen: string, values: Iterable<string>): string[] {
  const all = [...values];
  if (all.includes(chosen)) return [chosen];
  const [, name = chosen, , id] = pattern.exec(chosen) ?? [];
  const sameId = all.filter((value) => id !== undefined && pattern.exec(value)?.[3] === id);
  if (sameId.length > 0) return sameId;
  return all.filter((value) => (pattern.exec(value)?.[1] ?? value) === name);
}
