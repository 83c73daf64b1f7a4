import { existsSync, readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  importTranscripts,
  type TranscriptReport,
} from '../../../src/importers/transcript/import-transcripts.ts';
import { formatFinding } from '../../../src/model/finding.ts';
import { parseWebVtt } from '../../../src/model/webvtt.ts';
import { tempFolder } from '../../temp-content.ts';
import { writeFiles } from '../../press/files.ts';

const srt = `1
00:00:01,000 --> 00:00:03,500
谭秀英：不是选上的，
<i>是写上的</i>。

2
00:00:04,000 --> 00:00:05,000
谭秀英：头一天到工地：队上站一坝子人。

3
00:00:06,000 --> 00:00:07,250
没有人应
`;

interface Imported extends TranscriptReport {
  folder: string;
  read(file: string): string;
}

async function importing(
  files: Record<string, string | Buffer>,
  options: { title?: string; media?: string } = {},
): Promise<Imported> {
  const folder = await tempFolder();
  await writeFiles(folder, files);
  const into = path.join(folder, 'content', 'works', 'koushu');
  const media = options.media === undefined ? undefined : path.join(folder, options.media);
  const names = Object.keys(files).filter((name) => /\.(?:srt|vtt|txt|doc)$/.test(name));
  const report = await importTranscripts(
    names.map((name) => path.join(folder, name)),
    { into, ...options, media },
  );
  return {
    ...report,
    folder,
    read: (file) => readFileSync(path.join(folder, 'content', file), 'utf8'),
  };
}

const messagesOf = ({ findings, folder }: Imported): string =>
  findings
    .map((finding) => formatFinding(finding).replaceAll(`${folder}${path.sep}`, ''))
    .join('\n');

test('SubRip becomes a chapter with speakers, its recording beside it, held back until consent is given', async () => {
  const done = await importing(
    { '谈话.srt': srt, '谈话.MP3': Buffer.from('ID3 sound') },
    { title: '挑一挑记一划', media: '谈话.MP3' },
  );
  expect(done.findings).toEqual([]);
  expect(done.chapters).toEqual([
    {
      file: 'works/koushu/01-tiao-yi-tiao-ji-yi-hua.mdx',
      title: '挑一挑记一划',
      cues: 3,
      characters: 30,
    },
  ]);
  expect(done.read('works/koushu/01-tiao-yi-tiao-ji-yi-hua.mdx')).toContain(
    '<Transcript src="tiao-yi-tiao-ji-yi-hua.vtt" media="tiao-yi-tiao-ji-yi-hua.mp3" />',
  );
  expect(done.read('works/koushu/01-tiao-yi-tiao-ji-yi-hua.mdx')).toContain('access: "internal"');
  const { cues } = parseWebVtt(done.read('works/koushu/tiao-yi-tiao-ji-yi-hua.vtt'));
  expect(cues.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text])).toEqual([
    [1000, 3500, '谭秀英', '不是选上的，\n是写上的。'],
    [4000, 5000, '谭秀英', '头一天到工地：队上站一坝子人。'],
    [6000, 7250, undefined, '没有人应'],
  ]);
});

test('text with times takes ends from the next beginnings, keeps remarks out of sight, and says so', async () => {
  const done = await importing({
    'a.txt':
      '[00:00:00:02]\n_page : 3\n甲: 开始了。\n\n[00:00:00:05]\n乙: 好。\n     还有 [glossary:坝上]。\n甲: 走。\n\n[00:01:00:00]\n乙: 完。\n',
  });
  expect(done.findings).toEqual([]);
  const vtt = done.read('works/koushu/a.vtt');
  expect(vtt).toContain('NOTE _page : 3\n\n00:00:02.000 --> 00:00:05.000\n<v 甲>开始了。');
  const { cues } = parseWebVtt(vtt);
  expect(cues.map(({ startMs, speaker, text }) => [startMs, speaker, text])).toEqual([
    [2000, '甲', '开始了。'],
    [5000, '乙', '好。\n还有 坝上。'],
    [1_802_500, '甲', '走。'],
    [3_600_000, '乙', '完。'],
  ]);
  expect(done.remarks[0]?.remark).toContain('原文只有开始时间');
});

test('a long talk is cut into chapters at its pauses, none of its lines lost', async () => {
  const lines = Array.from({ length: 700 }, (_, i) => {
    const at = i * 3 + (i >= 360 ? 100 : 0);
    return `[${Math.floor(at / 3600)}:${String(Math.floor(at / 60) % 60).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}]\n第${i}句。\n`;
  });
  const done = await importing({ '长谈.txt': lines.join('\n') });
  expect(done.findings).toEqual([]);
  expect(done.chapters.map(({ title }) => title)).toEqual([
    '长谈（一）',
    '长谈（二）',
    '长谈（三）',
  ]);
  expect(done.chapters.reduce((sum, { cues }) => sum + cues, 0)).toBe(700);
});

