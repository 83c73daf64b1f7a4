import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { rebaseLinks } from '../../src/page/rebase-links.ts';
import { splitLeaves } from '../../src/page/split-leaves.ts';
import { aPlace } from './chapter-place.ts';
import { chapterView } from '../../src/page/chapter-view.ts';

const split = (body: string) => splitLeaves(chapterView(aPlace({ body })).article);

describe('an article cut at its leaves', () => {
  test('opens again what goes on over the end of a leaf, without its indent', () => {
    const { leaves } = split('<Leaf n="1a" />一邑之**食<Leaf n="1b" />與**用也。\n\n次段。');
    expect(leaves).toEqual([
      { n: '1a', html: '<p>一邑之<strong>食</strong></p>' },
      { n: '1b', html: '<p class="continued"><strong>與</strong>用也。</p><p>次段。</p>' },
    ]);
  });

  test('gives headings before a leaf to the leaf', () => {
    const { before, leaves } = split(
      '## 疆域\n\n<Leaf n="1a" />廣八十里。\n\n## 沿革\n\n<Leaf n="1b" />唐置。',
    );
    expect(before.trim()).toBe('');
    expect(leaves.map(({ html }) => html.replace(/<a class="anchor".*?<\/a>/g, ''))).toEqual([
      '<h2>疆域</h2><p>廣八十里。</p>',
      '<h2>沿革</h2><p>唐置。</p>',
    ]);
  });

  test('leaves a heading where it is when text of the leaf before follows it', () => {
    const { leaves } = split('<Leaf n="1a" />甲。\n\n## 城池\n\n舊土<Leaf n="1b" />築。');
    expect(leaves[0]?.html).toContain('城池');
    expect(leaves[1]?.html).toBe('<p class="continued">築。</p>');
  });

  test('keeps what stands before the first leaf, and leaves the notes to the chapter', () => {
    const { before, leaves } = split('前葉之末。\n\n<Leaf n="2a" />甲。[^1]\n\n[^1]: 注文。');
    expect(before).toContain('前葉之末。');
    expect(leaves[0]?.html).toContain('甲。');
    expect(leaves[0]?.html).not.toContain('注文');
  });

  test('has every character once', () => {
    const body =
      '## 茶\n\n<Leaf n="1a" />茶，<SmallNote>白巖<Leaf n="1b" />為上。</SmallNote>雲臺次之。\n\n- 甲\n- 乙<Leaf n="2a" />丙\n\n> 引<Leaf n="2b" />文。';
    const { before, leaves } = split(body);
    const text = [before, ...leaves.map(({ html }) => html)].join('').replace(/<[^>]*>|\s/g, '');
    expect(text).toBe('茶茶，白巖為上。雲臺次之。甲乙丙引文。');
    for (const { html } of leaves) {
      const opened = [...html.matchAll(/<([a-z]\w*)[^>]*>/g)].map(([, name]) => name).sort();
      const closed = [...html.matchAll(/<\/([a-z]\w*)>/g)].map(([, name]) => name).sort();
      expect(closed).toEqual(opened);
    }
  });

  test('holds no id: the chapter’s own page has them', () => {
    expect(JSON.stringify(split('## 茶\n\n<Leaf n="1a" />甲。'))).not.toContain(' id=');
  });
});

test('any text cut anywhere has every character once, in order, in elements that are closed', () => {
  const inline = fc.constantFrom(
    '山',
    '水。',
    '**重**',
    '<SmallNote>夹注</SmallNote>',
    '〓',
    '&amp;',
  );
  const line = fc.array(fc.oneof(inline, fc.constant('<Leaf n="1a" />')), {
    minLength: 1,
    maxLength: 8,
  });
  const block = fc
    .tuple(fc.constantFrom('', '## ', '> ', '- '), line)
    .map(
      ([mark, parts]) =>
        mark +
        (mark === '## '
          ? parts.filter((part) => !part.includes('Leaf')).join('') || '題'
          : `文${parts.join('')}`),
    );
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
      const { article } = chapterView(aPlace({ body: blocks.join('\n\n') }));
      const { before, leaves } = splitLeaves(article);
      const bare = (html: string): string => html.replace(/<[^>]*>|\s/g, '');
      expect(bare([before, ...leaves.map(({ html }) => html)].join(''))).toBe(bare(article));
      for (const html of [before, ...leaves.map((leaf) => leaf.html)]) {
        const open: string[] = [];
        for (const [, closing, name = ''] of html.matchAll(/<(\/?)(\w+)[^>]*>/g))
          if (closing === '/') expect(open.pop()).toBe(name);
          else open.push(name);
        expect(open).toEqual([]);
      }
    }),
  );
});

test('links lead from another page to where they led', () => {
  const html =
    '<a href="#茶">一</a><a href="../../people/li.html">二</a><a href="https://a.example/x">三</a><img srcset="../../images/a.webp 480w, ../../images/b.webp 960w">';
  expect(rebaseLinks(html, 'works/zhi/juan.html', 'works/zhi/scans/0001.html')).toBe(
    '<a href="../juan.html#茶">一</a><a href="../../../people/li.html">二</a><a href="https://a.example/x">三</a><img srcset="../../../images/a.webp 480w, ../../../images/b.webp 960w">',
  );
});
