import { describe, expect, test } from 'vitest';
import {
  citationFormats,
  citeGbt2015,
  citeGbt2025,
  type CitationSource,
} from '../../src/model/citation.ts';

type Changes = Partial<Omit<CitationSource, 'work'>> & { work?: Partial<CitationSource['work']> };

const office = '清溪县地方志编纂委员会办公室';
const address = 'https://qingxi.example.cn/works/qingxi-yearbook-2022/overview.html';

/** An entry of a yearbook, on paper. */
function anEntry({ work, ...changes }: Changes = {}): CitationSource {
  return {
    id: 'qingxi-yearbook-2022/overview#e4k2q7',
    title: '建置沿革',
    authors: [],
    language: 'zh-Hans',
    ...changes,
    work: {
      title: '清溪年鉴',
      subtitle: '2022',
      editors: [office],
      edition: '第1版',
      place: '北京',
      publisher: '方志出版社',
      year: '2022-12',
      ...work,
    },
  };
}

/** A work as a whole. */
function aWork(changes: Changes = {}): CitationSource {
  return { ...anEntry(changes), title: undefined };
}

const gazetteer = { title: '清溪县志', subtitle: '1986—2005', editors: ['周明远'], year: '2011' };
const wugong = {
  title: '武功县志',
  subtitle: undefined,
  editors: ['（明）康海'],
  place: undefined,
  publisher: undefined,
};
const essays = {
  title: '清溪史志文集',
  subtitle: undefined,
  editors: ['周明远', '吴秀英'],
  year: '2019',
};
const oral = {
  title: '清溪口述史',
  subtitle: '修渠记忆',
  place: undefined,
  publisher: undefined,
  year: undefined,
};

