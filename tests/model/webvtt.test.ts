import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { parseWebVtt, writeWebVtt } from '../../src/model/webvtt.ts';

const header = 'WEBVTT\n\n';

describe('a WebVTT file', () => {
  test('gives cues with speaker, text, themes and place', () => {
    const { cues, problems } = parseWebVtt(
      '\u{FEFF}WEBVTT - 试\r\n\r\nNOTE 主题：水库、工分\r\n\r\n记分\r\n00:03:10.000 --> 00:03:14.500 align:start\r\n<v 谭秀英>不是选上的，\r\n<i>是写上的</i>。 a &lt; b\r\n\r\n3:15.000 --> 3:16.000\r\n没有人应。\r\n',
    );
    expect(problems).toEqual([]);
    expect(cues).toEqual([
      {
        id: '记分',
        startMs: 190_000,
        endMs: 194_500,
        speaker: '谭秀英',
        text: '不是选上的，\n是写上的。 a < b',
        themes: ['水库', '工分'],
        line: 6,
      },
      {
        id: '',
        startMs: 195_000,
        endMs: 196_000,
        speaker: undefined,
        text: '没有人应。',
        themes: [],
        line: 10,
      },
    ]);
  });

  test.each([
    ['00:01.000 --> 00:02.000\n一\n', 1, '第一行要写 WEBVTT'],
    [`${header}没有时间\n`, 3, '没有起讫时间'],
    [`${header}00:01 --> 00:02\n一\n`, 3, '起讫时间写法不对'],
    [`${header}00:02.000 --> 00:01.000\n一\n`, 3, '结束时间要晚于开始时间'],
    [`${header}00:01.000 --> 00:02.000\n\n`, 3, '只有时间，没有文字'],
    [`${header}00:05.000 --> 00:06.000\n一\n\n00:01.000 --> 00:02.000\n二\n`, 6, '早于第 3 行'],
    [
      `${header}00:01.000 --> 00:03.000\n一\n\n00:02.000 --> 00:04.000\n二\n`,
      6,
      '与第 3 行的一段时间重叠',
    ],
  ])('with a mistake says where and what: %j', (file, line, message) => {
    expect(parseWebVtt(file).problems).toMatchObject([
      { line, message: expect.stringContaining(message) as string },
    ]);
  });

  test('is read back as it was written, whatever is said', () => {
    const said = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.replace(/[\s\u{FEFF}\u{200E}\u{200F}]+/gu, ' ').trim())
      .filter((text) => text !== '');
    const cue = fc.record({ said, themes: fc.uniqueArray(fc.constantFrom('水库', '工分', '纸')) });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 8 }), (drawn) => {
        const cues = drawn.map(({ said: text, themes }, index) => ({
          id: '',
          startMs: index * 1000,
          endMs: index * 1000 + 999,
          speaker: index % 2 === 0 ? '讲述人' : undefined,
          text,
          themes,
        }));
        const read = parseWebVtt(writeWebVtt(cues));
        expect(read.problems).toEqual([]);
        expect(read.cues.map((each) => ({ ...each, line: 0 }))).toEqual(
          cues.map((each) => ({ ...each, line: 0 })),
        );
      }),
    );
  });
});
