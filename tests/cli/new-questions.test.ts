import { describe, expect, test } from 'vitest';
import { collectFacts, suggestId, type NewFlags } from '../../src/cli/new-questions.ts';

/** Somebody at the terminal who gives these answers; what was asked is in `asked`. */
function someone(...answers: string[]) {
  const asked: string[] = [];
  const ask = (question: string): Promise<string> => {
    asked.push(question);
    return Promise.resolve(answers.shift() ?? '');
  };
  return { asked, ask };
}

const year: NewFlags = { year: '2022' };

describe('at a terminal', () => {
  test('a person is begun from three answers, an id being proposed from the name', async () => {
    const { asked, ask } = someone('单文漪', '', '是');
    expect(await collectFacts('person', year, ask)).toEqual({
      ...{ id: 'shan-wen-yi', title: '单文漪', year: 2022, isLiving: true },
    });
    expect(asked).toEqual([
      '名称：',
      '编号（小写字母、数字和连字符）［直接回车用 shan-wen-yi］：',
      '在世吗（是或否）［直接回车用 否］：',
    ]);
  });

  test('an answer that cannot be used is told, and the question put again', async () => {
    const { asked, ask } = someone('', '白岩村志', '白岩', 'baiyan-village', '99', '3');
    expect(await collectFacts('work', year, ask)).toEqual({
      ...{ id: 'baiyan-village', title: '白岩村志', year: 2022, isLiving: false },
      kind: 'town-gazetteer',
    });
    expect(asked[1]).toBe('名称不能空着。\n名称：');
    expect(asked[3]).toMatch(/^编号“白岩”只用小写字母、数字和连字符，例如 baiyan-village。\n编号/);
    expect(asked[4]).toMatch(/^著作的种类（写序号：1 年鉴　2 县志　3 乡镇志/);
    expect(asked[5]).toMatch(/^没有“99”这种著作。/);
  });

  test('what the flags say is not asked', async () => {
    const { asked, ask } = someone();
    await collectFacts('work', { ...year, id: 'a', title: '年鉴', kind: 'yearbook' }, ask);
    await collectFacts('person', { ...year, id: 'a', title: '李四', living: true }, ask);
    expect(asked).toEqual([]);
  });

  test('a chapter gets no proposal, since only the editor knows its work', async () => {
    const { asked, ask } = someone('茶事', 'tea', 'baiyan-village/065-tea');
    expect((await collectFacts('chapter', year, ask)).id).toBe('baiyan-village/065-tea');
    expect(asked[1]).toBe('编号（著作编号/序号-名称，例如 baiyan-village/065-tea）：');
    expect(asked[2]).toMatch(/^篇章的编号“tea”要写成/);
  });
});

test.each([
  ['白岩村', 'bai-yan-cun'],
  ['吕梁渡', 'lv-liang-du'],
  ['《清溪年鉴（2022）》', 'qing-xi-nian-jian-2022'],
  ['Tea 茶', 'tea-cha'],
  ['！', undefined],
])('for %s the id %s is proposed', (title, id) => {
  expect(suggestId(title, false)).toBe(id);
});
