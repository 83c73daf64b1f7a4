import { expect, test } from 'vitest';
import { bookHtml, bookText, type BookUnit } from '../../src/exporters/book.ts';
import { aRecord } from './a-record.ts';

const unit: BookUnit = {
  ...{ id: 'qingxi-yearbook-2022/overview', title: '概览', depth: 0, text: '正文。' },
  ...{ html: '<p>正文。</p>', links: [], figures: [] },
};

test('a plain text says before the first chapter whose it is, under which licence and where it stands', () => {
  const text = [...bookText(aRecord({ rights: '内容系虚构。' }), [unit])].join('');
  expect(text).toBe(
    '清溪年鉴（2022）<&>\n沈维周　主编\n版权：内容系虚构。\n许可：CC-BY-4.0\n网址：https://fangzhi.qingxi.example/works/qingxi-yearbook-2022.html\n\n\n# 概览\n\n正文。\n',
  );
});

test('what the work does not say is left out', () => {
  const record = { ...aRecord(), rights: undefined, licence: undefined, url: undefined };
  expect([...bookText(record, [])].join('')).not.toMatch(/版权|许可|网址/);
});

test('a book on one page says the same, its marks escaped', () => {
  const html = [...bookHtml(aRecord({ rights: '甲<乙' }), [unit], { toSite: undefined })].join('');
  expect(html).toContain(
    '<p>版权：甲&lt;乙<br>许可：CC-BY-4.0<br>网址：https://fangzhi.qingxi.example/works/qingxi-yearbook-2022.html</p>',
  );
});
