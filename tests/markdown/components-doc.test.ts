import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { components } from '../../src/markdown/components/index.ts';
import { findingsOf } from './a-context.ts';

const page = readFileSync('docs/components.md', 'utf8');

/** Text under a heading of the third level, by its title. */
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return [title, lines.join('\n').split(/^## /m)[0] ?? ''];
    }),
);

describe.each(components)('$name', ({ name, title, attributes }) => {
  const section = sections.get(name) ?? '';

  test('has a section that begins with its Chinese name', () => {
    expect(section.trim().startsWith(`${title}。`)).toBe(true);
  });
  test('is shown in an example, and what the reader sees is said', () => {
    expect(section).toMatch(new RegExp(`^\`\`\`text\n[^]*<${name}[\\s>]`, 'm'));
    expect(section).toMatch(/读者[看点]/);
  });
  test('has every attribute explained', () => {
    const names = 'shape' in attributes ? Object.keys(attributes.shape as object) : [];
    for (const attribute of names) expect(section).toMatch(`\`${attribute}\``);
  });
});

/** A file of each kind that examples name. */
const besideExample = (name: string): string =>
  ({
    vtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\n停夯就歇。\n',
    words: '词,读音,释义\n停夯,ting hang,停止夯土\n',
  })[name.endsWith('.vtt') ? 'vtt' : name.replace('.csv', '')] ?? '乡镇,人口\n茶坪镇,18432\n';

const examples = [...page.matchAll(/^```text\n([^]*?)\n```$/gm)].map(([, source = '']) => source);

test.each(examples)('this example has no mistake: %s', (source) => {
  expect(findingsOf(source, { readBeside: besideExample })).toEqual([]);
});

test('links within the page lead somewhere', () => {
  const anchors = new Set([...sections.keys()].map((title) => `#${title.toLowerCase()}`));
  for (const [, target = ''] of page.matchAll(/\]\((#[^)]*)\)/g)) {
    if (target !== '#防汛') expect(anchors).toContain(target);
  }
});
