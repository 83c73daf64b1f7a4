import { readTime } from '../../model/webvtt.ts';
import type { Reading, SpokenCue } from './spoken.ts';

const timing =
  /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})(?:\s.*)?$/;

/** Reads SubRip: a number, a line of times, lines of text, an empty line. Formatting tags are read past. */
export function readSrt(text: string): Reading {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (timing.test(line) ? [index] : []));
  const problems: Reading['problems'] = [];
  if (starts.length === 0) {
    return {
      cues: [],
      problems: [{ line: 1, message: '没有一行起讫时间，例如 00:00:12,000 --> 00:00:15,500。' }],
      remarks: [],
    };
  }
  const cues = starts.map((start, order): SpokenCue => {
    const [, from = '', to = ''] = timing.exec(lines[start] ?? '') ?? [];
    const next = starts[order + 1];
    // The number of the next one stands on the line before its times.
    const end = next === undefined ? lines.length : next - (isNumber(lines[next - 1]) ? 1 : 0);
    const said = lines
      .slice(start + 1, end)
      .map((line) => line.replace(/<\/?(?:i|b|u|s|font)(?:\s[^>]*)?>|\{\\an?\d+\}/gi, '').trim())
      .filter((line) => line !== '');
    return {
      id: '',
      startMs: readTime(from),
      endMs: readTime(to),
      text: said.join('\n'),
      themes: [],
      notes: [],
      line: start + 1,
    };
  });
  const before = lines.slice(0, starts[0]).filter((line) => line.trim() !== '' && !isNumber(line));
  if (before.length > 0)
    problems.push({ line: 1, message: `第一段话前面有不认识的文字“${before[0]?.trim() ?? ''}”。` });
  return { cues, problems, remarks: [] };
}

function isNumber(line: string | undefined): boolean {
  return /^\s*\d+\s*$/.test(line ?? '');
}
