import { describe, expect, test } from 'vitest';
import { compile, findingsOf } from './a-context.ts';

const tracks: Record<string, string> = {
  'a.vtt':
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v 甲>开头\n\n00:02.000 --> 00:04.000\n<v 甲>不说的话\n\n00:04.000 --> 00:05.000\n<v 甲>也不说\n\n00:06.000 --> 00:07.000\n<v 甲>结尾\n',
  'b.vtt':
    'WEBVTT\n\n00:02.100 --> 00:03.900\n不说的话另一种\n\n00:06.000 --> 00:07.000\n结尾另一种\n',
  'far.vtt': 'WEBVTT\n\n01:00:00.000 --> 01:00:01.000\n远\n',
  'late.vtt': 'WEBVTT\n\n00:05.000 --> 00:06.000\n二\n\n00:01.000 --> 00:02.000\n一\n',
  'none.vtt': 'WEBVTT\n',
  'gbk.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\n\uFFFD\uFFFD\n',
  'gbk.csv': '\uFFFD,\uFFFD\n',
  'words.csv': '词,读音,释义\n开头,kai,起头\n没有的词,,无\n',
  'bad.csv': '甲,乙\n1,2\n',
};
const beside = { readBeside: (name: string): string | undefined => tracks[name] };

describe('a restricted stretch', () => {
  const source = '<Transcript src="a.vtt" media="a.mp3" second="b.vtt" />';
  const restricted = (until?: string): ReturnType<typeof compile> =>
    compile(source, {
      ...beside,
      restrictions: [{ from: '0:02.5', to: '0:04.5', reason: '讲述人要求', until }],
    });

  test('is in neither track, nor in the text; one line says that something is left out', () => {
    const { html, text, recordings, findings } = restricted();
    expect(findings).toEqual([]);
    for (const written of [html, text, JSON.stringify(recordings)]) {
      expect(written).not.toContain('不说');
      expect(written).not.toContain('讲述人要求');
      expect(written).toContain('结尾另一种');
    }
    expect(html.match(/class="cue-gap"/g)).toHaveLength(1);
    expect(recordings[0]?.held).toEqual([[2500, 4500]]);
  });

  test('comes back on its day', () => {
    expect(restricted('2026-01-02').html).not.toContain('不说的话');
    const { html, recordings } = restricted('2026-01-01');
    expect(html).toContain('不说的话另一种');
    expect(recordings[0]?.held).toEqual([]);
  });
});

test('every line has an address, by its time or the name it has in the file, and a place in the text', () => {
  const { html, text, noteStarts } = compile('<Transcript src="a.vtt" />', beside);
  expect([...html.matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
    'cue-1000',
    'cue-2000',
    'cue-4000',
    'cue-6000',
  ]);
  expect(noteStarts.map(({ anchor, start }) => [anchor, text.slice(start, start + 2)])).toEqual([
    ['cue-1000', '甲\n'],
    ['cue-2000', '不说'],
    ['cue-4000', '也不'],
    ['cue-6000', '结尾'],
  ]);
});

describe('a mistake', () => {
  test.each([
    ['<Transcript src="x.vtt" />', '1:1 错误 transcript-missing：找不到文稿 x.vtt'],
    ['<Transcript src="a.vtt" second="x.vtt" />', 'transcript-missing：找不到文稿 x.vtt'],
    ['<Transcript src="a.srt" />', '.vtt 文件'],
    ['<Transcript src="a.vtt" media="a.exe" />', '录音录像只用 mp3'],
    [
      '<Transcript src="late.vtt" />',
      'transcript-invalid：文稿 late.vtt 第 6 行：这一段早于第 3 行',
    ],
    ['<Transcript src="gbk.vtt" />', 'transcript-invalid：文稿 gbk.vtt 不是 UTF-8 编码'],
    [
      '<Transcript src="a.vtt" glossary="gbk.csv" />',
      'transcript-invalid：词表 gbk.csv 不是 UTF-8 编码',
    ],
    ['<Transcript src="none.vtt" />', '文稿 none.vtt 里没有一段话'],
    ['<Transcript src="a.vtt" second="far.vtt" />', '提醒 transcript-unpaired：far.vtt 第 3 行'],
    ['<Transcript src="a.vtt" glossary="x.csv" />', '找不到词表 x.csv'],
    ['<Transcript src="a.vtt" glossary="bad.csv" />', '第一行要写 词,读音,释义'],
    [
      '<Transcript src="a.vtt" glossary="words.csv" />',
      '提醒 transcript-word-unused：词表里的“没有的词”',
    ],
  ])('in %s says what to do', (source, message) => {
    expect(findingsOf(source, beside).join('\n')).toContain(message);
  });
});
