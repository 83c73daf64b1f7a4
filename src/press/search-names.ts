import { pinyin } from 'pinyin-pro';
import { registers } from '../model/registers.ts';
import type { ItemData, PortalData } from '../page/portal-data.ts';
import { findable } from '../search/findable.ts';
import type { NameFile } from '../search/name-file.ts';
import { readName } from './name-reading.ts';

/** Registers whose items have names a reader searches for, in the order they are offered. */
const namedRegisters = ['people', 'places', 'organisations'] as const;
type NamedRegister = (typeof namedRegisters)[number];

/** Gives the representative of each character, as search compares by. */
export type FoldCharacter = (character: string) => string;

/**
 * Gathers the registers' names for the reader's script: `globalThis.fangzhiNames={…}`. A script, since nothing else can
 * be loaded from `file://`. The same items give the same bytes.
 */
export function nameScript(items: PortalData['items'], fold: FoldCharacter): string {
  return `globalThis.fangzhiNames=${JSON.stringify(nameFile(items, fold))}`;
}

/** @param items those that may be shown. */
export function nameFile(items: PortalData['items'], fold: FoldCharacter): NameFile {
  const named = namedRegisters.flatMap((register, place) =>
    (items[register] as ItemData<NamedRegister>[]).map((item) => ({ register, place, item })),
  );
  const known = new Map<string, string[]>();
  const lines = named.map(({ register, place, item }): NameFile['items'][number] => {
    const names = namesOf(item);
    for (const name of names) {
      const registered = name === item.meta.name ? item.meta.pinyin : undefined;
      if (registered !== undefined || !known.has(name))
        known.set(name, readName(name, registered, register === 'people' && isWhole(name, item)));
    }
    return [place, item.id, ...names];
  });
  const titles = namedRegisters.map((name): [string, string] => [name, registers[name].title]);
  return {
    registers: titles,
    items: lines,
    ...readingsOf(known),
    variants: variantsOf(known.keys(), fold),
  };
}

/** Main name, then the others in the order of the register; each once. */
function namesOf({ meta }: ItemData<NamedRegister>): string[] {
  const names = [
    meta.name,
    'courtesyName' in meta ? meta.courtesyName : undefined,
    'artName' in meta ? meta.artName : undefined,
    'shortName' in meta ? meta.shortName : undefined,
    ...meta.otherNames,
    ...('names' in meta ? meta.names.map(({ name }) => name) : []),
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Whether a name of a person begins with the surname; a courtesy name does not. */
function isWhole(name: string, { meta }: ItemData<NamedRegister>): boolean {
  return name[0] === meta.name[0];
}

function readingsOf(
  known: ReadonlyMap<string, readonly string[]>,
): Pick<NameFile, 'readings' | 'exceptions'> {
  const usual = new Map<string, string>();
  const characters = new Set([...commonCharacters(), ...[...known.keys()].join('')]);
  for (const character of characters) {
    const [reading = ''] = pinyin(character, { toneType: 'none', type: 'array', v: true });
    if (/^[a-z]+$/.test(reading) && reading !== character) usual.set(character, reading);
  }
  const readings: Record<string, string> = {};
  for (const [character, reading] of [...usual].sort(([a], [b]) => (a < b ? -1 : 1)))
    readings[reading] = (readings[reading] ?? '') + character;
  const exceptions: Record<string, string> = {};
  for (const [name, syllables] of known) {
    const letters = [...name.toLowerCase()].filter((letter) => findable.test(letter));
    const isUsual = letters.every((letter, at) => (usual.get(letter) ?? letter) === syllables[at]);
    if (!isUsual) exceptions[name] = syllables.join(' ');
  }
  return { readings: sorted(readings), exceptions };
}

/** The 3,755 characters of the first level of GB 2312, of which most slips of the pen are made. */
function commonCharacters(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  return new TextDecoder('gbk').decode(Uint8Array.from(bytes));
}

/** Every character that folds to one that a name folds to, unless it stands for itself. */
function variantsOf(names: Iterable<string>, fold: FoldCharacter): string {
  const wanted = new Set([...[...names].join('')].map(fold));
  let pairs = '';
  for (const [first, last] of hanBlocks)
    for (let code = first; code <= last; code++) {
      const character = String.fromCodePoint(code);
      const folded = fold(character);
      if (folded !== character && wanted.has(folded)) pairs += character + folded;
    }
  return pairs;
}

/** Blocks of Han characters: the first two planes' unified and compatibility ideographs. */
const hanBlocks: readonly (readonly [number, number])[] = [
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x323af],
];

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
