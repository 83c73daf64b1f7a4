/** Address of a Creative Commons licence; undefined for one that is not among them. */
export function licenceAddress(licence: string | undefined): string | undefined {
  if (/^CC0[- ]1\.0$/.test(licence ?? ''))
    return 'https://creativecommons.org/publicdomain/zero/1.0/';
  const [, terms, version] =
    /^CC[- ](BY(?:-NC)?(?:-SA|-ND)?)[- ](\d\.\d)$/.exec(licence ?? '') ?? [];
  return terms === undefined
    ? undefined
    : `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`;
}
