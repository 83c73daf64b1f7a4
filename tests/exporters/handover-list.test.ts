import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csvCell } from '../../src/model/csv-cell.ts';
import { handoverCsv, handoverHtml, type HandoverLine } from '../../src/exporters/handover-list.ts';

const line: HandoverLine = {
  category: '图书',
  title: '=HYPERLINK("http://evil.example")',
  kind: '年鉴',
  isbn: '978-0-00-000000-2',
  published: '2022-11',
  chapters: '12',
  characters: '10000',
  place: 'data/books/a/',
  files: 2,
  bytes: 300,
};
const facts = {
  title: '清溪方志<b>',
  office: '编纂中心',
  member: '999931',
  released: '2026-01-01',
};

describe('a cell that a spreadsheet would take for a formula', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '　=1', '\r=1'])(
    '%j is made text',
    (text) => {
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test.each(['清溪', '1-2', 'a=b', '2022-11', ''])('is not %j', (text) => {
    expect(csvCell(text)).toBe(text);
  });
});

describe('a hand-over list', () => {
  test('is a CSV file that reads back, with a total', () => {
    const rows = parse(handoverCsv([line, { ...line, title: '甲,"乙"\n丙', files: 3, bytes: 5 }]), {
      bom: true,
    });
    expect(rows).toHaveLength(4);
    expect(rows[1]?.[2]).toBe(`'=HYPERLINK("http://evil.example")`);
    expect(rows[2]?.[2]).toBe('甲,"乙"\n丙');
    expect(rows[3]?.slice(-2)).toEqual(['5', '305']);
  });

  test('is a page to print, with room for two signatures, and nothing in it is markup', () => {
    const page = handoverHtml([{ ...line, title: '<script>' }], facts);
    expect(page).toContain('<h1>清溪方志&lt;b&gt;移交清单</h1>');
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('移交人（签字、盖章）');
    expect(page).not.toMatch(/<script|https?:/);
  });
});
