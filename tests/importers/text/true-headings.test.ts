import { describe, expect, test } from 'vitest';
import { findLines } from '../../../src/importers/text/lines.ts';
import type { SourceText } from '../../../src/importers/text/source-text.ts';
import { findTrueHeadings } from '../../../src/importers/text/true-headings.ts';

/** Headings found in a page drawn as a transcription marks it: `2 山川` is a line marked with indent 2. */
function headingsOf(page: string, juan = '卷一'): string[] {
  const marked: { own: string; indent: number | undefined }[] = page
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .map((line) => {
      const [, indent, own = line] = /^(\d+) (.*)$/.exec(line) ?? [];
      return { own, indent: indent === undefined ? undefined : Number(indent) };
    });
  const text = marked.map(({ own }) => own).join('\n\n');
  let at = 0;
  const headings: SourceText['headings'] = [];
  for (const { own, indent } of marked) {
    if (indent !== undefined) headings.push({ from: at, to: at + own.length, indent });
    at += own.length + 2;
  }
  const lines = findLines(text);
  const found = findTrueHeadings(
    {
      file: '',
      line: 1,
      title: juan,
      juan,
      form: 'plain',
      text,
      leaves: [],
      headings,
      work: { otherwise: '', subjects: [] },
    },
    lines,
  );
  return [...found].map(([line, indent]) => `${indent} ${marked[line]?.own ?? ''}`);
}

test('keeps headings that have text, at every indent', () => {
  expect(
    headingsOf(`
      海鹽澉水志巻一
      2 地理門
      3 沿革
      澉浦舊屬㑹稽元和郡志云禹貢揚州之地
      3 風俗
      輿地廣記云古揚州地人性輕揚尚鬼好淫祀
      海鹽澉水志巻一`),
  ).toEqual(['2 地理門', '3 沿革', '3 風俗']);
});

test('takes a heading only where it fills its line', () => {
  const source: SourceText = {
    file: '',
    line: 1,
    title: '序',
    form: 'plain',
    text: '竊惟蜀為古梁州域\n\n國家聲教洋溢\n\n山川秀麗',
    leaves: [],
    headings: [
      { from: 10, to: 12, indent: 1 },
      { from: 18, to: 20, indent: 1 },
    ],
    work: { otherwise: '', subjects: [] },
  };
  expect(findTrueHeadings(source, findLines(source.text)).size).toBe(0);
});

describe('leaves words raised out of respect, and what follows them, in the sentence', () => {
  test.each([
    ['國家', '關於民生國計者必嚴加考核葢我\n2 國家\n聖聖相承深仁厚澤'],
    ['今日者總由我', '葢自三代以來未有如\n1 今日者總由我\n皇上聖神繼述道一風同'],
    ['御覽竊惟我', '即裝潢成帙請呈\n1 御覽竊惟我\n2 國家\n聖聖相承漸仁摩義'],
    ['題伏乞', '理合具\n2 題伏乞\n皇上睿鑒施行'],
    ['雍正三年', '命四川巡撫王景灝致祭\n3 雍正三年\n詔追封'],
    ['a word of a plaque', '御賜扁額\n1 法界清嚴\n御賜詩章'],
  ])('%s', (_, page) => {
    expect(headingsOf(`四川通志巻首\n${page}\n正文`)).toEqual([]);
  });
});

describe('leaves what belongs to a list in the list', () => {
  test('short entries one after another', () => {
    expect(
      headingsOf(`
        2 圖目
        3 天文全圖
        3 分野圖
        3 全省輿圖
        3 江源圖
        河出圖洛出書`),
    ).toEqual(['2 圖目']);
  });

  test('entries that say where or how many', () => {
    expect(
      headingsOf(
        '2 山門\n長墻山在鎮東三里髙八十丈\n3 篠山在鎮東南六里\n秦駐山有始皇廟\n3 守兵二百五十八名\n正文',
      ),
    ).toEqual(['2 山門']);
  });

  test('goods and names set apart by wide spaces', () => {
    expect(headingsOf('3 絲布\n4 絹　綿　苧　麻\n3 果\n4 盤古　伏羲　神農\n3 菜\n蘿蔔')).toEqual([
      '3 絲布',
      '3 果',
      '3 菜',
    ]);
  });

  test('an entry with nothing under it', () => {
    expect(headingsOf('3 貨\n4 鹽\n3 花\n芍藥牡丹')).toEqual(['3 貨', '3 花']);
  });

  test('sums after a list', () => {
    expect(headingsOf('3 右十三人前漢\n政事揚州刺史嚴遵\n3 已上嘉眉\n正文')).toEqual([]);
  });

  test('the survivors of a list most of whose entries fail', () => {
    expect(
      headingsOf(
        '1 進士\n岑倫\n2 程　坦　郭　輔\n正文\n2 馬　稱　尹　簡\n正文\n2 謝堯輔　張正　李堯俞\n正文\n2 劉　昱\n正文',
      ),
    ).toEqual(['1 進士']);
  });
});

test('takes the second of two heads in a row, and a name at the foot of the column for no heading', () => {
  expect(
    headingsOf('1 人物\n1 成都府\n周商瞿\n3 題恵山寺　張　祐\n舊宅人何在\n16 韋夏卿\n道勝物能齊'),
  ).toEqual(['1 成都府', '3 題恵山寺　張　祐']);
});

test.each(['凡例', '目録', '總目'])('finds none in %s, where every line is an entry', (juan) => {
  expect(headingsOf('1 卷一\n圖考\n1 卷二\n建置沿革', juan)).toEqual([]);
});
