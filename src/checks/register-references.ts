import { aFinding } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import type { Check, Checked } from './check.ts';

type Register = 'people' | 'places' | 'organisations';

const words = {
  people: { code: 'person-unknown', noun: '人物', folder: 'people' },
  places: { code: 'place-unknown', noun: '地名', folder: 'places' },
  organisations: { code: 'organisation-unknown', noun: '机构', folder: 'organisations' },
} as const satisfies Record<Register, { code: FindingCode; noun: string; folder: string }>;

/** Every item a chapter or another item names is in its register. */
function references(register: Register): Check {
  const { code, noun, folder } = words[register];
  return {
    code,
    *run(checked) {
      const known = new Set(checked.items[register].map(({ id }) => id));
      const unknown = (id: string): string =>
        `${noun}“${id}”没有登记。请核对编号，或新建 ${folder}/${id}.yaml。`;
      for (const { file, meta, mentions } of checked.works.flatMap(({ chapters }) => chapters)) {
        if (register === 'people' && meta.speaker !== undefined && !known.has(meta.speaker)) {
          yield aFinding(code, file, unknown(meta.speaker));
        }
        for (const { register: named, id, at } of mentions) {
          if (named === register && !known.has(id)) yield aFinding(code, file, unknown(id), at);
        }
      }
      for (const { file, id } of namedByItems(checked, register)) {
        if (!known.has(id)) yield aFinding(code, file, unknown(id));
      }
    },
  };
}

function* namedByItems(
  { items }: Checked,
  register: Register,
): Generator<{ file: string; id: string }> {
  if (register === 'places') {
    for (const { file, meta } of items.people)
      yield* each(file, [...meta.places, meta.nativePlaceId]);
    for (const { file, meta } of items.places)
      yield* each(file, [
        meta.within,
        ...meta.parents.map(({ place }) => place),
        ...meta.successors,
      ]);
    for (const { file, meta } of items.organisations) yield* each(file, [meta.place]);
    for (const { file, meta } of items['reading-rooms']) yield* each(file, [meta.place]);
  }
  if (register === 'organisations') {
    for (const { file, meta } of items.people)
      yield* each(
        file,
        meta.tenures.map(({ organisation }) => organisation),
      );
    for (const { file, meta } of items.organisations)
      yield* each(file, [meta.within, ...meta.predecessors, ...meta.successors]);
    for (const { file, meta } of items['reading-rooms']) yield* each(file, [meta.host]);
  }
}

function* each(
  file: string,
  ids: readonly (string | undefined)[],
): Generator<{ file: string; id: string }> {
  for (const id of ids) if (id !== undefined) yield { file, id };
}

export const personUnknown = references('people');
export const placeUnknown = references('places');
export const organisationUnknown = references('organisations');
