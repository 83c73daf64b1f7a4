import { describe, expect, test } from 'vitest';
import { anchorFor } from '../../src/model/identifiers.ts';
import { chapterView } from '../../src/page/chapter-view.ts';
import { aPlace } from './chapter-place.ts';

const garden = anchorFor('古茶园', 0);
const making = anchorFor('采制', 0);

describe('the page of a chapter', () => {
  test('in a part of a part', () => {
    const place = aPlace(
      {
        body: '## 古茶园\n\n老茶树1126株。\n\n### 采制\n\n采茶讲“三不采”。',
        facts: { authors: ['柳禾'], contributors: [{ name: '顾岚清', role: '审订' }] },
      },
      {
        id: 'baiyan-village/land/hills/tea',
        parts: [
          { id: 'baiyan-village/land', title: '第一编 土地' },
          { id: 'baiyan-village/land/hills', title: '山' },
        ],
        previous: { id: 'baiyan-village/land/hills/rock', title: '白岩' },
        next: { id: 'baiyan-village/people', title: '人物 <志>' },
      },
    );
    const { article, citation, jsonLd, ...fields } = chapterView(place);
    expect(article).toBe(place.chapter.html);
    expect(fields).toMatchInlineSnapshot(`
      {
        "address": "works/baiyan-village/land/hills/tea.html",
        "bracketed": "none",
        "breadcrumbs": "<li><a href="../../../baiyan-village.html">白岩村志</a></li><li><a href="../../land.html">第一编 土地</a></li><li><a href="../hills.html">山</a></li>",
        "byline": "<span>撰稿：柳禾</span><span>审订：顾岚清</span>",
        "canonical": "https://fangzhi.qingxi.example/works/baiyan-village/land/hills/tea.html",
        "card": "share/works/baiyan-village.png",
        "contents": "<details><summary>本篇目录</summary><ol><li class="depth-2"><a href="#ez2nwpt">古茶园</a></li><li class="depth-3"><a href="#etbcw95">采制</a></li></ol></details>",
        "description": "古茶园 老茶树1126株。 采制 采茶讲“三不采”。",
        "documentTitle": "茶事 · 白岩村志 · 清溪方志",
        "former": "",
        "kind": "村志",
        "language": "zh-Hans",
        "neighbours": "<div><span>上一篇</span><a href="rock.html" rel="prev">白岩</a></div><div><span>下一篇</span><a href="../../people.html" rel="next">人物 &lt;志&gt;</a></div>",
        "notice": "",
        "rights": "",
        "role": "正文",
        "root": "../../../../",
        "title": "茶事",
        "topics": "",
        "workTitle": "白岩村志",
        "writing": "horizontal",
        "years": "1689–2020",
      }
    `);
    expect(citation).toMatch(/^<dl class="citations" data-source="{&quot;id&quot;:/);
    expect(jsonLd).toMatch(/^{"@context":"https:\/\/schema.org"/);
  });

  test('straight in its work, without neighbours, contents or byline', () => {
    const { root, breadcrumbs, neighbours, contents, byline, former, canonical } = chapterView(
      aPlace({ body: '正文。' }, { site: undefined }),
    );
    expect({ root, breadcrumbs, neighbours, contents, byline, former, canonical }).toEqual({
      root: '../../',
      breadcrumbs: '<li><a href="../baiyan-village.html">白岩村志</a></li>',
      neighbours: '<div></div><div></div>',
      contents: '',
      byline: '',
      former: '',
      canonical: 'works/baiyan-village/tea.html',
    });
  });

  test('is the same bytes from the same place', () => {
    const place = aPlace({ body: '## 古茶园\n\n老茶树。' });
    expect(chapterView(place)).toEqual(chapterView(structuredClone(place)));
  });
});

describe('headings in lenticular brackets', () => {
  const bracketed = (body: string, facts: object, kind: string): string =>
    chapterView(aPlace({ body, facts, work: { kind, editionYear: 2022 } })).bracketed;

  test('are the deepest of a yearbook’s body', () => {
    expect(bracketed('## 茶业\n\n### 春茶\n\n采。', {}, 'yearbook')).toBe('3');
    expect(bracketed('## 春茶\n\n采。', { role: 'subdivisions' }, 'yearbook')).toBe('2');
  });

  test('are none outside its body, without headings, and in other works', () => {
    expect(bracketed('## 春茶\n\n采。', { role: 'appendix' }, 'yearbook')).toBe('none');
    expect(bracketed('采。', {}, 'yearbook')).toBe('none');
    expect(chapterView(aPlace({ body: '## 春茶\n\n采。' })).bracketed).toBe('none');
  });
});

describe('years, language and direction', () => {
  test('are the work’s where the chapter says none', () => {
    const { years, language, writing } = chapterView(
      aPlace({ work: { language: 'lzh-Hant', writing: 'vertical' } }),
    );
    expect([years, language, writing]).toEqual(['1689–2020', 'lzh-Hant', 'vertical']);
  });

  test('are the chapter’s own where it says them; one year stands alone', () => {
    const { years, language, writing } = chapterView(
      aPlace({
        facts: { coverage: { from: 1951, to: 1951 }, language: 'zh-Hant', writing: 'horizontal' },
        work: { language: 'lzh-Hant', writing: 'vertical' },
      }),
    );
    expect([years, language, writing]).toEqual(['1951', 'zh-Hant', 'horizontal']);
  });

  test('are left empty where nobody says which years', () => {
    const place = aPlace({ work: { kind: 'essays', coverage: undefined } });
    expect(chapterView(place).years).toBe('');
  });
});

describe('the description', () => {
  test('is the editor’s summary', () => {
    expect(chapterView(aPlace({ facts: { summary: '茶园与采制。' } })).description).toBe(
      '茶园与采制。',
    );
  });

  test('is the whole of a short text, with nothing that says there is more', () => {
    expect(chapterView(aPlace({ body: '靠茶过日子。\n\n一沟纸。' })).description).toBe(
      '靠茶过日子。 一沟纸。',
    );
  });

  test('is the first 120 characters of a long text, none of them cut in half', () => {
    const { description } = chapterView(aPlace({ body: '𠀀'.repeat(300) }));
    expect(description).toBe(`${'𠀀'.repeat(120)}…`);
  });
});

describe('anchors the registry keeps', () => {
  test('replace those derived from titles in the text and in the contents list', () => {
    const { article, contents } = chapterView(
      aPlace(
        { body: '## 古茶园\n\n老茶树。\n\n## 采制\n\n提采。' },
        { keptAnchors: { [making]: 'e4k2q7' } },
      ),
    );
    expect(article).toContain(`<h2 id="${garden}">古茶园<a class="anchor" href="#${garden}" `);
    expect(article).toContain('<h2 id="e4k2q7">采制<a class="anchor" href="#e4k2q7" ');
    expect(article).not.toContain(making);
    expect(contents).toContain('<a href="#e4k2q7">采制</a>');
  });

  test('may change places among headings of one title', () => {
    const [first, second] = [anchorFor('概况', 0), anchorFor('概况', 1)];
    const { article } = chapterView(
      aPlace(
        { body: '## 概况\n\n甲。\n\n## 概况\n\n乙。' },
        { keptAnchors: { [first]: second, [second]: first } },
      ),
    );
    expect([...article.matchAll(/<h2 id="(\w+)">/g)].map(([, id]) => id)).toEqual([second, first]);
    expect([...article.matchAll(/href="#(\w+)"/g)].map(([, id]) => id)).toEqual([second, first]);
  });
});

describe('links and pictures', () => {
  const picture = {
    width: 800,
    height: 600,
    sources: [{ type: 'image/webp', files: [{ address: 'images/ab-480.webp', width: 480 }] }],
    fallback: 'images/ab-480.webp',
  };

  test('are put where the text has them, addresses relative and escaped', () => {
    const { article } = chapterView(
      aPlace(
        {
          body: '见[纸事](08-paper.mdx#竹纸)。\n\n<Figure src="shoot.svg" alt="一芽二叶 <新梢>" caption="新梢" />',
        },
        { links: ['paper.html#e1&2'], pictures: [picture] },
      ),
    );
    expect(article).toContain('<a href="paper.html#e1&amp;2">纸事</a>');
    expect(article).toContain(
      '<img src="../../images/ab-480.webp" width="800" height="600" alt="一芽二叶 &lt;新梢&gt;" loading="lazy" decoding="async">',
    );
    expect(article).not.toMatch(/<!--|fzlink/);
  });

  test('leave nothing where the picture could not be made', () => {
    const { article } = chapterView(
      aPlace({ body: '<Figure src="shoot.svg" alt="新梢" />' }, { pictures: [undefined] }),
    );
    expect(article).not.toMatch(/<!--|<img/);
  });
});

describe('entries that once stood here', () => {
  test('say where they went or that they are gone, at their old anchors', () => {
    const { former } = chapterView(
      aPlace(
        {},
        {
          former: [
            { anchor: 'eaaaaa', title: '茶“市”', to: 'works/baiyan-village/trade.html#eaaaaa' },
            { anchor: 'ebbbbb', title: '某人', reason: '本人要求' },
            { anchor: 'eccccc', title: '旧条' },
          ],
        },
      ),
    );
    expect(former).toBe(
      '<ul class="former">' +
        '<li id="eaaaaa">条目“茶“市””已移至<a href="trade.html#eaaaaa">新的位置</a>。</li>' +
        '<li id="ebbbbb">这里原有一个条目，现已撤下（本人要求）。</li>' +
        '<li id="eccccc">这里原有一个条目，现已撤下。</li>' +
        '</ul>',
    );
    expect(former).not.toContain('某人');
  });
});

describe('titles and names', () => {
  test('of any characters become text, never markup', () => {
    const evil = '<img src=x onerror="alert(1)">&';
    const view = chapterView(
      aPlace(
        { facts: { title: evil, authors: [evil] }, work: { title: evil, chiefEditor: [evil] } },
        {
          parts: [{ id: 'baiyan-village/p', title: evil }],
          previous: { id: 'baiyan-village/a', title: evil },
          next: { id: 'baiyan-village/b', title: evil },
          former: [{ anchor: 'e1', title: evil, reason: evil }],
        },
      ),
    );
    for (const field of ['breadcrumbs', 'byline', 'neighbours', 'former', 'citation'] as const) {
      expect(view[field]).not.toContain('<img');
      expect(view[field]).toContain('&lt;img');
    }
    expect(view.jsonLd).not.toContain('<');
  });
});
