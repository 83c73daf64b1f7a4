import { describe, expect, test } from 'vitest';
import { completeness, gazetteerPartMissing } from '../../src/checks/gazetteer-part-missing.ts';
import { aChapter, aChecked, aGazetteer, aWork, gazetteerChapters } from '../builders.ts';
import { messagesOf } from './messages.ts';

const without = (role: string) => gazetteerChapters().filter(({ meta }) => meta.role !== role);

describe('gazetteer-part-missing', () => {
  test('names every missing genre and how to add it', () => {
    const work = aGazetteer({}, { chapters: [aChapter('01-preface.mdx', { role: 'preface' })] });
    expect(messagesOf(gazetteerPartMissing, aChecked([work]))).toMatchInlineSnapshot(`
      "works/qingxi-yearbook-2022/work.yaml 提醒 gazetteer-part-missing：志书缺“述”（概述），八体齐备 0/8。请新建这一部分，开头写明 role: overview；已有的，在它开头补写 role: overview。
      works/qingxi-yearbook-2022/work.yaml 提醒 gazetteer-part-missing：志书缺“记”（大事记、专记），八体齐备 0/8。请新建这一部分，开头写明 role: chronicle；已有的，在它开头补写 role: chronicle。
      works/qingxi-yearbook-2022/work.yaml 提醒 gazetteer-part-missing：志书缺“志”（各专业志），八体齐备 0/8。请新建各专业志的文件夹或篇章，正文不必写 role。
      works/qingxi-yearbook-2022/work.yaml 提醒 gazetteer-part-missing：志书缺“传”（人物），八体齐备 0/8。请新建这一部分，开头写明 role: biographies；已有的，在它开头补写 role: biographies。
      works/qingxi-yearbook-2022/work.yaml 提醒 gazetteer-part-missing：志书缺“图”（地图、照片），八体齐备 0/8。请在有关篇章里用 <Figure> 放入地图或照片。
      works/qingxi-yearbook-2022/work.yaml 提醒 gazetteer-part-missing：志书缺“表”（统计表），八体齐备 0/8。请在有关篇章里用 <DataTable> 放入统计表，或直接画表。
      works/qingxi-yearbook-2022/work.yaml 提醒 gazetteer-part-missing：志书缺“录”（附录、文献辑存），八体齐备 0/8。请新建这一部分，开头写明 role: appendix；已有的，在它开头补写 role: appendix。
      works/qingxi-yearbook-2022/work.yaml 提醒 gazetteer-part-missing：志书缺“索引”，八体齐备 0/8。请新建这一部分，开头写明 role: subject-index；已有的，在它开头补写 role: subject-index。"
    `);
  });

  test('is silent about a whole gazetteer, and about yearbooks and old gazetteers', () => {
    const works = [aGazetteer(), aWork(), aGazetteer({ kind: 'old-gazetteer' }, { chapters: [] })];
    expect(messagesOf(gazetteerPartMissing, aChecked(works))).toBe('');
  });

  test('does not ask a village for an index', () => {
    const work = aGazetteer({ kind: 'village-gazetteer' }, { chapters: without('subject-index') });
    expect(messagesOf(gazetteerPartMissing, aChecked([work]))).toBe('');
  });

  test('is silent while a chapter is held back: it may be the missing one', () => {
    const work = aGazetteer({}, { chapters: [], absent: ['qingxi-yearbook-2022/people'] });
    expect(messagesOf(gazetteerPartMissing, aChecked([work]))).toBe('');
  });
});

describe('completeness', () => {
  test('of a whole gazetteer is 100', () => {
    expect(completeness(aGazetteer())).toEqual({
      score: 100,
      present: ['述', '记', '志', '传', '图', '表', '录', '索引'],
      missing: [],
    });
  });

  test('falls when the biographies are taken out, and names them', () => {
    expect(completeness(aGazetteer({}, { chapters: without('biographies') }))).toEqual({
      score: 88,
      present: ['述', '记', '志', '图', '表', '录', '索引'],
      missing: [{ name: '传', example: '人物' }],
    });
  });

  test('of an empty gazetteer is 0, and of what is no gazetteer 100', () => {
    expect(completeness(aGazetteer({}, { chapters: [] })).score).toBe(0);
    expect(completeness(aWork({}, { chapters: [] }))).toEqual({
      score: 100,
      present: [],
      missing: [],
    });
  });
});
