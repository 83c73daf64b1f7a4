import { expect, test } from 'vitest';
import { compile, findingsOf } from './a-context.ts';

const chapter = { id: 'qingxi/nong-ye/cha', file: 'works/qingxi/20-nong-ye/02-cha.mdx' };

test.each([
  ['03-zhu.mdx', 'qingxi/nong-ye/zhu', 'zhu.html'],
  ['./03-zhu.mdx', 'qingxi/nong-ye/zhu', 'zhu.html'],
  ['../01-xu.mdx', 'qingxi/xu', '../xu.html'],
  ['../30-gong-ye/01-zong-shu.mdx', 'qingxi/gong-ye/zong-shu', '../gong-ye/zong-shu.html'],
  ['../../other/01-x.mdx', 'other/x', '../../other/x.html'],
  ['../%32%30-nong-ye/03-zhu.mdx', 'qingxi/nong-ye/zhu', 'zhu.html'],
  ['#', 'qingxi/nong-ye/cha', 'cha.html'],
])('%s leads to %s', (written, to, address) => {
  const { links, html, findings } = compile(`[甲](${written})`, chapter);
  expect(findings).toEqual([]);
  expect(links).toEqual([{ slot: 0, to, at: { line: 1, column: 1 } }]);
  expect(html).toBe(`<p><a href="${address}">甲</a></p>`);
});

test('a link to a heading waits for the heading, whose title may be percent-encoded', () => {
  const { links, html } = compile('甲[乙](#古茶园)[丙](03-zhu.mdx#%E7%AB%B9 "题")', chapter);
  expect(links).toEqual([
    { slot: 0, to: 'qingxi/nong-ye/cha', fragment: '古茶园', at: { line: 1, column: 2 } },
    { slot: 1, to: 'qingxi/nong-ye/zhu', fragment: '竹', at: { line: 1, column: 11 } },
  ]);
  expect(html).toBe('<p>甲<a href="fzlink:0:">乙</a><a href="fzlink:1:" title="题">丙</a></p>');
});

test('a text of a register links from its own folder and address', () => {
  const lesson = { id: 'lessons/he', address: 'lessons/he.html', file: 'lessons/he.mdx' };
  const { links, html } = compile(
    '[甲](../works/qingxi/01-shui.mdx)<Person id="li-si">乙</Person>',
    lesson,
  );
  expect(links).toMatchObject([{ to: 'qingxi/shui' }]);
  expect(html).toContain('href="../works/qingxi/shui.html"');
  expect(html).toContain('href="../people/li-si.html"');
  expect(findingsOf('[甲](../../works/qingxi/01-shui.mdx)', lesson).join()).toContain(
    'path-outside',
  );
});

test('an address on another host stays as it was written', () => {
  const address = 'https://example.org/查?q=a%26b&amp;c=%E4%B8%AD#x';
  expect(compile(`[甲](${address})`).html).toBe(
    '<p><a href="https://example.org/查?q=a%26b&amp;c=%E4%B8%AD#x" rel="external noopener">甲</a></p>',
  );
});

test('a bare address ends where Chinese begins, and what is escaped or broken is text', () => {
  const bare = (source: string) => /href="([^"]*)"/.exec(compile(source).html)?.[1];
  expect(bare('见 https://a.cn/b?c=d，又')).toBe('https://a.cn/b?c=d');
  expect(bare('见 https://a.cn/b_(c)。又')).toBe('https://a.cn/b_(c)');
  expect(bare('（https://a.cn/b）')).toBe('https://a.cn/b');
  expect(bare('见 https\\://a.cn')).toBeUndefined();
  expect(findingsOf('www.^\\ 与 http://[')).toEqual([]);
});
