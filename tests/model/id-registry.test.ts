import { describe, expect, test } from 'vitest';
import { formatIdRegistry, parseIdRegistry, splitAddress } from '../../src/model/id-registry.ts';
import { aDraft, published } from './drafts.ts';

const overview = {
  at: 'qingxi-yearbook-2022/overview',
  title: '概况',
  digest: 'a1b2c3',
  was: ['qingxi-yearbook-2022/gaikuang'],
};
const founding = {
  at: 'qingxi-yearbook-2022/overview#e4k2q7',
  title: '建置沿革',
  digest: 'd4e5f6',
  was: [],
  gone: { date: '2026-01-02', reason: '并入《政区》' },
};

const messagesOf = (text: string) =>
  parseIdRegistry(text, 'ids.jsonl').findings.map(
    ({ code, at, message }) => `${at?.line} ${code} ${message}`,
  );

describe('formatIdRegistry', () => {
  test('writes one unit a line and leaves out what is empty', () => {
    expect(formatIdRegistry([founding, overview])).toBe(
      [
        '{"at":"qingxi-yearbook-2022/overview","title":"概况","digest":"a1b2c3","was":["qingxi-yearbook-2022/gaikuang"]}',
        '{"at":"qingxi-yearbook-2022/overview#e4k2q7","title":"建置沿革","digest":"d4e5f6","gone":{"date":"2026-01-02","reason":"并入《政区》"}}',
        '',
      ].join('\n'),
    );
  });

  test('writes nothing for an empty registry', () => {
    expect(formatIdRegistry([])).toBe('');
  });

  test('keeps the reading order within a chapter, with those gone at its end', () => {
    const before = [aDraft('w/b', '丙', '甲', '乙'), aDraft('w/a', '丁')];
    const after = [aDraft('w/b', '甲', '新', '乙'), aDraft('w/a', '丁')];
    const titles = parseIdRegistry(
      formatIdRegistry(published(before, after)),
      'ids.jsonl',
    ).units.map(({ title, gone }) => (gone ? `${title}†` : title));
    expect(titles).toEqual(['篇w/a', '丁', '篇w/b', '甲', '新', '乙', '丙†']);
  });
});

describe('parseIdRegistry', () => {
  test('reads back what was written', () => {
    const text = formatIdRegistry([overview, founding]);
    expect(parseIdRegistry(text, 'ids.jsonl')).toEqual({
      units: [overview, founding],
      findings: [],
    });
  });

  test('does not mind a byte order mark, Windows line ends or blank lines', () => {
    const text = `\uFEFF${formatIdRegistry([overview]).replace('\n', '\r\n')}\r\n\r\n`;
    expect(parseIdRegistry(text, 'ids.jsonl')).toEqual({ units: [overview], findings: [] });
  });

  test('reads an empty file as an empty registry', () => {
    expect(parseIdRegistry('', 'ids.jsonl')).toEqual({ units: [], findings: [] });
  });

  test('says which lines are wrong and loads the others', () => {
    const text = ['{"at":', formatIdRegistry([overview]).trim(), '[]', '"x"'].join('\n');
    expect(parseIdRegistry(text, 'ids.jsonl').units).toEqual([overview]);
    expect(messagesOf(text)).toEqual([
      '1 ids-invalid 第 1 行不是有效的 JSON。登记簿由程序写成，请用版本管理恢复这一行，不要手工改动。',
      '3 ids-invalid 第 3 行写法有误。要写成 { … } 的形式。',
      '4 ids-invalid 第 4 行写法有误。要写成 { … } 的形式。',
    ]);
  });

  test.each([
    [
      '{"at":"A/b","title":"","digest":""}',
      '第 1 行写法有误。at：不是篇章或条目的地址，例如 "qingxi-yearbook-2022/overview#e4k2q7"。',
    ],
    [
      '{"at":"../b","title":"","digest":""}',
      '第 1 行写法有误。at：不是篇章或条目的地址，例如 "qingxi-yearbook-2022/overview#e4k2q7"。',
    ],
    ['{"at":"a/b","title":1,"digest":""}', '第 1 行写法有误。title：要写成文字。'],
    ['{"at":"a/b","title":"甲"}', '第 1 行写法有误。digest：要写成文字。'],
    ['{"at":"a/b","title":"甲","digest":"","tilte":"乙"}', '第 1 行写法有误。有不认识的项 tilte。'],
    [
      '{"at":"a/b","title":"甲","digest":"","was":"a/c"}',
      '第 1 行写法有误。was：要写成 [ … ] 的形式。',
    ],
    [
      '{"at":"a/b","title":"甲","digest":"","was":["a b"]}',
      '第 1 行写法有误。was.0：不是篇章或条目的地址，例如 "qingxi-yearbook-2022/overview#e4k2q7"。',
    ],
    [
      '{"at":"a/b","title":"甲","digest":"","gone":{"date":"2026-02-30"}}',
      '第 1 行写法有误。gone.date：请写成完整的年月日，例如 "2030-01-01"，并核对该日是否存在。',
    ],
  ])('refuses %s', (line, message) => {
    expect(messagesOf(line)).toEqual([`1 ids-invalid ${message}`]);
  });

  test('keeps the first of two lines for one address', () => {
    const text = formatIdRegistry([overview]) + formatIdRegistry([{ ...overview, title: '概览' }]);
    expect(parseIdRegistry(text, 'ids.jsonl').units).toEqual([overview]);
    expect(messagesOf(text)).toEqual([
      '2 ids-invalid 第 2 行的地址 qingxi-yearbook-2022/overview 在第 1 行已经登记过，请删去其中一行。',
    ]);
  });
});

test('splitAddress parts a chapter from an anchor', () => {
  expect(splitAddress('a/b#e1')).toEqual({ chapter: 'a/b', anchor: 'e1' });
  expect(splitAddress('a/b')).toEqual({ chapter: 'a/b', anchor: undefined });
});
