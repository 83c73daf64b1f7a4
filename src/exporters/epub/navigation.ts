import { xmlDeclaration, xmlText } from '../xml.ts';
import type { EpubPage } from './epub-book.ts';
import { xhtmlPage } from './xhtml-page.ts';

interface Branch {
  page: EpubPage;
  within: Branch[];
}

/** Puts pages below the part that opened before them. */
function branches(pages: readonly EpubPage[]): Branch[] {
  const roots: Branch[] = [];
  const trail: Branch[] = [];
  for (const page of pages) {
    trail.length = Math.min(page.depth, trail.length);
    const branch = { page, within: [] };
    (trail.at(-1)?.within ?? roots).push(branch);
    trail.push(branch);
  }
  return roots;
}

/** The contents as EPUB 3 reads them, with the pages of the printed book where they are known. */
export function navigationPage(pages: readonly EpubPage[], language: string): string {
  const list = (of: readonly Branch[]): string =>
    `<ol>\n${of.map(({ page, within }) => `<li><a href="${page.name}">${xmlText(page.title)}</a>${within.length > 0 ? list(within) : ''}</li>`).join('\n')}\n</ol>`;
  const printed = pages.flatMap(({ name, printed: numbers }) =>
    numbers.map(
      ({ number, fragment }) => `<li><a href="${name}#${fragment}">${xmlText(number)}</a></li>`,
    ),
  );
  const pageList =
    printed.length === 0
      ? ''
      : `\n<nav epub:type="page-list" hidden="hidden"><h2>原书页码</h2>\n<ol>\n${printed.join('\n')}\n</ol>\n</nav>`;
  return xhtmlPage({
    title: '目录',
    language,
    content: `<nav epub:type="toc" id="toc"><h1>目录</h1>\n${list(branches(pages))}\n</nav>${pageList}`,
  });
}

/** The contents as older reading systems read them (NCX). */
export function navigationMap(
  pages: readonly EpubPage[],
  { identifier, title, language }: { identifier: string; title: string; language: string },
): string {
  let order = 0;
  const point = ({ page, within }: Branch): string => {
    order++;
    return `<navPoint id="n${order}" playOrder="${order}"><navLabel><text>${xmlText(page.title)}</text></navLabel><content src="${page.name}"/>${within.map(point).join('')}</navPoint>`;
  };
  const depth = 1 + Math.max(0, ...pages.map((page) => page.depth));
  return `${xmlDeclaration}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${language}">
<head>
<meta name="dtb:uid" content="${xmlText(identifier)}"/>
<meta name="dtb:depth" content="${depth}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${xmlText(title)}</text></docTitle>
<navMap>
${branches(pages).map(point).join('\n')}
</navMap>
</ncx>
`;
}
