import { licenceAddress } from '../../model/licence.ts';
import type { Contribution } from '../catalogue-record.ts';
import { element, lines, xmlDeclaration } from '../xml.ts';
import type { EpubBook, EpubPage, EpubPicture } from './epub-book.ts';

/** MARC relator codes of the parts people have in a work. */
const relators: Record<string, string> = {
  主编: 'edt',
  副主编: 'edt',
  编纂: 'com',
  纂修: 'com',
  撰稿: 'aut',
  摄影: 'pht',
};

/** What the package is, what is in it and in which order it is read (OPF 3.0). */
export function packageDocument(book: EpubBook, pages: readonly EpubPage[]): string {
  const { isVertical, pictures, cover } = book;
  const items = [
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    '<item id="css" href="style.css" media-type="text/css"/>',
    '<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>',
    ...(cover === undefined
      ? []
      : [
          '<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>',
          pictureItem(cover, 'cover-image', ' properties="cover-image"'),
        ]),
    ...pages.map(
      ({ name }) =>
        `<item id="${name.slice(0, -6)}" href="${name}" media-type="application/xhtml+xml"/>`,
    ),
    ...pictures.map((picture, index) => pictureItem(picture, `i${index + 1}`, '')),
  ];
  const order = [
    ...(cover === undefined ? [] : ['<itemref idref="cover"/>']),
    '<itemref idref="title"/>',
    '<itemref idref="nav"/>',
    ...pages.map(({ name }) => `<itemref idref="${name.slice(0, -6)}"/>`),
  ];
  return `${xmlDeclaration}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${book.record.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata(book, pages)}
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine toc="ncx"${isVertical ? ' page-progression-direction="rtl"' : ''}>
${order.join('\n')}
</spine>
</package>
`;
}

function pictureItem({ name, mediaType }: EpubPicture, id: string, properties: string): string {
  return `<item id="${id}" href="images/${name}" media-type="${mediaType}"${properties}/>`;
}

function metadata({ record, made, cover, pictures }: EpubBook, pages: readonly EpubPage[]): string {
  const { isbn, subtitle, rights, licence } = record;
  const names = [...record.creators, ...record.contributors];
  const property = (name: string, text: string | undefined): string =>
    element('meta', text, `property="${name}"`);
  const features = ['structuralNavigation', 'tableOfContents', 'readingOrder', 'alternativeText'];
  return lines(
    element('dc:identifier', record.identifier, 'id="id"'),
    element(
      'dc:identifier',
      isbn === undefined ? undefined : `urn:isbn:${isbn.replaceAll('-', '')}`,
    ),
    element('dc:title', subtitle === undefined ? record.title : `${record.title}：${subtitle}`),
    element('dc:language', record.language),
    names.map((one, index) =>
      name(one, index + 1, index < record.creators.length ? 'creator' : 'contributor'),
    ),
    element('dc:publisher', record.publisher ?? record.office),
    element('dc:date', record.published ?? record.released),
    element('dc:source', record.url),
    element('dc:description', record.summary),
    record.subjects.map((subject) => element('dc:subject', subject)),
    element('dc:coverage', record.divisionName),
    element('dc:rights', [rights, licenceAddress(licence) ?? licence].filter(Boolean).join('　')),
    property('dcterms:modified', `${made}T00:00:00Z`),
    property('schema:accessMode', 'textual'),
    pictures.length > 0 || cover !== undefined ? property('schema:accessMode', 'visual') : '',
    property('schema:accessModeSufficient', 'textual'),
    [
      ...features,
      ...(pages.some(({ printed }) => printed.length > 0) ? ['pageNavigation'] : []),
    ].map((feature) => property('schema:accessibilityFeature', feature)),
    property('schema:accessibilityHazard', 'none'),
    property('schema:accessibilitySummary', '正文是文字，有目录；图片有文字说明。'),
    cover === undefined ? '' : '<meta name="cover" content="cover-image"/>',
  );
}

function name({ name: text, role }: Contribution, number: number, kind: string): string {
  const id = `name-${number}`;
  const code = relators[role];
  return lines(
    element(`dc:${kind}`, text, `id="${id}"`),
    element('meta', code, `refines="#${id}" property="role" scheme="marc:relators"`),
  );
}
