import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { besideIn, compile } from './a-context.ts';
import { casesOf, expectGolden, readable } from './golden.ts';
import { findUnsafe } from './safe-html.ts';

describe.each(casesOf('chapters'))('$name', ({ folder }) => {
  const source = readFileSync(path.join(folder, 'input.mdx'), 'utf8');
  const { html, text, ...rest } = compile(source, { readBeside: besideIn(folder) });

  test('gives this page', () => {
    expect(findUnsafe(html)).toEqual([]);
    expectGolden(folder, 'output.html', readable(html));
    expectGolden(folder, 'output.txt', `${text}\n`);
  });
  test('gives these headings, mentions, events, figures and links', () => {
    expectGolden(folder, 'output.json', `${JSON.stringify(rest, null, 2)}\n`);
  });
});
