import { unitAddress } from '../model/address.ts';
import { chapterPage } from './epub/chapter-page.ts';
import type { EpubBook, EpubPage } from './epub/epub-book.ts';
import { navigationMap, navigationPage } from './epub/navigation.ts';
import { packageDocument } from './epub/package-document.ts';
import { styleSheet } from './epub/style-sheet.ts';
import { titlePage } from './epub/title-page.ts';
import { xhtmlPage } from './epub/xhtml-page.ts';
import { xmlDeclaration } from './xml.ts';
import { packZip, type ZipEntry } from './zip.ts';

const container = `${xmlDeclaration}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/**
 * Writes a work as an EPUB 3 for reading systems: a page a chapter, contents for new and old systems, notes, tables,
 * pictures, pages of the printed book, facts for readers who cannot see. Links between chapters stay in the book;
 * others lead to the portal. The same book gives the same bytes.
 */
export function packEpub(book: EpubBook): Buffer {
  const { record, units, pictures, cover, isVertical, site } = book;
  const { language, title, identifier } = record;
  const nameOf = (index: number): string => `c${String(index + 1).padStart(4, '0')}.xhtml`;
  const names = new Map(units.map(({ id }, index) => [unitAddress(id), nameOf(index)]));
  const places = { language, site, pages: names.set(unitAddress(record.id), 'title.xhtml') };
  const pages: EpubPage[] = units.map((unit, index) => chapterPage(unit, nameOf(index), places));
  const texts: [string, string][] = [
    ['META-INF/container.xml', container],
    ['EPUB/package.opf', packageDocument(book, pages)],
    ['EPUB/nav.xhtml', navigationPage(pages, language)],
    ['EPUB/toc.ncx', navigationMap(pages, { identifier, title, language })],
    ['EPUB/style.css', styleSheet(isVertical)],
    ...(cover === undefined
      ? []
      : [['EPUB/cover.xhtml', coverPage(title, language, cover.name)] as [string, string]]),
    ['EPUB/title.xhtml', titlePage(record)],
    ...pages.map(({ name, xhtml }): [string, string] => [`EPUB/${name}`, xhtml]),
  ];
  const files: ZipEntry[] = texts.map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  const drawn = [...(cover === undefined ? [] : [cover]), ...pictures];
  return packZip([
    { name: 'mimetype', bytes: Buffer.from('application/epub+zip'), isStored: true },
    ...files,
    ...drawn.map(({ name, bytes }) => ({ name: `EPUB/images/${name}`, bytes })),
  ]);
}

function coverPage(title: string, language: string, picture: string): string {
  const content = `<p class="cover"><img src="images/${picture}" alt="封面"/></p>`;
  return xhtmlPage({ title, language, type: 'cover', content });
}
