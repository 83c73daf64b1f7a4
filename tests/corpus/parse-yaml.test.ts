import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseYaml } from '../../src/corpus/parse-yaml.ts';
import fc from '../fast-check.ts';

describe('a value on several lines has no space where a line of Chinese ends', () => {
  test.each([
    ['folded', 'a: >-\n  清溪县设县。\n  南宋迁治。\n'],
    ['plain', 'a: 清溪县设县。\n  南宋迁治。\n'],
    ['in quotation marks', 'a: "清溪县设县。\n  南宋迁治。"\n'],
    ['with spaces at the end, from Windows', 'a: >-\r\n  清溪县设县。  \r\n  南宋迁治。\r\n'],
  ])('%s', (_, yaml) => {
    expect(parseYaml(yaml)).toEqual({ a: '清溪县设县。南宋迁治。' });
  });

  test('nor where it ends beside a figure or a Latin word', () => {
    expect(parseYaml('a: >-\n  全年产茶\n  8000吨，用 ISO\n  标准\n')).toEqual({
      a: '全年产茶8000吨，用 ISO标准',
    });
  });

  test('in lists and in what they hold', () => {
    expect(parseYaml('- 甲\n  乙\n- b: >\n    丙\n    丁\n')).toEqual(['甲乙', { b: '丙丁\n' }]);
  });
});

test('English keeps the space between its lines, and Chinese the spaces within one', () => {
  expect(parseYaml('a: >-\n  The county\n  of Qingxi\nb: 姓　名 甲\n')).toEqual({
    a: 'The county of Qingxi',
    b: '姓　名 甲',
  });
});

test('paragraphs stay apart, and lines that are to stay lines', () => {
  expect(parseYaml('a: >-\n  甲\n  乙\n\n  丙\nb: |\n  丁\n  戊\n')).toEqual({
    a: '甲乙\n丙',
    b: '丁\n戊\n',
  });
});

test('what ends a line without being text is left as it is', () => {
  const yaml =
    'a:\n  甲: 1\n  乙: "丙"\n  丁: [戊,\n    己]\nb: &锚\n  庚: 1\nc: *锚\nd: # 注\n  辛: 2\n';
  expect(parseYaml(yaml)).toEqual(parse(yaml));
});

test('what cannot be read is still told of', () => {
  expect(() => parseYaml('a: "甲\n  乙\n')).toThrow();
});

test('YAML whose values stand on one line each is read as the parser reads it', () => {
  const value = fc.stringMatching(/^[甲乙丙a1 ：:“”#'"&*>|-]{0,8}$/);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', '甲', 'b'), fc.array(value)), (data) => {
      const yaml = Object.entries(data)
        .map(
          ([key, list]) =>
            `${key}:\n${list.map((each) => `  - ${JSON.stringify(each)}\n`).join('')}`,
        )
        .join('');
      expect(parseYaml(yaml)).toEqual(parse(yaml));
    }),
  );
});
