/** Parameters of a page's address: strings that were found in it, and which hit the reader chose, from 1. */
export const stringsParameter = 'hl';
export const hitParameter = 'at';

export const mostStrings = 8;

/** Address of a page at an entry, its hits to be marked when it opens. */
export function addressWithPassages(
  url: string,
  anchor: string,
  strings: readonly string[],
  hit?: number,
): string {
  const address = new URL(url);
  for (const string of new Set(strings.slice(0, 64)))
    if (string.length < 120 && address.searchParams.getAll(stringsParameter).length < mostStrings)
      address.searchParams.append(stringsParameter, string);
  if (hit !== undefined) address.searchParams.set(hitParameter, String(hit));
  address.hash = anchor;
  return address.href;
}
