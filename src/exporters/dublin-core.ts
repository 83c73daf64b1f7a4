import { licenceAddress } from '../model/licence.ts';
import type { CatalogueRecord } from './catalogue-record.ts';
import { element, lines, xmlDeclaration } from './xml.ts';

/** Simple Dublin Core in the envelope that OAI-PMH asks for. */
export function renderDublinCore(record: CatalogueRecord): string {
  const { url, isbn, coverage, divisionName, series, volumeNumber, subtitle } = record;
  const dc = (name: string, ...texts: (string | undefined)[]): string[] =>
    texts.map((text) => element(`dc:${name}`, text));
  const title = subtitle === undefined ? record.title : `${record.title}：${subtitle}`;
  return lines(
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">',
    dc('title', title, record.englishTitle, ...record.otherTitles),
    dc('creator', ...record.creators.map(({ name }) => name)),
    dc('contributor', ...record.contributors.map(({ name }) => name)),
    dc('subject', ...record.subjects),
    dc('description', record.summary),
    dc('publisher', record.publisher, record.office),
    dc('date', record.published ?? record.released),
    dc('type', 'Text', record.kind),
    dc('format', 'text/html'),
    dc('identifier', url, record.identifier, isbn && `ISBN ${isbn}`),
    dc('language', record.language),
    dc('relation', series && (volumeNumber === undefined ? series : `${series}　${volumeNumber}`)),
    dc('coverage', divisionName, coverage),
    dc('rights', record.rights, licenceAddress(record.licence) ?? record.licence),
    '</oai_dc:dc>',
  );
}

export function dublinCoreFile(record: CatalogueRecord): string {
  return `${xmlDeclaration}${renderDublinCore(record)}\n`;
}
