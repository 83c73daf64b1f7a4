import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { packEpub } from '../../src/exporters/epub.ts';
import type { EpubBook, EpubUnit } from '../../src/exporters/epub/epub-book.ts';
import { svgPicture } from '../../src/exporters/epub/svg-picture.ts';
import { compileChapter } from '../../src/markdown/compile.ts';
import { checkEpub, epubcheckReason, hasEpubcheck } from './epubcheck.ts';
import { tempFolder } from '../temp-content.ts';
import { unpackZip } from '../unpack-zip.ts';
import { aRecord } from './a-record.ts';

const work = 'qingxi-yearbook-2022';
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

function aUnit(id: string, depth: number, title: string, source: string): EpubUnit {
  const { html, text, figures, recordings, findings } = compileChapter(source, {
    id,
    file: `works/${id}.mdx`,
    release: { today: '2026-01-01', audience: 'public' },
    hiddenItems: new Set(),
    readBeside: () => '品名,吨\n茶叶,312\n',
  });
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return {
    id,
    depth,
    title,
    text,
    html,
    links: [],
    figures: figures.map(({ caption, alt }) => caption ?? alt),
    pictures: figures.map(() => 'p1.png'),
    recordings: recordings.map(() => '录音'),
  };
}

const chapter = `第一段*重*字。[^1]<PrintPage n="12" />

[^1]: 据石工口述“\\<&\\>”。

## 茶叶

<Figure src="a.png" alt="茶园" caption="茶园一角" />

<DataTable src="a.csv" title="产量" unit="吨" year="2021" source="统计局" />

1. 甲
2. 乙

见[下篇](02-grain.mdx)、[别的书](../../other/01-x.mdx)和[县志网](https://example.cn/?a=1&b=2)。第一行\\
第二行

***

<Person id="li-si">李四</Person>修渠，<Ruby reading="chǔ">楮</Ruby>皮𣲗。
`;

function aBook(facts: Partial<EpubBook> = {}): EpubBook {
  return {
    record: aRecord(),
    isVertical: false,
    units: [
      { ...aUnit(`${work}/farming`, 0, '农业<编>', ''), html: '' },
      aUnit(`${work}/farming/tea`, 1, '茶业', chapter),
      aUnit(`${work}/farming/grain`, 1, '粮食', '## 水稻\n\n单产7.2吨。'),
      aUnit(`${work}/appendix`, 0, '附录', '附录一。'),
    ],
    pictures: [{ name: 'p1.png', mediaType: 'image/png', bytes: dot }],
    cover: { name: 'cover.png', mediaType: 'image/png', bytes: dot },
    made: '2026-01-02',
    site: 'https://fangzhi.qingxi.example',
    ...facts,
  };
}

const files = unpackZip(packEpub(aBook()));
const textOf = (name: string): string => files.find((file) => file.name === name)?.text ?? '';

test('an EPUB begins with its type, as it is', () => {
  expect(files[0]).toEqual({ name: 'mimetype', method: 0, text: 'application/epub+zip' });
});

test('the same book gives the same bytes', () => {
  expect(packEpub(aBook()).equals(packEpub(aBook()))).toBe(true);
});

test('every page and list in it is well-formed XML', () => {
  const pages = files.filter(({ name }) => /\.(?:xhtml|opf|ncx|xml)$/.test(name));
  expect(pages.length).toBe(10);
  for (const { text } of pages) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(text).close();
  }
});

test('no character of a chapter is lost on its page', () => {
  for (const [index, { text }] of aBook().units.entries()) {
    const page = textOf(`EPUB/c000${index + 1}.xhtml`)
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    const letters = (of: string): string[] => (of.match(/\p{L}|\p{N}|[<&>]/gu) ?? []).sort();
    const there = letters(page);
    for (const letter of letters(text)) {
      const at = there.indexOf(letter);
      expect({ letter, isThere: at >= 0 }).toEqual({ letter, isThere: true });
      there.splice(at, 1);
    }
  }
});

describe('a link', () => {
  const tea = textOf('EPUB/c0002.xhtml');

  test('to another chapter stays in the book', () => {
    expect(tea).toContain('<a href="c0003.xhtml">下篇</a>');
  });
  test('out of the book leads to the portal', () => {
    expect(tea).toContain('<a href="https://fangzhi.qingxi.example/works/other/x.html">别的书</a>');
    expect(tea).toContain('href="https://fangzhi.qingxi.example/people/li-si.html"');
    expect(tea).toContain('href="https://example.cn/?a=1&amp;b=2"');
  });
  test('out of the book is text where the portal has no address', () => {
    const page = unpackZip(packEpub(aBook({ site: undefined })))[9]?.text ?? '';
    expect(page).toContain('<span>别的书</span>');
    expect(page).not.toContain('people/li-si');
  });
});

test('the contents are a tree, and list the pages of the printed book', () => {
  const nav = textOf('EPUB/nav.xhtml');
  expect(nav).toContain(
    '<li><a href="c0001.xhtml">农业&lt;编&gt;</a><ol>\n<li><a href="c0002.xhtml">茶业</a></li>\n<li><a href="c0003.xhtml">粮食</a></li>\n</ol></li>',
  );
  expect(nav).toContain('<li><a href="c0002.xhtml#page-12">12</a></li>');
});

test('whose it is and under which licence stands on the title page and in the package', () => {
  for (const text of [textOf('EPUB/title.xhtml'), textOf('EPUB/package.opf')])
    expect(text).toContain('https://creativecommons.org/licenses/by/4.0/');
  expect(textOf('EPUB/title.xhtml')).toContain('发布单位：清溪县地方志编纂中心');
});

test('a vertical book turns its pages to the left', () => {
  const text = unpackZip(packEpub(aBook({ isVertical: true }))).map((file) => file.text);
  expect(text.join('')).toContain('page-progression-direction="rtl"');
  expect(text.join('')).toContain('writing-mode: vertical-rl');
});

test('a drawing keeps its late looks as styles', () => {
  expect(
    svgPicture(
      '<svg><text paint-order="stroke" x="1">甲</text><g style="a:b" isolation="isolate"/></svg>',
    ),
  ).toBe(
    '<svg><text x="1" style="paint-order:stroke">甲</text><g style="isolation:isolate;a:b"/></svg>',
  );
});

test.skipIf(!hasEpubcheck())(
  `EPUBCheck finds nothing wrong${epubcheckReason()}`,
  { timeout: 120_000 },
  async () => {
    const folder = await tempFolder();
    await writeFile(path.join(folder, 'a.epub'), packEpub(aBook()));
    await writeFile(
      path.join(folder, 'b.epub'),
      packEpub(aBook({ isVertical: true, site: undefined, cover: undefined })),
    );
    expect(checkEpub(folder, 'a.epub')).toEqual([]);
    expect(checkEpub(folder, 'b.epub')).toEqual([]);
  },
);
