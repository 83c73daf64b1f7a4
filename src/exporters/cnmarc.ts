import {
  languageCode,
  yearOf,
  type CatalogueRecord,
  type Contribution,
} from './catalogue-record.ts';
import { clean, marcField, type MarcField, type MarcRecord } from './marc.ts';

/**
 * Catalogues a work as Chinese libraries do: CNMARC, which is UNIMARC with the rules of the National Library. Class
 * numbers and pinyin are left to the cataloguer, since a wrong one is worse than none. The text is in UTF-8 and says so.
 */
export function cnmarcRecord(record: CatalogueRecord, member: string): MarcRecord {
  const { series, volumeNumber, pages, creators, contributors } = record;
  const [first, ...others] = [...creators, ...contributors];
  return {
    leader: '00000nam0 2200000   450 ',
    fields: [
      { tag: '001', data: clean(record.id) },
      ...marcField('010', '  ', ['a', record.isbn]),
      ...marcField('100', '  ', ['a', processingData(record)]),
      ...marcField('101', '0 ', ['a', languageCode(record)]),
      ...marcField('102', '  ', ['a', 'CN'], ['b', record.division?.slice(0, 6)]),
      ...marcField('105', '  ', ['a', '    z   000yy']),
      ...marcField('106', '  ', ['a', 's']),
      ...marcField(
        '200',
        '1 ',
        ['a', record.title],
        ['d', record.englishTitle],
        ['e', record.subtitle],
        ['f', first && said(first)],
        ...others.map((one) => ['g', said(one)] as const),
        ['z', record.englishTitle && 'eng'],
      ),
      ...marcField('205', '  ', ['a', record.edition]),
      ...marcField(
        '210',
        '  ',
        ['a', record.place],
        ['c', record.publisher ?? record.office],
        ['d', yearOf(record)],
      ),
      ...marcField('215', '  ', ['a', pages === undefined ? undefined : `${pages}页`]),
      ...marcField(
        '225',
        '2 ',
        ['a', series],
        ['v', series === undefined ? undefined : volumeNumber],
      ),
      ...marcField('300', '  ', ['a', record.rights]),
      ...marcField('330', '  ', ['a', record.summary]),
      ...marcField('510', '1 ', ['a', record.englishTitle], ['z', record.englishTitle && 'eng']),
      ...record.otherTitles.flatMap((title) => marcField('517', '1 ', ['a', title])),
      ...marcField('607', '  ', ['a', record.divisionName]),
      ...record.subjects.flatMap((subject) => marcField('610', '0 ', ['a', subject])),
      ...(first === undefined ? [] : nameField(first, true)),
      ...others
        .flatMap((one) => nameField(one, false))
        .sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0)),
      ...marcField('801', ' 0', ['a', 'CN'], ['b', member], ['c', entered(record)]),
      ...marcField('856', '4 ', ['u', record.url]),
    ],
  };
}

const said = ({ name, role }: Contribution): string => `${name}${role}`;

/** 701/711 for whoever is named first, 702/712 for the others; what each did stands in Chinese. */
function nameField({ name, role, isOffice }: Contribution, isFirst: boolean): MarcField[] {
  const tag = `7${isOffice ? '1' : '0'}${isFirst ? '1' : '2'}`;
  return marcField(tag, isOffice ? '02' : ' 0', ['a', name], ['4', role]);
}

const entered = ({ released }: CatalogueRecord): string =>
  (released ?? '1970-01-01').replaceAll('-', '');

/** Field 100: 36 places. Charset 50: ISO 10646; script of the title ea: Chinese. */
function processingData(record: CatalogueRecord): string {
  const year = (yearOf(record) ?? '').padStart(4, ' ').slice(-4);
  return `${entered(record)}d${year}    m  u0chiy50      ea`;
}
