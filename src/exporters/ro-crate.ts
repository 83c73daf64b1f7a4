import { licenceAddress } from '../model/licence.ts';
import type { CatalogueRecord } from './catalogue-record.ts';

export interface CrateFacts {
  title: string;
  description: string;
  office: string;
  site: string | undefined;
  released: string;
  licence: string;
}

/** A file or folder of the payload that the crate speaks of; `path` is relative to the payload, a folder ends in `/`. */
export interface CratePart {
  path: string;
  name: string;
  encodingFormat?: string;
  bytes?: number;
  /** Id of the work it is of. */
  work?: string;
}

type Entity = Record<string, unknown>;

const reference = (id: string): { '@id': string } => ({ '@id': id });

/**
 * `ro-crate-metadata.json` (RO-Crate 1.2), which lies in the payload's folder. Speaks of works and of the folders and
 * files they come in; the manifests list every file already.
 */
export function renderCrate(
  facts: CrateFacts,
  records: readonly CatalogueRecord[],
  parts: readonly CratePart[],
): string {
  const office: Entity = {
    '@id': facts.site ?? '#office',
    '@type': 'Organization',
    name: facts.office,
    ...(facts.site === undefined ? {} : { url: facts.site }),
  };
  const root: Entity = {
    '@id': './',
    '@type': 'Dataset',
    name: facts.title,
    description: facts.description,
    datePublished: facts.released,
    license: facts.licence,
    inLanguage: 'zh',
    publisher: reference(String(office['@id'])),
    hasPart: parts.map(({ path }) => reference(path)),
    mentions: records.map(({ id }) => reference(`#${id}`)),
  };
  const graph: Entity[] = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      about: reference('./'),
      conformsTo: reference('https://w3id.org/ro/crate/1.2'),
    },
    root,
    office,
    ...records.map((record) => workEntity(record, parts)),
    ...parts.map(partEntity),
  ];
  const crate = { '@context': 'https://w3id.org/ro/crate/1.2/context', '@graph': graph };
  return `${JSON.stringify(crate, undefined, 1)}\n`;
}

function workEntity(record: CatalogueRecord, parts: readonly CratePart[]): Entity {
  const names = record.creators.map(({ name }) => name);
  const date = record.published ?? record.released;
  return {
    '@id': `#${record.id}`,
    '@type': 'Book',
    name: record.title,
    identifier: record.identifier,
    genre: record.kind,
    inLanguage: record.language,
    ...(names.length === 0 ? {} : { author: names.join('、') }),
    ...(record.summary === undefined ? {} : { description: record.summary }),
    ...(record.isbn === undefined ? {} : { isbn: record.isbn }),
    ...(date === undefined ? {} : { datePublished: date }),
    ...(record.licence === undefined
      ? {}
      : { license: licenceAddress(record.licence) ?? record.licence }),
    ...(record.coverage === undefined ? {} : { temporalCoverage: record.coverage }),
    ...(record.divisionName === undefined ? {} : { contentLocation: record.divisionName }),
    ...(record.url === undefined ? {} : { url: record.url }),
    encoding: parts.filter(({ work }) => work === record.id).map(({ path }) => reference(path)),
  };
}

function partEntity({ path, name, encodingFormat, bytes, work }: CratePart): Entity {
  return {
    '@id': path,
    '@type': path.endsWith('/') ? 'Dataset' : 'File',
    name,
    ...(encodingFormat === undefined ? {} : { encodingFormat }),
    ...(bytes === undefined ? {} : { contentSize: String(bytes) }),
    ...(work === undefined ? {} : { about: reference(`#${work}`) }),
  };
}
