import { z } from 'zod';
import type { Release } from './access.ts';
import { edtfDay } from './edtf.ts';
import { besideFile, text } from './fields.ts';

/** A time in a recording as editors write it: `12:05`, `1:12:05`, `12:05.300`. */
export const recordingTime = z
  .string({ error: '时间要加引号，例如 "12:05"。' })
  .regex(/^(?:\d+:)?\d{1,2}:\d{2}(?:\.\d{1,3})?$/, '时间写成 分:秒 或 时:分:秒，例如 "12:05"。');

/** Milliseconds of a `recordingTime`. */
function recordingMs(time: string): number {
  const [seconds = '0', minutes = '0', hours = '0'] = time.split(':').toReversed();
  return Math.round(Number(seconds) * 1000) + (Number(minutes) + Number(hours) * 60) * 60_000;
}

/** `12:05`, or `1:12:05` from the first hour on: how pages show a time, fractions left out. */
export function shownTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

/** A stretch of a recording that its speaker does not want heard, until a day or for good. */
export const restriction = z
  .strictObject({
    from: recordingTime,
    to: recordingTime,
    /** First day on which it may be heard; for good where it is absent. */
    until: edtfDay.optional(),
    reason: text,
  })
  .refine(({ from, to }) => recordingMs(from) < recordingMs(to), 'to（止）要晚于 from（起）。');

export type Restriction = z.output<typeof restriction>;

/** From and to in milliseconds. */
export type Stretch = readonly [number, number];

/** What a release must not let be heard or read, in order, stretches that touch joined. */
export function withheldStretches(
  restrictions: readonly Restriction[],
  { today }: Pick<Release, 'today'>,
): Stretch[] {
  const held = restrictions
    .filter(({ until }) => until === undefined || today < until)
    .map(({ from, to }): Stretch => [recordingMs(from), recordingMs(to)])
    .sort((a, b) => a[0] - b[0]);
  const joined: Stretch[] = [];
  for (const [from, to] of held) {
    const last = joined.at(-1);
    if (last && from <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined;
}

/** Kinds of recording that browsers play, by extension. */
const mediaTypes: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/** Media type of a file name; undefined when browsers do not play it. */
export function mediaType(file: string): string | undefined {
  return mediaTypes[file.slice(file.lastIndexOf('.') + 1).toLowerCase()];
}

/** A recording beside the chapter. */
export const mediaFile = besideFile.refine((name) => mediaType(name) !== undefined, {
  error: `录音录像只用 ${Object.keys(mediaTypes).join('、')}，别的格式请先转换。`,
});
