import { absoluteAddress, unitAddress } from '../model/address.ts';
import { chiefEditors } from '../model/chief-editors.ts';
import { edtfYears } from '../model/edtf.ts';
import type { Portal } from '../model/portal.ts';
import { workKinds } from '../model/work-kinds.ts';
import type { WorkMeta } from '../model/work.ts';

/** A work as a library catalogues it; every metadata format is written from this. */
export interface CatalogueRecord {
  /** Id of the work. */
  id: string;
  /** `fangzhi:999931:qingxi-yearbook-2022`; stays when the address changes. */
  identifier: string;
  /** Page of the work, where the portal has an address. */
  url: string | undefined;
  title: string;
  subtitle: string | undefined;
  englishTitle: string | undefined;
  otherTitles: readonly string[];
  /** 年鉴、县志…… */
  kind: string;
  isSerial: boolean;
  /** Chief editors, or the compiling office. */
  creators: readonly Contribution[];
  contributors: readonly Contribution[];
  /** Office that publishes it on the web. */
  office: string;
  publisher: string | undefined;
  place: string | undefined;
  edition: string | undefined;
  /** Of the printed book: EDTF. */
  published: string | undefined;
  isbn: string | undefined;
  pages: number | undefined;
  series: string | undefined;
  volumeNumber: string | undefined;
  language: string;
  summary: string | undefined;
  subjects: readonly string[];
  division: string | undefined;
  divisionName: string | undefined;
  /** `2021` or `1689/2020`. */
  coverage: string | undefined;
  licence: string | undefined;
  rights: string | undefined;
  /** Day it appeared on the portal. */
  released: string | undefined;
}

export interface Contribution {
  name: string;
  role: string;
  isOffice: boolean;
}

/** What the records of a portal have in common. */
export interface Cataloguing {
  /** Code of the office within the alliance. */
  member: string;
  portal: Pick<Portal, 'office' | 'site'>;
}

export function catalogueRecord(
  { id, meta }: { id: string; meta: WorkMeta },
  { member, portal }: Cataloguing,
): CatalogueRecord {
  const { printing, coverage } = meta;
  const editors = chiefEditors(meta).map((one) => ({ ...one, isOffice: false }));
  const offices = (meta.compilingOffice?.split('　') ?? []).map((name) => ({
    name,
    role: '编纂',
    isOffice: true,
  }));
  const others = meta.contributors.map((one) => ({
    ...one,
    isOffice: /[局办会馆部院]$|中心|委员会|政府|编写组/.test(one.name),
  }));
  return {
    id,
    identifier: `fangzhi:${member}:${id}`,
    url: portal.site === undefined ? undefined : absoluteAddress(portal.site, unitAddress(id)),
    title: meta.title,
    subtitle: meta.subtitle,
    englishTitle: meta.englishTitle,
    otherTitles: meta.otherTitles,
    kind: workKinds[meta.kind].title,
    isSerial: meta.kind === 'yearbook',
    creators: editors.length > 0 ? editors : offices,
    contributors: editors.length > 0 ? [...offices, ...others] : others,
    office: portal.office,
    publisher: printing?.publisher,
    place: printing?.place,
    edition: printing?.edition,
    published: printing?.published,
    isbn: printing?.isbn,
    pages: printing?.pages,
    series: meta.series,
    volumeNumber: meta.volumeNumber,
    language: meta.language,
    summary: meta.summary,
    subjects: meta.subjects,
    division: meta.division,
    divisionName: meta.divisionName,
    coverage:
      coverage &&
      (coverage.from === coverage.to ? String(coverage.from) : `${coverage.from}/${coverage.to}`),
    licence: meta.licence,
    rights: meta.rights,
    released: meta.released,
  };
}

/** Year of the printed book, or of its appearance on the portal. */
export function yearOf({ published, released }: CatalogueRecord): string | undefined {
  const year = published === undefined ? undefined : edtfYears(published)?.from;
  return year === undefined ? released?.slice(0, 4) : String(year);
}

/** ISO 639-2 code for MARC and MODS: classical Chinese has none of its own there. */
export function languageCode({ language }: Pick<CatalogueRecord, 'language'>): string {
  return language === 'en' ? 'eng' : 'chi';
}

/** What a chapter's record says that its work's does not. */
export interface ChapterFacts {
  id: string;
  title: string;
  englishTitle?: string | undefined;
  authors?: readonly string[] | undefined;
  summary?: string | undefined;
  /** Day it last changed after its work appeared (`YYYY-MM-DD`). */
  changed?: string | undefined;
}

/** A chapter as a part of a catalogued work. */
export function chapterRecord(work: CatalogueRecord, chapter: ChapterFacts): CatalogueRecord {
  const { id, title, englishTitle, authors = [], summary } = chapter;
  return {
    ...work,
    id,
    identifier: work.identifier.replace(/[^:]*$/, id),
    url: work.url?.replace(/[^/]*\.html$/, `${id}.html`),
    title,
    subtitle: undefined,
    englishTitle,
    otherTitles: [],
    creators:
      authors.length > 0
        ? authors.map((name) => ({ name, role: '撰稿', isOffice: false }))
        : work.creators,
    series: work.title,
    isbn: undefined,
    pages: undefined,
    summary,
  };
}