/** What is cited, and the reference it gives in the style of 2025 and of 2015. */
const golden: [string, CitationSource, string, string][] = [
  [
    'an entry of a yearbook',
    anEntry(),
    '建置沿革[M]//清溪县地方志编纂委员会办公室. 清溪年鉴：2022. 北京：方志出版社，2022.',
    '建置沿革[M]//清溪县地方志编纂委员会办公室. 清溪年鉴: 2022. 北京: 方志出版社, 2022.',
  ],
  [
    'an entry with its printed pages',
    anEntry({ pages: '12—15' }),
    '建置沿革[M]//清溪县地方志编纂委员会办公室. 清溪年鉴：2022. 北京：方志出版社，2022：12-15.',
    '建置沿革[M]//清溪县地方志编纂委员会办公室. 清溪年鉴: 2022. 北京: 方志出版社, 2022: 12-15.',
  ],
  [
    'an entry read online, of which only 2015 wants the day',
    anEntry({ url: `${address}#e4k2q7`, accessed: '2026-05-01' }),
    `建置沿革[M/OL]//清溪县地方志编纂委员会办公室. 清溪年鉴：2022. 北京：方志出版社，2022. ${address}#e4k2q7.`,
    `建置沿革[M/OL]//清溪县地方志编纂委员会办公室. 清溪年鉴: 2022. 北京: 方志出版社, 2022[2026-05-01]. ${address}#e4k2q7.`,
  ],
  [
    'an entry read online, with its printed pages',
    anEntry({ url: address, accessed: '2026-05-01', pages: '12' }),
    `建置沿革[M/OL]//清溪县地方志编纂委员会办公室. 清溪年鉴：2022. 北京：方志出版社，2022：12. ${address}.`,
    `建置沿革[M/OL]//清溪县地方志编纂委员会办公室. 清溪年鉴: 2022. 北京: 方志出版社, 2022: 12[2026-05-01]. ${address}.`,
  ],
  [
    'an entry read online on a day nobody wrote down',
    anEntry({ url: address }),
    `建置沿革[M/OL]//清溪县地方志编纂委员会办公室. 清溪年鉴：2022. 北京：方志出版社，2022. ${address}.`,
    `建置沿革[M/OL]//清溪县地方志编纂委员会办公室. 清溪年鉴: 2022. 北京: 方志出版社, 2022. ${address}.`,
  ],
  [
    'a signed entry',
    anEntry({ authors: ['林小溪'] }),
    '林小溪. 建置沿革[M]//清溪县地方志编纂委员会办公室. 清溪年鉴：2022. 北京：方志出版社，2022.',
    '林小溪. 建置沿革[M]//清溪县地方志编纂委员会办公室. 清溪年鉴: 2022. 北京: 方志出版社, 2022.',
  ],
  [
    'a yearbook as a whole',
    aWork(),
    '清溪县地方志编纂委员会办公室. 清溪年鉴：2022[M]. 北京：方志出版社，2022.',
    '清溪县地方志编纂委员会办公室. 清溪年鉴: 2022[M]. 北京: 方志出版社, 2022.',
  ],
  [
    'a yearbook as a whole, online',
    aWork({ url: address, accessed: '2026-05-01' }),
    `清溪县地方志编纂委员会办公室. 清溪年鉴：2022[M/OL]. 北京：方志出版社，2022. ${address}.`,
    `清溪县地方志编纂委员会办公室. 清溪年鉴: 2022[M/OL]. 北京: 方志出版社, 2022[2026-05-01]. ${address}.`,
  ],
  [
    'a gazetteer in its second edition',
    aWork({ work: { ...gazetteer, edition: '第2版' } }),
    '周明远. 清溪县志：1986—2005[M]. 2版. 北京：方志出版社，2011.',
    '周明远. 清溪县志: 1986—2005[M]. 2版. 北京: 方志出版社, 2011.',
  ],
  [
    'a chapter of a gazetteer with the edition spelt out',
    anEntry({ title: '第三编　水利', work: { ...gazetteer, edition: '第三版' } }),
    '第三编　水利[M]//周明远. 清溪县志：1986—2005. 3版. 北京：方志出版社，2011.',
    '第三编　水利[M]//周明远. 清溪县志: 1986—2005. 3版. 北京: 方志出版社, 2011.',
  ],
  [
    'a gazetteer in a revised edition',
    aWork({ work: { ...gazetteer, subtitle: undefined, edition: '修订版' } }),
    '周明远. 清溪县志[M]. 修订版. 北京：方志出版社，2011.',
    '周明远. 清溪县志[M]. 修订版. 北京: 方志出版社, 2011.',
  ],
  [
    'a gazetteer with three editors',
    aWork({ work: { ...gazetteer, editors: ['周明远', '吴秀英', '郑文海'] } }),
    '周明远，吴秀英，郑文海. 清溪县志：1986—2005[M]. 北京：方志出版社，2011.',
    '周明远, 吴秀英, 郑文海. 清溪县志: 1986—2005[M]. 北京: 方志出版社, 2011.',
  ],
  [
    'a gazetteer with more editors than are named',
    aWork({ work: { ...gazetteer, editors: ['周明远', '吴秀英', '郑文海', '林小溪'] } }),
    '周明远，吴秀英，郑文海，等. 清溪县志：1986—2005[M]. 北京：方志出版社，2011.',
    '周明远, 吴秀英, 郑文海, 等. 清溪县志: 1986—2005[M]. 北京: 方志出版社, 2011.',
  ],
  [
    'a chapter by many hands',
    anEntry({ authors: ['甲一', '乙二', '丙三', '丁四', '戊五'], work: gazetteer }),
    '甲一，乙二，丙三，等. 建置沿革[M]//周明远. 清溪县志：1986—2005. 北京：方志出版社，2011.',
    '甲一, 乙二, 丙三, 等. 建置沿革[M]//周明远. 清溪县志: 1986—2005. 北京: 方志出版社, 2011.',
  ],
  [
    'a chapter of a work without named editors',
    anEntry({ title: '卷一　地理志', work: { ...gazetteer, editors: [] } }),
    '卷一　地理志[M]//清溪县志：1986—2005. 北京：方志出版社，2011.',
    '卷一　地理志[M]//清溪县志: 1986—2005. 北京: 方志出版社, 2011.',
  ],
  [
    'a work without anybody named',
    aWork({ work: { ...gazetteer, editors: [] } }),
    '清溪县志：1986—2005[M]. 北京：方志出版社，2011.',
    '清溪县志: 1986—2005[M]. 北京: 方志出版社, 2011.',
  ],
  [
    'a work with authors rather than editors',
    aWork({ authors: ['林小溪'], work: { ...essays, editors: [] } }),
    '林小溪. 清溪史志文集[M]. 北京：方志出版社，2019.',
    '林小溪. 清溪史志文集[M]. 北京: 方志出版社, 2019.',
  ],
  [
    'an old gazetteer',
    aWork({ work: { ...wugong, edition: '明正德刻本', year: '1519（正德十四年）' } }),
    '（明）康海. 武功县志[M]. 明正德刻本. 1519（正德十四年）.',
    '[明]康海. 武功县志[M]. 明正德刻本. 1519（正德十四年）.',
  ],
  [
    'a juan of an old gazetteer, the dynasty in other brackets',
    anEntry({ title: '卷二　建置志', work: { ...wugong, editors: ['[明] 康海'], year: '1519' } }),
    '卷二　建置志[M]//（明）康海. 武功县志. 1519.',
    '卷二　建置志[M]//[明]康海. 武功县志. 1519.',
  ],
  [
    'an old gazetteer reprinted, with leaf instead of page',
    aWork({
      pages: '叶三',
      work: {
        ...wugong,
        editors: ['〔清〕孙景烈'],
        edition: '影印本',
        place: '台北',
        publisher: '成文出版社',
        year: '1976',
      },
    }),
    '（清）孙景烈. 武功县志[M]. 影印本. 台北：成文出版社，1976：叶三.',
    '[清]孙景烈. 武功县志[M]. 影印本. 台北: 成文出版社, 1976: 叶三.',
  ],
  [
    'an old gazetteer of a year that is guessed',
    aWork({ work: { ...wugong, year: '1519~' } }),
    '（明）康海. 武功县志[M]. [1519].',
    '[明]康海. 武功县志[M]. [1519].',
  ],
  [
    'an old gazetteer of some year of a decade',
    aWork({ work: { ...wugong, year: '151X' } }),
    '（明）康海. 武功县志[M]. [151X].',
    '[明]康海. 武功县志[M]. [151X].',
  ],
  [
    'an old gazetteer in traditional characters without place',
    aWork({
      language: 'lzh-Hant',
      work: { ...wugong, title: '武功縣志', publisher: '湘鄉曾國荃', year: '1865（清同治四年）' },
    }),
    '（明）康海. 武功縣志[M]. [出版地不詳]：湘鄉曾國荃，1865（清同治四年）.',
    '[明]康海. 武功縣志[M]. [出版地不詳]: 湘鄉曾國荃, 1865（清同治四年）.',
  ],
  [
    'an entry in traditional characters without publisher',
    anEntry({
      language: 'zh-Hant',
      title: '水利',
      work: {
        title: '清溪縣志',
        subtitle: undefined,
        editors: ['清溪縣文獻委員會'],
        place: '清溪',
        publisher: undefined,
        year: '1948',
      },
    }),
    '水利[M]//清溪縣文獻委員會. 清溪縣志. 清溪：[出版者不詳]，1948.',
    '水利[M]//清溪縣文獻委員會. 清溪縣志. 清溪: [出版者不詳], 1948.',
  ],
  [
    'an essay',
    anEntry({ title: '清溪古渠考', authors: ['林小溪', '郑文海'], pages: '33—47', work: essays }),
    '林小溪，郑文海. 清溪古渠考[M]//周明远，吴秀英. 清溪史志文集. 北京：方志出版社，2019：33-47.',
    '林小溪, 郑文海. 清溪古渠考[M]//周明远, 吴秀英. 清溪史志文集. 北京: 方志出版社, 2019: 33-47.',
  ],
  [
    'an essay whose title asks a question',
    anEntry({ title: '清溪古渠始于何时？', authors: ['林小溪'], work: essays }),
    '林小溪. 清溪古渠始于何时？[M]//周明远，吴秀英. 清溪史志文集. 北京：方志出版社，2019.',
    '林小溪. 清溪古渠始于何时？[M]//周明远, 吴秀英. 清溪史志文集. 北京: 方志出版社, 2019.',
  ],
  [
    'an interview that is only online',
    anEntry({
      title: '修渠那三年',
      authors: ['王大山', '林小溪'],
      url: address,
      accessed: '2026-05-01',
      work: oral,
    }),
    `王大山，林小溪. 修渠那三年[M/OL]//清溪县地方志编纂委员会办公室. 清溪口述史：修渠记忆. [2026-05-01]. ${address}.`,
    `王大山, 林小溪. 修渠那三年[M/OL]//清溪县地方志编纂委员会办公室. 清溪口述史: 修渠记忆. [2026-05-01]. ${address}.`,
  ],
  [
    'an interview of which neither address nor imprint is known',
    anEntry({ title: '修渠那三年', authors: ['王大山'], work: oral }),
    '王大山. 修渠那三年[M]//清溪县地方志编纂委员会办公室. 清溪口述史：修渠记忆.',
    '王大山. 修渠那三年[M]//清溪县地方志编纂委员会办公室. 清溪口述史: 修渠记忆.',
  ],
  [
    'a book without place',
    aWork({ work: { ...gazetteer, place: undefined } }),
    '周明远. 清溪县志：1986—2005[M]. [出版地不详]：方志出版社，2011.',
    '周明远. 清溪县志: 1986—2005[M]. [出版地不详]: 方志出版社, 2011.',
  ],
  [
    'a book without publisher',
    aWork({ work: { ...gazetteer, publisher: undefined } }),
    '周明远. 清溪县志：1986—2005[M]. 北京：[出版者不详]，2011.',
    '周明远. 清溪县志: 1986—2005[M]. 北京: [出版者不详], 2011.',
  ],
  [
    'an online book without place',
    aWork({ url: address, work: { ...gazetteer, place: undefined } }),
    `周明远. 清溪县志：1986—2005[M/OL]. 方志出版社，2011. ${address}.`,
    `周明远. 清溪县志: 1986—2005[M/OL]. 方志出版社, 2011. ${address}.`,
  ],
  [
    'a book without place, publisher or year',
    aWork({ work: { ...gazetteer, place: undefined, publisher: undefined, year: undefined } }),
    '周明远. 清溪县志：1986—2005[M].',
    '周明远. 清溪县志: 1986—2005[M].',
  ],
  [
    'a page of a book of unknown year',
    aWork({ pages: '7', work: { ...gazetteer, year: undefined } }),
    '周明远. 清溪县志：1986—2005[M]. 北京：方志出版社：7.',
    '周明远. 清溪县志: 1986—2005[M]. 北京: 方志出版社: 7.',
  ],
  [
    'a work published over several years',
    aWork({ work: { ...gazetteer, year: '2009/2011' } }),
    '周明远. 清溪县志：1986—2005[M]. 北京：方志出版社，2009—2011.',
    '周明远. 清溪县志: 1986—2005[M]. 北京: 方志出版社, 2009-2011.',
  ],
  [
    'a work published over several months of one year',
    aWork({ work: { ...gazetteer, year: '2011-03/2011-12' } }),
    '周明远. 清溪县志：1986—2005[M]. 北京：方志出版社，2011.',
    '周明远. 清溪县志: 1986—2005[M]. 北京: 方志出版社, 2011.',
  ],
  [
    'a book in English',
    aWork({
      language: 'en',
      work: {
        title: 'Qingxi Gazetteer',
        subtitle: '1986—2005',
        editors: ['Zhou M Y'],
        place: 'Beijing',
        publisher: 'Gazetteer Press',
        edition: '2nd ed.',
        year: '2012',
      },
    }),
    'Zhou M Y. Qingxi Gazetteer：1986—2005[M]. 2nd ed. Beijing：Gazetteer Press，2012.',
    'Zhou M Y. Qingxi Gazetteer: 1986—2005[M]. 2nd ed. Beijing: Gazetteer Press, 2012.',
  ],
  [
    'a chapter in English by many hands, without place',
    anEntry({
      language: 'en',
      title: 'Water Works',
      authors: ['Lin X', 'Zheng W', 'Wu X', 'Zhou M'],
      work: {
        title: 'Qingxi Gazetteer',
        subtitle: undefined,
        editors: ['Zhou M Y'],
        place: undefined,
        publisher: 'Gazetteer Press, Inc.',
        year: '2012',
      },
    }),
    'Lin X，Zheng W，Wu X，et al. Water Works[M]//Zhou M Y. Qingxi Gazetteer. [S.l.]：Gazetteer Press, Inc.，2012.',
    'Lin X, Zheng W, Wu X, et al. Water Works[M]//Zhou M Y. Qingxi Gazetteer. [S.l.]: Gazetteer Press, Inc., 2012.',
  ],
  [
    'a book in English without publisher',
    aWork({
      language: 'en',
      work: {
        title: 'Qingxi Gazetteer',
        subtitle: undefined,
        editors: ['Qingxi Gazetteer Office Inc.'],
        place: 'Chengdu',
        publisher: undefined,
        year: '2012?',
      },
    }),
    'Qingxi Gazetteer Office Inc. Qingxi Gazetteer[M]. Chengdu：[s.n.]，[2012].',
    'Qingxi Gazetteer Office Inc. Qingxi Gazetteer[M]. Chengdu: [s.n.], [2012].',
  ],
  [
    'a foreign author with the country in brackets',
    anEntry({ title: '川西水利', authors: ['[日]丸山敏秋'], work: essays }),
    '（日）丸山敏秋. 川西水利[M]//周明远，吴秀英. 清溪史志文集. 北京：方志出版社，2019.',
    '[日]丸山敏秋. 川西水利[M]//周明远, 吴秀英. 清溪史志文集. 北京: 方志出版社, 2019.',
  ],
  [
    'a title broken over two lines',
    anEntry({ title: '建置\n  沿革' }),
    '建置 沿革[M]//清溪县地方志编纂委员会办公室. 清溪年鉴：2022. 北京：方志出版社，2022.',
    '建置 沿革[M]//清溪县地方志编纂委员会办公室. 清溪年鉴: 2022. 北京: 方志出版社, 2022.',
  ],
];

