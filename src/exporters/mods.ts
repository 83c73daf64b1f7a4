import { licenceAddress } from '../model/licence.ts';
import {
  languageCode,
  yearOf,
  type CatalogueRecord,
  type Contribution,
} from './catalogue-record.ts';
import { element, lines, xmlDeclaration, xmlText } from './xml.ts';

/** MODS 3.7, the Library of Congress's richer record. */
export function renderMods(record: CatalogueRecord): string {
  const { englishTitle, subtitle, series, volumeNumber } = record;
  const titles = lines(
    '<titleInfo>',
    element('title', record.title),
    element('subTitle', subtitle),
    '</titleInfo>',
    englishTitle === undefined
      ? ''
      : `<titleInfo type="translated" lang="eng">${element('title', englishTitle)}</titleInfo>`,
    record.otherTitles.map(
      (title) => `<titleInfo type="alternative">${element('title', title)}</titleInfo>`,
    ),
  );
  return lines(
    '<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.7" xsi:schemaLocation="http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-7.xsd">',
    titles,
    [...record.creators, ...record.contributors].map(renderName),
    '<typeOfResource>text</typeOfResource>',
    element('genre', record.kind, 'lang="chi"'),
    renderOrigin(record),
    `<language>${element('languageTerm', languageCode(record), 'type="code" authority="iso639-2b"')}</language>`,
    renderExtent(record),
    element('abstract', record.summary),
    record.subjects.map((subject) => `<subject>${element('topic', subject)}</subject>`),
    record.divisionName === undefined
      ? ''
      : `<subject>${element('geographic', record.divisionName)}</subject>`,
    record.coverage === undefined
      ? ''
      : `<subject>${element('temporal', record.coverage, 'encoding="edtf"')}</subject>`,
    series === undefined
      ? ''
      : lines(
          '<relatedItem type="series">',
          `<titleInfo>${element('title', series)}${element('partNumber', volumeNumber)}</titleInfo>`,
          '</relatedItem>',
        ),
    element('identifier', record.identifier, 'type="local"'),
    element('identifier', record.isbn, 'type="isbn"'),
    record.url === undefined
      ? ''
      : `<location>${element('url', record.url, 'usage="primary"')}</location>`,
    element('accessCondition', record.rights, 'type="use and reproduction"'),
    renderLicence(record),
    `<recordInfo>${element('recordContentSource', record.office)}${element('recordIdentifier', record.id)}</recordInfo>`,
    '</mods>',
  );
}

function renderLicence({ licence }: CatalogueRecord): string {
  const address = licenceAddress(licence);
  const link =
    address === undefined
      ? ''
      : ` xlink:href="${xmlText(address)}" xmlns:xlink="http://www.w3.org/1999/xlink"`;
  return element('accessCondition', licence, `type="use and reproduction"${link}`);
}

function renderName({ name, role, isOffice }: Contribution): string {
  const kind = isOffice ? 'corporate' : 'personal';
  return `<name type="${kind}">${element('namePart', name)}<role>${element('roleTerm', role, 'type="text"')}</role></name>`;
}

function renderOrigin(record: CatalogueRecord): string {
  const place = element('placeTerm', record.place, 'type="text"');
  return lines(
    '<originInfo>',
    place === '' ? '' : `<place>${place}</place>`,
    element('publisher', record.publisher ?? record.office),
    element('dateIssued', record.published ?? yearOf(record), 'encoding="edtf"'),
    element('edition', record.edition),
    record.isSerial ? '<issuance>serial</issuance>' : '<issuance>monographic</issuance>',
    '</originInfo>',
  );
}

function renderExtent({ pages }: CatalogueRecord): string {
  return lines(
    '<physicalDescription>',
    element('extent', pages === undefined ? undefined : `${pages}页`),
    '<internetMediaType>text/html</internetMediaType>',
    '<digitalOrigin>born digital</digitalOrigin>',
    '</physicalDescription>',
  );
}

export function modsFile(record: CatalogueRecord): string {
  return `${xmlDeclaration}${renderMods(record)}\n`;
}