test('a second import goes after the first, and leaves it as it was', async () => {
  const folder = await tempFolder();
  await writeFiles(folder, { '谈话.srt': srt, '又谈/谈话.srt': srt.replace('选上', '挑上') });
  const into = path.join(folder, 'content/works/koushu');
  await importTranscripts([path.join(folder, '谈话.srt')], { into });
  const first = await readFile(path.join(into, '01-tan-hua.mdx'));
  await importTranscripts([path.join(folder, '又谈/谈话.srt')], { into });
  expect((await readdir(into)).sort()).toEqual([
    '01-tan-hua.mdx',
    '02-tan-hua-2.mdx',
    'tan-hua-2.vtt',
    'tan-hua.vtt',
    'work.yaml',
  ]);
  expect(await readFile(path.join(into, '01-tan-hua.mdx'))).toEqual(first);
});

test('a transcript that the work has already is not written twice', async () => {
  const folder = await tempFolder();
  await writeFiles(folder, { '谈话.srt': srt });
  const into = path.join(folder, 'content/works/koushu');
  await importTranscripts([path.join(folder, '谈话.srt')], { into });
  const { chapters, findings } = await importTranscripts([path.join(folder, '谈话.srt')], { into });
  expect(chapters).toEqual([]);
  expect(findings[0]?.message).toBe(
    '这份文稿已经在 works/koushu/tan-hua.vtt 里，没有再写一遍。要重新导入，请先删去那一篇。',
  );
  expect((await readdir(into)).sort()).toEqual(['01-tan-hua.mdx', 'tan-hua.vtt', 'work.yaml']);
});

describe('a file that is not sound changes nothing, and says why', () => {
  test.each([
    [
      'a.srt',
      srt.replace('00:00:04,000', '00:00:00,500'),
      'a.srt:7:1 错误 transcript-invalid：这一段早于第 2 行',
    ],
    ['a.srt', srt.replace('00:00:04,000', '00:00:02,000'), '与第 2 行的一段时间重叠'],
    ['a.srt', srt.replace('00:00:07,250', '00:00:05,250'), '结束时间不晚于开始时间'],
    ['a.srt', '不是字幕', '没有一行起讫时间'],
    ['a.txt', '没有时间的话', '没有一行以时间开头'],
    ['a.txt', '[00:05]\n一\n\n[00:02]\n二\n', '这一段'],
    ['a.vtt', 'WEBVTT\n\n00:01 --> 00:02\n一\n', '起讫时间写法不对'],
    ['a.vtt', '00:01.000 --> 00:02.000\n一\n', '第一行要写 WEBVTT'],
    ['a.srt', '', 'import-empty'],
    ['a.srt', Buffer.from([0xff, 0xfe, 0x00, 0x81, 0x30]), 'file-encoding'],
    ['a.doc', srt, '文稿只能是 .srt、.vtt、.txt 文件'],
  ])('%s', async (name, content, message) => {
    const done = await importing({ [name]: content });
    expect(messagesOf(done)).toContain(message);
    expect(done.chapters).toEqual([]);
    expect(existsSync(path.join(done.folder, 'content'))).toBe(false);
  });

  test('nor does a recording that is missing or of no use', async () => {
    const renamed = await importing({ 'a.srt': srt, 'a.mp3': 'x' }, { media: 'a.mp3' });
    expect(messagesOf(renamed)).toBe(
      'a.mp3 错误 import-file-broken：不是 mp3 格式的录音录像：可能改过扩展名，或没有复制完整。请在电脑上放一遍，再用转换软件另存。',
    );
    expect(renamed.chapters).toEqual([]);
    const missing = await importing({ 'a.srt': srt }, { media: 'a.mp3' });
    expect(messagesOf(missing)).toContain('找不到这个文件');
    const odd = await importing({ 'a.srt': srt, 'a.amr': 'x' }, { media: 'a.amr' });
    expect(messagesOf(odd)).toContain('网页放不了这种录音录像');
    expect(existsSync(path.join(odd.folder, 'content'))).toBe(false);
  });
});

test('an old office file in GB18030 is read, with a reminder', async () => {
  const bytes = Buffer.from([0xc4, 0xe3, 0xba, 0xc3]);
  const done = await importing({
    'a.srt': Buffer.concat([Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'), bytes]),
  });
  expect(messagesOf(done)).toContain('提醒 import-encoding-converted');
  expect(done.read('works/koushu/a.vtt')).toContain('你好');
});

const tec = path.resolve('../shared/data/transcripts/gemini3-TEC.txt');
test.skipIf(!existsSync(tec))(
  'a transcript of five hours comes out whole (skipped where ../shared/data, which is not part of the project, is absent)',
  async () => {
    const folder = await tempFolder();
    const into = path.join(folder, 'content/works/gemini');
    const { findings, chapters } = await importTranscripts([tec], { into, title: 'Gemini 3' });
    expect(findings.map(formatFinding)).toEqual([]);
    const said = readFileSync(tec, 'utf8').match(/^[A-Z]{1,3}:/gm)?.length ?? 0;
    expect(chapters.reduce((sum, { cues }) => sum + cues, 0)).toBeGreaterThanOrEqual(said);
  },
);
