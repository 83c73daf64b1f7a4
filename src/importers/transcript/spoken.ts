import type { Cue } from '../../model/webvtt.ts';

/** Formats a transcript may have, by extension; `txt` is text with times. */
export const formats = ['srt', 'vtt', 'txt'] as const;
export type Format = (typeof formats)[number];

/** A cue as an importer reads it. */
export interface SpokenCue extends Cue {
  /** Remarks the file has before it, kept as notes of the WebVTT file; readers do not see them. */
  notes: string[];
}

/** What a format's reader makes of a file; without cues where it cannot be read. */
export interface Reading {
  cues: SpokenCue[];
  problems: { line: number; message: string }[];
  /** What was made of the file that is not in it, in Chinese sentences for the report. */
  remarks: string[];
}