describe('citeGbt2025', () => {
  test.each(golden)('cites %s', (_, source, reference) => {
    expect(citeGbt2025(source)).toBe(reference);
  });

  // Examples of the standard itself, as far as a book of the portal can take their form.
  test.each([
    [
      aWork({
        authors: [],
        pages: '288',
        work: {
          title: '全唐五代诗格汇考',
          subtitle: undefined,
          editors: ['张伯伟'],
          place: '南京',
          publisher: '江苏古籍出版社',
          year: '2002',
        },
      }),
      '张伯伟. 全唐五代诗格汇考[M]. 南京：江苏古籍出版社，2002：288.',
    ],
    [
      aWork({
        work: {
          title: '宋论',
          subtitle: undefined,
          editors: ['王夫之'],
          edition: '刻本',
          place: '金陵',
          publisher: '湘乡曾国荃',
          year: '1865（清同治四年）',
        },
      }),
      '王夫之. 宋论[M]. 刻本. 金陵：湘乡曾国荃，1865（清同治四年）.',
    ],
    [
      anEntry({
        title: '周易外传：卷5',
        pages: '983-1029',
        work: {
          title: '船山全书',
          subtitle: '第1册',
          editors: ['王夫之'],
          edition: '修订版',
          place: '长沙',
          publisher: '岳麓书社',
          year: '2011',
        },
      }),
      '周易外传：卷5[M]//王夫之. 船山全书：第1册. 修订版. 长沙：岳麓书社，2011：983-1029.',
    ],
    [
      anEntry({
        title: '1998年长江洪水的成因与减灾对策',
        authors: ['程根伟'],
        pages: '32-36',
        work: {
          title: '长江流域洪涝灾害与科技对策',
          subtitle: undefined,
          editors: ['许厚泽', '赵其国'],
          place: '北京',
          publisher: '科学出版社',
          year: '1999',
        },
      }),
      '程根伟. 1998年长江洪水的成因与减灾对策[M]//许厚泽，赵其国. 长江流域洪涝灾害与科技对策. 北京：科学出版社，1999：32-36.',
    ],
  ])('cites as the standard does: %#', (source, reference) => {
    expect(citeGbt2025(source)).toBe(reference);
  });
});

