import type { PartnerField } from '../model/profile.ts';
import { patternFields } from '../model/profile.ts';
import { yearOf, type CatalogueRecord, type Contribution } from './catalogue-record.ts';

/** What a partner can be told of one work; a field without a value is not there. */
export type PartnerFacts = Partial<Record<PartnerField, string>>;

/** What is known of a work only once its files are made. */
export interface MadeFacts {
  chapters: number;
  characters: number;
  files: readonly string[];
  covers: readonly string[];
}

/** Writes the facts of a work as cells of a table are written: names joined by ；, dates as they are. */
export function partnerFacts(record: CatalogueRecord, made?: MadeFacts): PartnerFacts {
  const join = (texts: readonly string[] | undefined): string | undefined =>
    texts === undefined || texts.length === 0 ? undefined : texts.join('；');
  const names = (of: readonly Contribution[]): string | undefined =>
    join(of.map(({ name, role }) => `${name}（${role}）`));
  const facts: Record<PartnerField, string | undefined> = {
    id: record.id,
    identifier: record.identifier,
    url: record.url,
    title: record.title,
    subtitle: record.subtitle,
    englishTitle: record.englishTitle,
    otherTitles: join(record.otherTitles),
    kind: record.kind,
    creators: names(record.creators),
    contributors: names(record.contributors),
    office: record.office,
    publisher: record.publisher,
    place: record.place,
    edition: record.edition,
    published: record.published,
    year: yearOf(record),
    isbn: record.isbn,
    pages: record.pages?.toString(),
    series: record.series,
    volumeNumber: record.volumeNumber,
    language: record.language,
    summary: record.summary,
    subjects: join(record.subjects),
    division: record.division,
    divisionName: record.divisionName,
    coverage: record.coverage,
    licence: record.licence,
    rights: record.rights,
    released: record.released,
    chapters: made?.chapters.toString(),
    characters: made?.characters.toString(),
    files: join(made?.files),
    covers: join(made?.covers),
  };
  return Object.fromEntries(
    Object.entries(facts).filter(([, text]) => text !== undefined && text !== ''),
  );
}

/**
 * Puts facts into a pattern of names: `{isbn}-{title}` → `978-7-…-清溪年鉴`. What a file's name cannot hold becomes `_`.
 *
 * @returns the field that has no value, where there is one.
 */
export function fillPattern(
  pattern: string,
  facts: PartnerFacts,
): { name: string } | { missing: PartnerField } {
  const fields = patternFields(pattern) as PartnerField[];
  const missing = fields.find((field) => facts[field] === undefined);
  if (missing !== undefined) return { missing };
  const name = pattern.replace(/\{([^{}]*)\}/g, (_, field: string) =>
    (facts[field as PartnerField] ?? '').replace(/[\\/:*?"<>|%\p{Cc}\p{Cf}]/gu, '_'),
  );
  return { name: name.replace(/^[. ]+|[. ]+$/g, '_') };
}
