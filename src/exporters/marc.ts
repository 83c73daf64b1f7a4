import { licenceAddress } from '../model/licence.ts';
import {
  languageCode,
  yearOf,
  type CatalogueRecord,
  type Contribution,
} from './catalogue-record.ts';

export type MarcField =
  | { tag: string; data: string }
  | {
      tag: string;
      indicators: string;
      subfields: readonly (readonly [code: string, text: string])[];
    };

/** A MARC 21 record in memory; `marcxml.ts` and `iso2709.ts` write it. */
export interface MarcRecord {
  /** 24 characters; lengths are filled in when it is written. */
  leader: string;
  fields: MarcField[];
}

type Part = readonly [code: string, text: string | undefined];

/** A field with those of its subfields that have a text; nothing when none has. */
export function marcField(tag: string, indicators: string, ...parts: Part[]): MarcField[] {
  const subfields = parts.flatMap(([code, text]): [string, string][] =>
    text === undefined || text === '' ? [] : [[code, clean(text)]],
  );
  return subfields.length === 0 ? [] : [{ tag, indicators, subfields }];
}

/** Marks that end fields and records may not stand in a text. */
export const clean = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are what MARC forbids
  text.toWellFormed().replace(/[\u0000-\u001F]+/g, ' ');

/** Catalogues a work as a book in electronic form. */
export function marcRecord(record: CatalogueRecord, member: string): MarcRecord {
  const { subtitle, series, volumeNumber } = record;
  const names = [...record.creators, ...record.contributors];
  return {
    leader: `00000nam a2200000 i 4500`,
    fields: [
      { tag: '001', data: clean(record.id) },
      { tag: '003', data: clean(member) },
      { tag: '006', data: 'm     o  d        ' },
      { tag: '007', data: 'cr un ---uuuuu' },
      { tag: '008', data: fixedField(record) },
      ...marcField('020', '  ', ['a', record.isbn?.replaceAll('-', '')]),
      ...marcField('024', '8 ', ['a', record.identifier]),
      ...marcField('040', '  ', ['a', member], ['b', 'chi'], ['c', member]),
      ...marcField('041', '0 ', ['a', languageCode(record)]),
      ...marcField(
        '245',
        '00',
        ['a', record.title],
        ['b', subtitle],
        ['c', record.creators.map(({ name, role }) => `${name}${role}`).join('，')],
      ),
      ...marcField('246', '31', ['a', record.englishTitle]),
      ...record.otherTitles.flatMap((title) => marcField('246', '3 ', ['a', title])),
      ...marcField('250', '  ', ['a', record.edition]),
      ...marcField(
        '264',
        ' 1',
        ['a', record.place],
        ['b', record.publisher ?? record.office],
        ['c', yearOf(record)],
      ),
      ...marcField('300', '  ', [
        'a',
        record.pages === undefined ? undefined : `${record.pages}页`,
      ]),
      ...marcField('336', '  ', ['a', 'text'], ['b', 'txt'], ['2', 'rdacontent']),
      ...marcField('337', '  ', ['a', 'computer'], ['b', 'c'], ['2', 'rdamedia']),
      ...marcField('338', '  ', ['a', 'online resource'], ['b', 'cr'], ['2', 'rdacarrier']),
      ...marcField(
        '490',
        '0 ',
        ['a', series],
        ['v', series === undefined ? undefined : volumeNumber],
      ),
      ...marcField('520', '  ', ['a', record.summary]),
      ...marcField('522', '  ', ['a', record.divisionName]),
      ...marcField(
        '540',
        '  ',
        ['a', record.rights],
        ['f', record.licence],
        ['u', licenceAddress(record.licence)],
      ),
      ...record.subjects.flatMap((subject) => marcField('650', ' 4', ['a', subject])),
      ...marcField('651', ' 4', ['a', record.divisionName]),
      ...marcField('655', ' 4', ['a', record.kind]),
      ...names.flatMap(nameField).sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0)),
      ...marcField('856', '40', ['u', record.url]),
    ],
  };
}

function nameField({ name, role, isOffice }: Contribution): MarcField[] {
  return marcField(isOffice ? '710' : '700', isOffice ? '2 ' : '1 ', ['a', name], ['e', role]);
}

/** Field 008: forty places, of which we know the date, the year, the country and the language. */
function fixedField(record: CatalogueRecord): string {
  const entered = (record.released ?? '1970-01-01').replaceAll('-', '').slice(2);
  const year = yearOf(record) ?? 'uuuu';
  const material = ['    ', ' ', 'o', '    ', '|', '0', '0', '|', ' ', '0', ' '].join('');
  return `${entered}s${year.padStart(4, '0').slice(-4)}    cc ${material}${languageCode(record)} d`;
}
