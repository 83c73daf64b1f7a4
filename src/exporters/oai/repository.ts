import type { CatalogueRecord } from '../catalogue-record.ts';

/** What a harvester is told of a work or chapter, or of one that is gone. */
export interface OaiRecord {
  identifier: string;
  /** `YYYY-MM-DD`, from the content. */
  datestamp: string;
  sets: string[];
  /** Absent for a record that was deleted. */
  record?: CatalogueRecord | undefined;
}

export interface OaiRepository {
  name: string;
  baseUrl: string;
  adminEmail: string;
  /** By which the alliance knows the office. */
  member: string;
  sets: { spec: string; name: string }[];
  /** In order of identifiers. */
  records: OaiRecord[];
}

export function earliestDay({ records }: Pick<OaiRepository, 'records'>): string {
  return records.reduce((day, { datestamp }) => (datestamp < day ? datestamp : day), '9999-12-31');
}
