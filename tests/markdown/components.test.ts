import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { components } from '../../src/markdown/components/index.ts';
import { formatFinding } from '../../src/model/finding.ts';
import { besideIn, compile } from './a-context.ts';
import { casesOf, expectGolden, readable } from './golden.ts';

const cases = casesOf('components');

describe.each(cases)('$name', ({ folder }) => {
  const source = readFileSync(path.join(folder, 'input.mdx'), 'utf8');
  const { html, text, findings } = compile(source, { readBeside: besideIn(folder) });

  test('has no finding', () => {
    const faults = findings.filter(({ code }) => code !== 'character-private');
    expect(faults.map(formatFinding)).toEqual([]);
  });
  test('gives this HTML', () => {
    expectGolden(folder, 'output.html', readable(html));
  });
  test('gives this text', () => {
    expectGolden(folder, 'output.txt', `${text}\n`);
  });
});

test.each(components)('$name has a fixture', ({ name }) => {
  expect(cases.filter((each) => each.name.startsWith(`${name}-`))).not.toEqual([]);
});
