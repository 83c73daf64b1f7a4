import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RecordingUse } from '../../src/markdown/compiled.ts';
import { formatFinding } from '../../src/model/finding.ts';
import { makeRecordings, placeRecordings } from '../../src/press/recordings.ts';
import { findCutter, silence } from '../../src/press/silence.ts';
import { aFolder, writeFiles } from './files.ts';

const at = { line: 5, column: 1 };
const cue = { id: '', startMs: 0, endMs: 1000, text: '一', themes: [], line: 3 };

function aUse(change: Partial<RecordingUse> = {}): RecordingUse {
  return {
    slot: 0,
    media: 'a.wav',
    tracks: [{ label: '原话', language: 'zh', cues: [cue] }],
    held: [],
    anchor: 'transcript-a',
    at,
    ...change,
  };
}

/** Seconds of a tone that never falls silent, as 8-bit PCM at 8 kHz. */
function aTone(seconds: number): Buffer {
  const samples = Buffer.from(
    Array.from({ length: 8000 * seconds }, (_, i) => (i % 16 < 8 ? 64 : 192)),
  );
  const header = Buffer.from('RIFF____WAVEfmt ____________________data____', 'latin1');
  header.writeUInt32LE(36 + samples.length, 4);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

async function aRoom() {
  const folder = await aFolder();
  const [root, cache, out] = ['content', 'cache', 'out'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFiles(root, { 'works/w/a.wav': aTone(3) });
  await mkdir(out);
  return { root, cache, out };
}

test('a recording goes out as it is, its words as WebVTT, each under a name of its bytes', async () => {
  const { root, cache, out } = await aRoom();
  const made = await makeRecordings([{ file: 'works/w/01-a.mdx', use: aUse() }], { root, cache });
  await placeRecordings(made, out);
  const [data] = made.byFile.get('works/w/01-a.mdx') ?? [];
  expect(made.findings).toEqual([]);
  expect(data?.media?.type).toBe('audio/wav');
  expect(await readFile(path.join(out, data?.media?.address ?? ''))).toEqual(aTone(3));
  expect(await readFile(path.join(out, data?.tracks[0]?.address ?? ''), 'utf8')).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n一\n',
  );
});

test('a changed recording has another name, an unchanged one is not read again', async () => {
  const { root, cache } = await aRoom();
  const uses = [{ file: 'works/w/01-a.mdx', use: aUse() }];
  const addressOf = async (): Promise<string | undefined> =>
    (await makeRecordings(uses, { root, cache })).byFile.get('works/w/01-a.mdx')?.[0]?.media
      ?.address;
  const first = await addressOf();
  expect(await addressOf()).toBe(first);
  writeFileSync(path.join(root, 'works/w/a.wav'), aTone(2));
  expect(await addressOf()).not.toBe(first);
});

test('a recording that is not there is a finding where it is named', async () => {
  const { root, cache } = await aRoom();
  const use = aUse({ media: 'b.mp3' });
  const { findings } = await makeRecordings([{ file: 'works/w/01-a.mdx', use }], { root, cache });
  expect(findings.map(formatFinding)).toEqual([
    'works/w/01-a.mdx:5:1 错误 recording-missing：找不到录音录像 b.mp3。请把文件放在本篇章的文件夹里，并核对文件名的大小写和扩展名。',
  ]);
});

describe('a restricted stretch', () => {
  const held = [[1000, 2000] as const];
  const cutter = findCutter();

  test('keeps the whole recording back where nothing can silence it', async () => {
    const { root, cache, out } = await aRoom();
    const use = aUse({ held: [...held] });
    const pathBefore = process.env['PATH'];
    process.env['PATH'] = '';
    try {
      const made = await makeRecordings([{ file: 'works/w/01-a.mdx', use }], { root, cache });
      await placeRecordings(made, out);
      expect(made.findings.map(({ code }) => code)).toEqual(['recording-withheld']);
      expect(made.byFile.get('works/w/01-a.mdx')?.[0]?.media).toBeUndefined();
      expect(made.files.map(({ address }) => path.extname(address))).toEqual(['.vtt']);
    } finally {
      process.env['PATH'] = pathBefore;
    }
  });

  test.skipIf(cutter === undefined)(
    'is silent in the published file, and the rest is as it was (skipped where ffmpeg is not installed)',
    async () => {
      const { root, cache, out } = await aRoom();
      const use = aUse({ held: [...held] });
      const made = await makeRecordings([{ file: 'works/w/01-a.mdx', use }], { root, cache });
      await placeRecordings(made, out);
      expect(made.findings).toEqual([]);
      const address = made.byFile.get('works/w/01-a.mdx')?.[0]?.media?.address ?? '';
      const raw = execFileSync(cutter?.program ?? '', [
        ...['-v', 'error', '-i', path.join(out, address)],
        ...['-f', 'u8', '-ar', '8000', '-ac', '1', '-'],
      ]);
      expect(raw.length).toBe(24_000);
      const loudest = (from: number, to: number): number =>
        Math.max(...raw.subarray(from * 8000, to * 8000).map((sample) => Math.abs(sample - 128)));
      expect(loudest(0.1, 0.98)).toBe(64);
      expect(loudest(1, 2)).toBeLessThanOrEqual(1);
      expect(loudest(2.02, 2.9)).toBe(64);
    },
  );

  test.skipIf(cutter === undefined)(
    'of a video is black and silent to the frame, and nothing else is carried along (skipped where ffmpeg is not installed)',
    async () => {
      const folder = await aFolder();
      const [source, target] = ['a.mp4', 'cut.mp4'].map((name) => path.join(folder, name)) as [
        string,
        string,
      ];
      const ffmpeg = (...words: string[]): Buffer =>
        execFileSync(cutter?.program ?? '', ['-v', 'error', '-nostdin', ...words]);
      ffmpeg(
        ...['-f', 'lavfi', '-i', 'color=white:s=64x48:r=10:d=3'],
        ...['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3'],
        ...['-metadata', 'title=不公开的人名', '-shortest', source],
      );
      const job = { source, target, held, isVideo: true };
      expect(cutter && (await silence(cutter, job))).toBeUndefined();
      const frames = ffmpeg('-i', target, '-f', 'rawvideo', '-pix_fmt', 'gray', '-');
      const bright = Array.from({ length: frames.length / (64 * 48) }, (_, frame) =>
        Math.max(...frames.subarray(frame * 64 * 48, (frame + 1) * 64 * 48)) > 60 ? frame : -1,
      ).filter((frame) => frame >= 0);
      expect(bright).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
      const sound = ffmpeg('-i', target, '-f', 'u8', '-ar', '8000', '-ac', '1', '-');
      expect(
        Math.max(...sound.subarray(8000, 16_000).map((sample) => Math.abs(sample - 128))),
      ).toBeLessThanOrEqual(1);
      const probe = path.join(path.dirname(cutter?.program ?? ''), 'ffprobe');
      const facts = JSON.parse(
        execFileSync(probe, [
          ...['-v', 'error', '-show_format', '-show_streams', '-of', 'json', target],
        ]).toString(),
      ) as { format: { duration: string; tags?: Record<string, string> }; streams: object[] };
      expect(Number(facts.format.duration)).toBeCloseTo(3, 1);
      expect(facts.streams).toHaveLength(2);
      expect(JSON.stringify(facts)).not.toContain('不公开');
    },
    60_000,
  );

  test.skipIf(cutter === undefined)(
    'of a file that is no recording says what ffmpeg said (skipped where ffmpeg is not installed)',
    async () => {
      const folder = await aFolder();
      await writeFiles(folder, { 'a.mp3': 'not a recording' });
      const target = path.join(folder, 'cut', 'a.mp3');
      const job = { source: path.join(folder, 'a.mp3'), target, held, isVideo: false };
      expect(cutter && (await silence(cutter, job))).toMatch(/\S/);
      expect(existsSync(target)).toBe(false);
      expect(readFileSync(path.join(folder, 'a.mp3'), 'utf8')).toBe('not a recording');
    },
  );
});
