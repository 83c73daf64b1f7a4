import { describe, expect, test } from 'vitest';
import { gazetteerPartOrder, yearbookPartOrder } from '../../src/checks/part-order.ts';
import { aChapter, aChecked, aGazetteer, aPart, aWork } from '../builders.ts';
import { messagesOf } from './messages.ts';

const note = aChapter('01-editorial-note.mdx', { title: '编辑说明', role: 'editorial-note' });
const body = aChapter('20-agriculture.mdx');
const chronicle = (name: string) => aChapter(name, { title: '大事记', role: 'chronicle' });

describe('yearbook-part-order', () => {
  test('names every misplaced chapter and folder, and where it belongs', () => {
    const parts = [aPart('02-appendix', { title: '统计资料', role: 'appendix' })];
    const work = aWork(
      {},
      {
        parts,
        chapters: [
          note,
          aChapter('02-appendix/01-tables.mdx'),
          body,
          chronicle('30-chronicle.mdx'),
        ],
      },
    );
    expect(messagesOf(yearbookPartOrder, aChecked([work]))).toMatchInlineSnapshot(`
      "works/qingxi-yearbook-2022/20-agriculture.mdx 错误 yearbook-part-order：“农业”（正文）按惯例排在“统计资料”（附录）之前，现在排在它之后。请修改名称前的序号，使 20-agriculture.mdx 排到 02-appendix 之前。
      works/qingxi-yearbook-2022/30-chronicle.mdx 错误 yearbook-part-order：“大事记”按惯例排在“统计资料”（附录）之前，现在排在它之后。请修改名称前的序号，使 30-chronicle.mdx 排到 02-appendix 之前。"
    `);
  });

  test('is silent about a yearbook in order', () => {
    expect(messagesOf(yearbookPartOrder, aChecked([aWork()]))).toBe('');
  });

  test('looks into a folder that only gathers front matter', () => {
    const parts = [aPart('00-front', { title: '卷首' })];
    const front = aChapter('00-front/01-note.mdx', { title: '编辑说明', role: 'editorial-note' });
    const late = aChapter('00-front/02-appendix.mdx', { title: '附录', role: 'appendix' });
    const chapters = [chronicle('03-chronicle.mdx'), body];
    const order = (...inside: (typeof front)[]) =>
      messagesOf(
        yearbookPartOrder,
        aChecked([aWork({}, { parts, chapters: [...inside, ...chapters] })]),
      );
    expect(order(front)).toBe('');
    expect(order(front, late)).toContain('00-front/02-appendix.mdx 错误 yearbook-part-order');
  });
});

describe('gazetteer-part-order', () => {
  test('names a misplaced part', () => {
    const overview = aChapter('21-overview.mdx', { title: '总述', role: 'overview' });
    const work = aGazetteer({}, { chapters: [body, overview] });
    expect(messagesOf(gazetteerPartOrder, aChecked([work]))).toMatchInlineSnapshot(
      `"works/qingxi-yearbook-2022/21-overview.mdx 错误 gazetteer-part-order：“总述”（概述）按惯例排在“农业”（正文）之前，现在排在它之后。请修改名称前的序号，使 21-overview.mdx 排到 20-agriculture.mdx 之前。"`,
    );
  });

  test('is silent about a gazetteer in order, and about yearbooks and old gazetteers', () => {
    const chapters = [body, chronicle('30-chronicle.mdx')];
    const works = [
      aGazetteer(),
      aWork({}, { chapters }),
      aGazetteer({ kind: 'old-gazetteer' }, { chapters }),
    ];
    expect(messagesOf(gazetteerPartOrder, aChecked(works))).toBe('');
  });
});
