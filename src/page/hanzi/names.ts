import type { PortalData } from '../portal-data.ts';
import type { Hanzi } from './convert.ts';
import { convertPlainly, severalForms } from './tables.ts';

/** Surnames whose Traditional form is another than the same character has in most words. */
const surnames = new Map(
  Array.from(
    '于于余余范范姜姜钟鍾岳岳谷谷涂涂郁郁卜卜丑丑冲沖后后党党种种朴朴仆仆松松台台占占干干万萬曲曲系系胡胡向向咸咸周周表表布布志志采采舍舍升升合合几几游游云雲叶葉宁甯',
  )
    .map((character, index, all) => [character, all[index + 1] ?? character] as const)
    .filter((_, index) => index % 2 === 0),
);

/** The Traditional form of a person's name: the surname by its own table, the given name character by character. */
export function traditionalPersonName(name: string): string {
  const [first = '', ...given] = Array.from(name);
  const surname = surnames.get(first) ?? convertPlainly(first, 'hant');
  return surname + given.map((character) => convertPlainly(character, 'hant')).join('');
}

interface Named {
  name: string;
  traditional?: string | undefined;
  otherNames?: readonly string[] | undefined;
}

interface Named {
  name: string;
  traditional?: string | undefined;
  otherNames?: readonly string[] | undefined;
}

/**
 * Names that the portal knows and how each is written in the other script: from the registers, in the form an editor
 * gave or by rule, and from `traditional` in portal.yaml. Names that no phrase could change are left out, as are
 * names of one character: they are words elsewhere.
 */
export function lockedNames(
  { portal, items }: Pick<PortalData, 'portal' | 'items'>,
  to: Hanzi,
): Map<string, string> {
  const pairs = new Map([
    ...items.people.flatMap(({ meta }) => namesOf(meta, traditionalPersonName)),
    ...[...items.places, ...items.organisations].flatMap(({ meta }) =>
      namesOf(meta, (name) => convertPlainly(name, 'hant')),
    ),
    ...Object.entries(portal.traditional ?? {}),
  ]);
  const both = [...pairs].filter(([name]) => Array.from(name).length > 1);
  if (to === 'hans')
    return new Map(
      both
        .filter(([name, traditional]) => convertPlainly(traditional, 'hans') !== name)
        .map(([name, traditional]) => [traditional, name]),
    );
  const several = severalForms();
  return new Map(
    both.filter(
      ([name, traditional]) =>
        Array.from(name).some((character) => several.has(character)) ||
        convertPlainly(name, 'hant') !== traditional,
    ),
  );
}

function namesOf(
  { name, traditional, otherNames = [] }: Named,
  rule: (name: string) => string,
): [string, string][] {
  return [
    [name, traditional ?? rule(name)],
    ...otherNames.map((other): [string, string] => [other, rule(other)]),
  ];
}
