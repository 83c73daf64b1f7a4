import type { CatalogueRecord } from '../exporters/catalogue-record.ts';
import { dublinCoreFile } from '../exporters/dublin-core.ts';
import {
  handoverCsv,
  handoverHtml,
  type HandoverFacts,
  type HandoverLine,
} from '../exporters/handover-list.ts';
import { iso2709File } from '../exporters/iso2709.ts';
import { marcRecord } from '../exporters/marc.ts';
import { marcXmlFile } from '../exporters/marcxml.ts';
import { modsFile } from '../exporters/mods.ts';
import type { PackageFile } from '../exporters/package-file.ts';
import { renderCrate, type CratePart } from '../exporters/ro-crate.ts';
import type { ReleasedWork } from '../press/released.ts';
import type { Entry } from './manifest.ts';

/** Catalogue records in every format, from `data/` on. */
export function metadataFiles(records: readonly CatalogueRecord[], member: string): PackageFile[] {
  const marc = records.map((record) => marcRecord(record, member));
  return [
    ...records.flatMap((record) => [
      { path: `metadata/dc/${record.id}.xml`, content: dublinCoreFile(record) },
      { path: `metadata/mods/${record.id}.xml`, content: modsFile(record) },
    ]),
    { path: 'metadata/marc21.xml', content: marcXmlFile(marc) },
    { path: 'metadata/marc21.mrc', content: iso2709File(marc) },
  ];
}

interface OverviewFacts extends HandoverFacts {
  site: string | undefined;
  rights: string | undefined;
  /** Masters of scans that stay with the office, by the id of the work. */
  left: ReadonlyMap<string, { files: number; bytes: number }>;
}

/** What is said of the payload as a whole, once all else in it is known. */
export function overviewFiles(
  works: readonly ReleasedWork[],
  records: readonly CatalogueRecord[],
  entries: readonly Entry[],
  facts: OverviewFacts,
): PackageFile[] {
  const texts = new Set(
    works.flatMap(({ work, chapters }) => (chapters.length > 0 ? work.id : [])),
  );
  const crate = renderCrate(
    {
      title: facts.title,
      description: `${facts.office}发布的志鉴：网站、源文件、图书与书目，共 ${records.length} 部著作。`,
      office: facts.office,
      site: facts.site,
      released: facts.released,
      licence: facts.rights ?? '各部著作的许可见各自的条目。',
    },
    records,
    crateParts(records, texts),
  );
  const ofCrate = { path: 'data/ro-crate-metadata.json', sizeBytes: Buffer.byteLength(crate) };
  const handed = handoverLines(works, records, [...entries, ofCrate], facts.left);
  return [
    { path: 'ro-crate-metadata.json', content: crate },
    { path: 'metadata/handover-list.csv', content: handoverCsv(handed) },
    { path: 'metadata/handover-list.html', content: handoverHtml(handed, facts) },
  ];
}

function bookParts({ id, title }: CatalogueRecord): CratePart[] {
  return [
    {
      path: `books/${id}/${id}.txt`,
      name: `${title}（纯文本）`,
      encodingFormat: 'text/plain',
      work: id,
    },
    {
      path: `books/${id}/${id}.html`,
      name: `${title}（单页网页）`,
      encodingFormat: 'text/html',
      work: id,
    },
  ];
}

/** @param texts works that have a text, and so a book. */
function crateParts(records: readonly CatalogueRecord[], texts: ReadonlySet<string>): CratePart[] {
  return [
    { path: 'site/', name: '网站' },
    { path: 'sources/', name: '源文件' },
    ...records.flatMap((record): CratePart[] => [
      ...(texts.has(record.id) ? bookParts(record) : []),
      {
        path: `metadata/dc/${record.id}.xml`,
        name: `${record.title}（都柏林核心元数据）`,
        encodingFormat: 'application/xml',
        work: record.id,
      },
      {
        path: `metadata/mods/${record.id}.xml`,
        name: `${record.title}（MODS）`,
        encodingFormat: 'application/xml',
        work: record.id,
      },
    ]),
    {
      path: 'metadata/marc21.xml',
      name: '书目（MARCXML）',
      encodingFormat: 'application/marcxml+xml',
    },
    { path: 'metadata/marc21.mrc', name: '书目（ISO 2709）', encodingFormat: 'application/marc' },
    { path: 'metadata/handover-list.csv', name: '移交清单', encodingFormat: 'text/csv' },
    { path: 'metadata/handover-list.html', name: '移交清单（打印）', encodingFormat: 'text/html' },
  ];
}

type Sized = Pick<Entry, 'path' | 'sizeBytes'>;

/** A line a book, one for its sources, and one each for the site, the records and whatever is left. */
function handoverLines(
  works: readonly ReleasedWork[],
  records: readonly CatalogueRecord[],
  entries: readonly Sized[],
  left: OverviewFacts['left'],
): HandoverLine[] {
  const byPlace = groupByPlace(entries, new Map(works.map(({ work }) => [work.folder, work.id])));
  const line = (
    category: string,
    title: string,
    place: string,
    more: Partial<HandoverLine> = {},
  ): HandoverLine => ({
    category,
    title,
    kind: '',
    isbn: '',
    published: '',
    chapters: '',
    characters: '',
    place,
    ...(byPlace.get(place) ?? { files: 0, bytes: 0 }),
    ...more,
  });
  const books = records.flatMap((record) => {
    const { work, chapters = [] } = works.find(({ work: { id } }) => id === record.id) ?? {};
    if (!work) return [];
    const about = {
      kind: record.kind,
      isbn: record.isbn ?? '',
      published: record.published ?? '',
      chapters: String(chapters.length),
      characters: String(chapters.reduce((sum, { characters }) => sum + characters, 0)),
    };
    const masters = left.get(record.id);
    return [
      ...(chapters.length > 0
        ? [line('图书', record.title, `data/books/${record.id}/`, about)]
        : []),
      line('源文件', record.title, `data/sources/${work.folder}/`, about),
      ...(masters === undefined || masters.files === 0
        ? []
        : [
            line('未移交的影像母版', record.title, `data/sources/${work.folder}/scans.yaml`, {
              kind: `母版 ${masters.files} 个、${masters.bytes} 字节，留在本单位；随包的是阅读用的影像，母版的校验值见所列文件的 master`,
            }),
          ]),
    ];
  });
  return [
    line('网站', '网站全部网页', 'data/site/'),
    ...books,
    line('源文件', '门户资料、生僻字字体与人物、地名等登记册', 'data/sources/'),
    line('书目', '都柏林核心、MODS、MARC 21 与 RO-Crate', 'data/metadata/'),
  ];
}

function groupByPlace(
  entries: readonly Sized[],
  folders: ReadonlyMap<string, string>,
): Map<string, { files: number; bytes: number }> {
  const groups = new Map<string, { files: number; bytes: number }>();
  for (const { path, sizeBytes } of entries) {
    const place = placeOf(path, folders);
    const group = groups.get(place) ?? { files: 0, bytes: 0 };
    groups.set(place, { files: group.files + 1, bytes: group.bytes + sizeBytes });
  }
  return groups;
}

function placeOf(path: string, folders: ReadonlyMap<string, string>): string {
  const [, room = '', first = '', second = ''] = path.split('/');
  if (room === 'site') return 'data/site/';
  if (room === 'books') return `data/books/${first}/`;
  if (room !== 'sources') return 'data/metadata/';
  return folders.has(`${first}/${second}`) ? `data/sources/${first}/${second}/` : 'data/sources/';
}
