import { chapterRecord, type CatalogueRecord, type ChapterFacts } from '../catalogue-record.ts';
import type { OaiRecord, OaiRepository } from './repository.ts';

/** What a portal lays beside its pages for a gateway: works with their chapters, and what is gone. */
export interface OaiCatalogue {
  name: string;
  adminEmail: string;
  member: string;
  /** First part of each record's identifier, after `oai:`. */
  host: string;
  works: { record: CatalogueRecord; kind: string; chapters: ChapterFacts[] }[];
  gone: { id: string; day: string }[];
}

/** For works without a day of release: harvesters need one, and the clock's would change with every build. */
const unknownDay = '1970-01-01';

/** Opens a catalogue into the records that a harvester is given. */
export function openCatalogue(catalogue: OaiCatalogue, baseUrl: string): OaiRepository {
  const { name, adminEmail, member, host, works, gone } = catalogue;
  const identifier = (id: string): string => `oai:${host}:${id}`;
  const records = works.flatMap(({ record, kind, chapters }): OaiRecord[] => {
    const released = record.released ?? unknownDay;
    const dayOf = ({ changed = '' }: ChapterFacts): string =>
      changed > released ? changed : released;
    const datestamp = chapters.map(dayOf).reduce((a, b) => (b > a ? b : a), released);
    return [
      { identifier: identifier(record.id), datestamp, sets: ['work', `kind:${kind}`], record },
      ...chapters.map((chapter) => ({
        identifier: identifier(chapter.id),
        datestamp: dayOf(chapter),
        sets: ['chapter', `kind:${kind}`],
        record: chapterRecord(record, chapter),
      })),
    ];
  });
  const deleted = gone.map(({ id, day }): OaiRecord => ({
    identifier: identifier(id),
    datestamp: day,
    sets: [id.includes('/') ? 'chapter' : 'work'],
  }));
  const kinds = new Map(works.map(({ kind, record }) => [`kind:${kind}`, record.kind]));
  return {
    name,
    baseUrl,
    adminEmail,
    member,
    sets: [
      { spec: 'work', name: '著作' },
      { spec: 'chapter', name: '篇章' },
      { spec: 'kind', name: '按种类' },
      ...[...kinds].map(([spec, title]) => ({ spec, name: title })),
    ],
    records: [...records, ...deleted].sort((a, b) => (a.identifier < b.identifier ? -1 : 1)),
  };
}
