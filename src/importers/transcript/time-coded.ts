import type { Reading, SpokenCue } from './spoken.ts';

/** `[00:12:05]`, `(12:05)`, `00:12:05.3` at the beginning of a line; four numbers are days, hours, minutes, seconds. */
const timeAtStart =
  /^\s*[[【(（]?((?:\d{1,3}:){1,3}\d{2}(?:[.,]\d{1,3})?)[\])）】]?(?=\s|$|[\p{Script=Han}])\s*(.*)$/u;
/** A line about the recording rather than of it: `_page : 4`. */
const remark = /^_\w+\s*[：:]/;
const spoken =
  /^([^\s：:，。！？,.!?[\]<>]{1,12}(?: [^\s：:，。！？,.!?[\]<>]{1,12})?)[：:]\s*(.*)$/;

/**
 * Reads text in which times stand at the beginning of lines, each with what is said from then on. Such text has no
 * ends: a stretch ends where the next begins. Several speakers under one time share the stretch.
 */
export function readTimeCoded(text: string): Reading {
  const stretches = cutAtTimes(text.split('\n'));
  if (stretches.length === 0) {
    return {
      cues: [],
      problems: [{ line: 1, message: '没有一行以时间开头，例如 [00:12:05]。' }],
      remarks: [],
    };
  }
  const cues: SpokenCue[] = [];
  let notes: string[] = [];
  for (const [index, { startMs, line, lines }] of stretches.entries()) {
    const endMs = nextStart(stretches, index) ?? startMs + lastMs;
    const parts = cutAtSpeakers(lines);
    notes.push(...parts.notes);
    for (const [order, part] of parts.said.entries()) {
      const share = (endMs - startMs) / parts.said.length;
      cues.push({
        id: '',
        startMs: Math.round(startMs + share * order),
        endMs: Math.round(startMs + share * (order + 1)),
        ...part,
        themes: [],
        notes,
        line,
      });
      notes = [];
    }
  }
  return { cues: spreadSameTimes(cues), problems: [], remarks: remarksOn(stretches, notes) };
}

/** What the last stretch is taken to last: its end is nowhere. */
const lastMs = 5000;

interface Stretch {
  startMs: number;
  /** 1-based. */
  line: number;
  lines: string[];
}

function cutAtTimes(lines: readonly string[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, line] of lines.entries()) {
    const [, time, rest = ''] = timeAtStart.exec(line) ?? [];
    if (time !== undefined) {
      stretches.push({
        startMs: readTimeCode(time),
        line: index + 1,
        lines: rest === '' ? [] : [rest],
      });
    } else if (line.trim() !== '') stretches.at(-1)?.lines.push(line);
  }
  return stretches;
}

function readTimeCode(time: string): number {
  const [seconds = '0', ...larger] = time.replace(',', '.').split(':').toReversed();
  const units = [60, 3600, 86_400];
  const whole = larger.reduce((sum, part, index) => sum + Number(part) * (units[index] ?? 0), 0);
  return Math.round((Number(seconds) + whole) * 1000);
}

/** Start of the next stretch that is later; undefined for the last. */
function nextStart(stretches: readonly Stretch[], index: number): number | undefined {
  const { startMs } = stretches[index] ?? { startMs: 0 };
  const next = stretches[index + 1];
  return next === undefined ? undefined : Math.max(next.startMs, startMs);
}

function cutAtSpeakers(lines: readonly string[]): {
  said: { speaker?: string; text: string }[];
  notes: string[];
} {
  const said: { speaker?: string; text: string }[] = [];
  const notes: string[] = [];
  for (const line of lines.map((each) => each.trim())) {
    const [, speaker, text = ''] = spoken.exec(line) ?? [];
    const last = said.at(-1);
    if (remark.test(line)) notes.push(line);
    else if (speaker !== undefined) said.push({ speaker, text: plain(text) });
    else if (last) last.text = last.text === '' ? plain(line) : `${last.text}\n${plain(line)}`;
    else said.push({ text: plain(line) });
  }
  return { said: said.filter(({ text }) => text !== ''), notes };
}

/** Words marked for a glossary, and raised or lowered letters, without their marks. */
export function plain(text: string): string {
  return text.replace(/\[\w+:([^\]]+)\]/g, '$1').replace(/<\/?su[bp]>/g, '');
}

/** Cues that begin at one time share the stretch up to the next later time. */
function spreadSameTimes(cues: readonly SpokenCue[]): SpokenCue[] {
  return [...Map.groupBy(cues, ({ startMs }) => startMs).values()].flatMap((same) => {
    const [first] = same;
    const endMs = same.at(-1)?.endMs ?? 0;
    if (first === undefined || same.length === 1) return same;
    const share = (endMs - first.startMs) / same.length;
    return same.map((cue, order) => ({
      ...cue,
      startMs: Math.round(first.startMs + share * order),
      endMs: Math.round(first.startMs + share * (order + 1)),
    }));
  });
}

function remarksOn(stretches: readonly Stretch[], left: readonly string[]): string[] {
  const silent = stretches.filter(({ lines }) => lines.length === 0).length;
  return [
    '原文只有开始时间：每段话的结束时间取下一段的开始，同一时间的几段话平分这段时间，最后一段按 5 秒计。',
    ...(silent > 0 ? [`有 ${silent} 处只有时间，没有话。`] : []),
    ...left.map((note) => `末尾的附注没有收入：${note}`),
  ];
}
