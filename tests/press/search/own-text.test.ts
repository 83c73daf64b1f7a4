import { describe, expect, test } from 'vitest';
import { readOwnText } from '../../../src/press/search/own-text.ts';

const page = (body: string): string =>
  `<!doctype html><html><head><title>不算</title></head><body><nav data-own>导航</nav><main id="main">${body}</main><footer data-own>页脚</footer></body></html>`;

describe('the text that a page has of its own', () => {
  test('is what is marked so, a line a block, below its first heading', () => {
    const read = readOwnText(
      page(
        '<h1>采茶课</h1><p class="lead" data-own>上山一日。</p><p>别处的话。</p><ul><li data-own>认茶</li><li data-own="">认路</li></ul>',
      ),
    );
    expect(read).toEqual({ title: '采茶课', text: '上山一日。\n认茶\n认路', places: [] });
  });

  test('is nothing where nothing is marked', () => {
    expect(readOwnText(page('<h1>著作</h1><p>共 11 部</p>'))).toBeUndefined();
    expect(readOwnText('')).toBeUndefined();
  });

  test('leads to its headings, which are told with their depth', () => {
    const read = readOwnText(
      page(
        '<h1>甲</h1><article data-own><p>引</p><h2 id="e-1">一<a class="anchor" href="#e-1">¶</a></h2><p>文</p><h3 id="e-2">二</h3></article>',
      ),
    );
    expect(read?.text).toBe('引\n一\n文\n二');
    expect(read?.places).toEqual([
      { start: 2, anchor: 'e-1', title: '一', depth: 2 },
      { start: 6, anchor: 'e-2', title: '二', depth: 3 },
    ]);
  });

  test('keeps cells apart, and elements within a line together', () => {
    const read = readOwnText(
      page(
        '<h1>甲</h1><table><tbody data-own><tr><td>县</td><td></td><td>志</td></tr><tr><th>年</th><td>鉴</td></tr></tbody></table><p data-own>白<b>岩</b>村<wbr>志</p>',
      ),
    );
    expect(read?.text).toBe('县\t志\n年\t鉴\n白岩村志');
  });

  test('has no readings, no numbers of notes, no comments, and white space as one space', () => {
    const read = readOwnText(
      page(
        '<h1>甲</h1><p data-own><ruby>冚<rt>kǎn</rt></ruby>\n  村<sup class="note-mark">1</sup><!-- > --><script>x</script></p>',
      ),
    );
    expect(read?.text).toBe('冚 村');
  });

  test('is read through entities and through attributes that hold angle brackets', () => {
    const read = readOwnText(
      page(
        '<h1>a&amp;b</h1><p title="a > b" data-own>1 &lt; 2 &#x26; &#39;甲&#39;&nbsp;&unknown;</p>',
      ),
    );
    expect(read?.title).toBe('a&b');
    expect(read?.text).toBe("1 < 2 & '甲' &unknown;");
  });

  test('counts once what is marked within what is marked, as a line of its own', () => {
    const read = readOwnText(
      page('<h1>甲</h1><li data-own>赠书<small data-own>二十册</small></li>'),
    );
    expect(read?.text).toBe('赠书\n二十册');
  });

  test('is not what only mentions the mark', () => {
    expect(readOwnText(page('<h1>甲</h1><p title="data-own">文</p>'))).toBeUndefined();
  });
});
