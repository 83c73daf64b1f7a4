import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/corpus/facts.ts';
import { formatFinding } from '../../src/model/finding.ts';
import { countStates, leastState, reaches } from '../../src/model/proof-state.ts';
import { scansSchema } from '../../src/model/scans.ts';

const read = (yaml: string): string[] =>
  readFacts(yaml, scansSchema, { file: 'scans.yaml', code: 'scans-invalid' }).findings.map(
    formatFinding,
  );
const leaf = (facts: string): string =>
  `volumes:\n  - title: 卷一\n    leaves:\n      - { ${facts} }\n`;

describe('a list of scans', () => {
  test('reads a leaf with one mark as with several', () => {
    const { value } = readFacts(leaf('id: "1", label: 一, leaf: 1a, file: 1.png'), scansSchema, {
      file: 'scans.yaml',
      code: 'scans-invalid',
    });
    expect(value?.volumes[0]?.leaves[0]).toMatchObject({ leaf: ['1a'], state: '未校' });
  });
  test('says what states there are', () => {
    expect(read(leaf('id: "1", label: 一, state: 三校, file: 1.png'))).toEqual([
      'scans.yaml:4:30 错误 scans-invalid：volumes[第1项].leaves[第1项].state：校勘进度只能写 未校、一校、二校 或 审定。',
    ]);
  });
  test('refuses a file elsewhere, a leaf without a picture, one id twice, and rights of one’s own words', () => {
    expect(read(leaf('id: "1", label: 一, file: ../1.png')).join()).toContain('同一文件夹里');
    expect(read(leaf('id: "1", label: 一')).join()).toContain('两样只写一样');
    expect(
      read(
        `${leaf('id: "1", label: 一, file: 1.png')}      - { id: "1", label: 二, file: 2.png }\n`,
      ).join(),
    ).toContain('编号 1 用了两次');
    expect(read(`rights: 版权所有\n${leaf('id: "1", label: 一, file: 1.png')}`).join()).toContain(
      'creativecommons.org',
    );
  });
});

test('rights are named as IIIF names them, with http', () => {
  const { value } = readFacts(
    `rights: https://creativecommons.org/licenses/by/4.0/\n${leaf('id: "1", label: 一, file: 1.png')}`,
    scansSchema,
    { file: 'scans.yaml', code: 'scans-invalid' },
  );
  expect(value?.rights).toBe('http://creativecommons.org/licenses/by/4.0/');
});

describe('proofreading', () => {
  test('of several leaves is as far as the least of them', () => {
    expect(leastState([{ state: '审定' }, { state: '一校' }])).toBe('一校');
    expect(leastState([])).toBeUndefined();
    expect(countStates([{ state: '审定' }, { state: '审定' }])).toEqual({
      未校: 0,
      一校: 0,
      二校: 0,
      审定: 2,
    });
  });
  test('reaches what a release asks, or does not', () => {
    expect(reaches('二校', '二校')).toBe(true);
    expect(reaches('一校', '审定')).toBe(false);
    expect(reaches('未校', undefined)).toBe(true);
  });
});
