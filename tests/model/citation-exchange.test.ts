import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { citeBibtex, citeRis } from '../../src/model/citation-exchange.ts';
import type { CitationSource } from '../../src/model/citation-source.ts';

const entry: CitationSource = {
  id: 'qingxi-yearbook-2022/overview#e4k2q7',
  title: '建置沿革',
  authors: ['林小溪', '郑文海'],
  work: {
    title: '清溪年鉴',
    subtitle: '2022',
    editors: ['清溪县地方志编纂委员会办公室'],
    edition: '第2版',
    place: '北京',
    publisher: '方志出版社',
    year: '2022-12',
  },
  pages: '12—15',
  url: 'https://qingxi.example.cn/works/qingxi-yearbook-2022/overview.html#e4k2q7',
  accessed: '2026-05-01',
  language: 'zh-Hans',
};

const yearbook: CitationSource = { ...entry, title: undefined };
const bare: CitationSource = {
  id: 'old',
  authors: [],
  work: { title: '武功縣志', editors: ['（明）康海'], edition: '第1版', year: '明正德年間' },
  language: 'lzh-Hant',
};
const english: CitationSource = {
  id: 'essays/water & salt',
  title: 'Salt & Water: 50% of {Qingxi}_1 \\ 2~3^4 #5 $6',
  authors: ['Lin X', 'Museum of Salt and Water'],
  work: {
    title: 'Qingxi Essays',
    subtitle: 'Land and Water',
    editors: [],
    edition: '2nd ed.',
    year: '195X',
  },
  pages: 'xii',
  url: 'https://example.cn/a{b}\\c d%20e',
  language: 'en',
};

describe('citeBibtex', () => {
  test('gives a component as @incollection', () => {
    expect(citeBibtex(entry)).toBe(`@incollection{qingxi-yearbook-2022:overview.e4k2q7,
  author = {林小溪 and 郑文海},
  title = {建置沿革},
  booktitle = {清溪年鉴：2022},
  editor = {清溪县地方志编纂委员会办公室},
  edition = {2},
  address = {北京},
  publisher = {方志出版社},
  year = {2022},
  pages = {12--15},
  url = {https://qingxi.example.cn/works/qingxi-yearbook-2022/overview.html#e4k2q7},
  urldate = {2026-05-01},
  language = {chinese},
}
`);
  });

  test('gives a whole work as @book', () => {
    expect(
      citeBibtex({ ...yearbook, id: 'qingxi-yearbook-2022', url: undefined, pages: undefined }),
    ).toBe(`@book{qingxi-yearbook-2022,
  title = {清溪年鉴：2022},
  editor = {清溪县地方志编纂委员会办公室},
  edition = {2},
  address = {北京},
  publisher = {方志出版社},
  year = {2022},
  language = {chinese},
}
`);
  });

  test('leaves out what is not known and keeps a year that is not a number', () => {
    expect(citeBibtex(bare)).toBe(`@book{old,
  title = {武功縣志},
  editor = {（明）康海},
  year = {明正德年間},
  language = {chinese},
}
`);
  });

  test('escapes what LaTeX would read, and holds a name with "and" together', () => {
    expect(citeBibtex(english)).toBe(`@incollection{essays:water-salt,
  author = {Lin X and {Museum of Salt and Water}},
  title = {Salt \\& Water: 50\\% of \\textbraceleft{}Qingxi\\textbraceright{}\\_1 \\textbackslash{} 2\\textasciitilde{}3\\textasciicircum{}4 \\#5 \\$6},
  booktitle = {Qingxi Essays: Land and Water},
  edition = {2nd ed.},
  year = {195X},
  pages = {xii},
  url = {https://example.cn/a%7Bb%7D%5Cc%20d%20e},
  language = {english},
}
`);
  });

  test('names the authors of a work without editors', () => {
    const source = { ...yearbook, work: { ...yearbook.work, editors: [] } };
    expect(citeBibtex(source)).toContain(
      '  author = {林小溪 and 郑文海},\n  title = {清溪年鉴：2022},\n  edition',
    );
  });

  test('keeps its braces balanced and its key in ASCII whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withFragments: true }),
        (text, url) => {
          const work = { title: text, editors: [text], publisher: text };
          const bibtex = citeBibtex({ ...entry, id: text, title: `题${text}`, work, url });
          expect(bibtex).toMatch(/^@incollection\{[\x21-\x7e]*,\n/);
          let depth = 0;
          for (const character of bibtex) {
            depth += Number(character === '{') - Number(character === '}');
            expect(depth).toBeGreaterThanOrEqual(0);
          }
          expect(depth).toBe(0);
        },
      ),
    );
  });
});

describe('citeRis', () => {
  test('gives a component as CHAP', () => {
    expect(citeRis(entry).split('\r\n')).toEqual([
      'TY  - CHAP',
      'ID  - qingxi-yearbook-2022/overview#e4k2q7',
      'AU  - 林小溪',
      'AU  - 郑文海',
      'TI  - 建置沿革',
      'T2  - 清溪年鉴：2022',
      'A2  - 清溪县地方志编纂委员会办公室',
      'ET  - 2版',
      'CY  - 北京',
      'PB  - 方志出版社',
      'PY  - 2022',
      'SP  - 12',
      'EP  - 15',
      'UR  - https://qingxi.example.cn/works/qingxi-yearbook-2022/overview.html#e4k2q7',
      'Y2  - 2026/05/01',
      'LA  - zh-Hans',
      'ER  - ',
      '',
    ]);
  });

  test('gives a whole work as BOOK, with its editors as those responsible', () => {
    expect(citeRis({ ...bare, accessed: '2026-05-01' })).toBe(
      'TY  - BOOK\r\nID  - old\r\nAU  - （明）康海\r\nTI  - 武功縣志\r\nLA  - lzh-Hant\r\nER  - \r\n',
    );
  });

  test('keeps every field on its line', () => {
    const ris = citeRis({ ...english, title: 'Salt\r\nER  - \r\nTY  - JOUR' });
    expect(ris).toContain('TI  - Salt ER - TY - JOUR\r\nT2  - Qingxi Essays: Land and Water\r\n');
    expect(ris.match(/^TY {2}- /gm)).toHaveLength(1);
    expect(ris).toContain('SP  - xii\r\nUR  - ');
  });
});
