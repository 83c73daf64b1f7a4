import { describe, expect, test } from 'vitest';
import { chapterFile, type ContentFiles } from '../temp-content.ts';
import { readOnly, soundFiles, type ReadFiles } from './read-files.ts';

/** A work whose folder holds these chapters and parts. */
async function readWork(...paths: string[]): Promise<ReadFiles> {
  const files: ContentFiles = { 'portal.yaml': soundFiles['portal.yaml'] ?? '' };
  files['works/essays/work.yaml'] = 'kind: essays\ntitle: 清溪文集\n';
  for (const path of paths) {
    files[`works/essays/${path}`] = path.endsWith('.yaml')
      ? 'title: 一编\n'
      : chapterFile('一篇', '正文。');
  }
  return readOnly(files);
}

const chaptersOf = ({ corpus }: ReadFiles): string[] =>
  corpus.works[0]?.chapters.map(({ id }) => id) ?? [];

describe('chapters of a work', () => {
  test('stand in the order of their numbers, which are no part of their ids', async () => {
    const read = await readWork('10-tenth.mdx', '02-second.mdx', '1-first.mdx');
    expect(chaptersOf(read)).toEqual(['essays/first', 'essays/second', 'essays/tenth']);
    expect(read.findings).toEqual([]);
  });

  test('without numbers come after those that have one, by name', async () => {
    const read = await readWork('zebra.mdx', '99-last-numbered.mdx', 'apple.mdx');
    expect(chaptersOf(read)).toEqual(['essays/last-numbered', 'essays/apple', 'essays/zebra']);
    expect(read.findings).toEqual([]);
  });

  test('keep their place among parts, whose chapters follow in their own order', async () => {
    const read = await readWork(
      '01-preface.mdx',
      '02-land/part.yaml',
      '02-land/02-rivers.mdx',
      '02-land/01-hills.mdx',
      '03-people.mdx',
    );
    expect(chaptersOf(read)).toEqual([
      'essays/preface',
      'essays/land/hills',
      'essays/land/rivers',
      'essays/people',
    ]);
  });

  test('know the parts around them, outermost first', async () => {
    const { corpus } = await readWork(
      '01-land/part.yaml',
      '01-land/01-hills/part.yaml',
      '01-land/01-hills/01-baiyan.mdx',
    );
    expect(corpus.works[0]?.chapters).toEqual([
      {
        id: 'essays/land/hills/baiyan',
        file: 'works/essays/01-land/01-hills/01-baiyan.mdx',
        order: 1,
        parts: ['essays/land', 'essays/land/hills'],
      },
    ]);
    expect(corpus.works[0]?.parts.map(({ id, within }) => [id, within])).toEqual([
      ['essays/land', 'essays'],
      ['essays/land/hills', 'essays/land'],
    ]);
  });
});

describe('two chapters at one place', () => {
  test('with the same number are named, both of them', async () => {
    const read = await readWork('03-tea.mdx', '03-paper.mdx');
    expect(read.findings).toEqual([
      'works/essays/03-tea.mdx 错误 chapter-order-repeated：序号 3 已被 works/essays/03-paper.mdx 使用，先后不能确定。请给其中一个改序号。',
    ]);
  });

  test('a chapter and a part with the same number are named too', async () => {
    const read = await readWork('03-tea.mdx', '3-land/part.yaml', '3-land/01-hills.mdx');
    expect(read.findings).toEqual([
      'works/essays/3-land 错误 chapter-order-repeated：序号 3 已被 works/essays/03-tea.mdx 使用，先后不能确定。请给其中一个改序号。',
    ]);
  });

  test('may have the same number in different parts', async () => {
    const read = await readWork(
      '01-land/part.yaml',
      '01-land/01-hills.mdx',
      '02-water/part.yaml',
      '02-water/01-rivers.mdx',
    );
    expect(read.findings).toEqual([]);
  });

  test('that differ by number only would share an address', async () => {
    const read = await readWork('03-tea.mdx', '04-tea.mdx');
    expect(read.findings).toEqual([
      'works/essays/04-tea.mdx 错误 id-repeated：去掉序号后与 works/essays/03-tea.mdx 同名，网址会相同。请把其中一个改名。',
    ]);
    expect(chaptersOf(read)).toEqual(['essays/tea']);
  });

  test('a chapter and a part of one name would share an address', async () => {
    const read = await readWork('03-tea.mdx', '04-tea/part.yaml', '04-tea/01-hills.mdx');
    expect(read.findings).toEqual([
      'works/essays/04-tea 错误 id-repeated：去掉序号后与 works/essays/03-tea.mdx 同名，网址会相同。请把其中一个改名。',
    ]);
  });
});