describe('citeGbt2015', () => {
  test.each(golden)('cites %s', (_, source, _2025, reference) => {
    expect(citeGbt2015(source)).toBe(reference);
  });

  test('cites a yearbook online as the standard does', () => {
    const source = aWork({
      url: 'http://www.cadal.zju.edu.cn/book/view/25010080',
      accessed: '2014-04-25',
      work: {
        title: '中国造纸年鉴',
        subtitle: '2003',
        editors: ['中国造纸学会'],
        publisher: '中国轻工业出版社',
        year: '2003',
      },
    });
    expect(citeGbt2015(source)).toBe(
      '中国造纸学会. 中国造纸年鉴: 2003[M/OL]. 北京: 中国轻工业出版社, 2003[2014-04-25]. http://www.cadal.zju.edu.cn/book/view/25010080.',
    );
  });
});

test('the page offers four forms, the newest standard first', () => {
  expect(citationFormats.map(({ name, title }) => [name, title])).toEqual([
    ['gbt-2025', 'GB/T 7714—2025'],
    ['gbt-2015', 'GB/T 7714—2015'],
    ['bibtex', 'BibTeX'],
    ['ris', 'RIS'],
  ]);
  for (const { cite } of citationFormats) expect(cite(anEntry())).toContain('建置沿革');
});
