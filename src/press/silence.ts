import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Stretch } from '../model/recording.ts';

/** The program that takes stretches out of a recording. */
export interface Cutter {
  program: string;
  /** Changes when the same recording would come out otherwise. */
  recipe: string;
}

/** ffmpeg, where it is on the PATH. */
export function findCutter(env: NodeJS.ProcessEnv = process.env): Cutter | undefined {
  const names = process.platform === 'win32' ? ['ffmpeg.exe'] : ['ffmpeg'];
  for (const folder of (env['PATH'] ?? '').split(path.delimiter).filter(Boolean)) {
    for (const name of names) {
      const program = path.join(folder, name);
      if (isProgram(program)) return { program, recipe: 'v2' };
    }
  }
  return undefined;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface SilenceJob {
  source: string;
  /** Kept when it is there already. */
  target: string;
  held: readonly Stretch[];
  isVideo: boolean;
}

/**
 * Filters switch on at the first frame that begins in a stretch, which is late by up to one frame: sound is taken apart
 * into frames of this many samples, and stretches begin earlier by more than a frame lasts.
 */
const soundFrame = 32;
const earlierMs = { sound: 10, picture: 250 };

/**
 * Writes a copy that is silent, and black where there is a picture, during the held stretches; times stay as they
 * are. Metadata, covers and subtitles of the original are left out: they may say what was taken out.
 *
 * @returns what went wrong, or undefined.
 */
export async function silence(
  { program }: Cutter,
  { source, target, held, isVideo }: SilenceJob,
): Promise<string | undefined> {
  if (existsSync(target)) return undefined;
  await mkdir(path.dirname(target), { recursive: true });
  const extension = path.extname(target);
  const beside = `${target.slice(0, -extension.length)}.${process.pid}${extension}`;
  const during = (earlier: number): string =>
    held
      .map(([from, to]) => `between(t,${Math.max(0, from - earlier) / 1000},${to / 1000})`)
      .join('+');
  const mute = `asetnsamples=n=${soundFrame}:p=0,volume=enable='${during(earlierMs.sound)}':volume=0`;
  const args = [
    ...['-nostdin', '-v', 'error', '-i', source, '-map', '0:a?'],
    ...(isVideo
      ? [
          ...['-map', '0:V'],
          ...['-vf', `drawbox=enable='${during(earlierMs.picture)}':color=black:t=fill`],
        ]
      : ['-vn']),
    ...['-af', mute, '-sn', '-dn'],
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'],
    ...['-flags:a', '+bitexact', '-flags:v', '+bitexact', '-y', beside],
  ];
  try {
    await promisify(execFile)(program, args);
    await rename(beside, target);
    return undefined;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return said.trim().split('\n').at(-1) ?? 'ffmpeg';
  } finally {
    await rm(beside, { force: true });
  }
}
