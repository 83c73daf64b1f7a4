/**
 * Transcripts as WebVTT (W3C, https://www.w3.org/TR/webvtt1/): the form in which they lie in `content/` and in which
 * browsers read them. Formatting tags are read past; what a listener hears is kept to the letter.
 */

/** A stretch of speech. Times are in milliseconds from the beginning of the recording. */
export interface Cue {
  /** As the file gives it, or empty. */
  id: string;
  startMs: number;
  endMs: number;
  speaker?: string | undefined;
  /** Lines joined by `\n`. */
  text: string;
  /** Named by a note before the cue: `NOTE 主题：水库、工分`. */
  themes: string[];
  /** Line of the file on which its times stand, 1-based. */
  line: number;
}

/** What is wrong with a transcript, in Chinese; `line` is 1-based. */
export interface TranscriptProblem {
  line: number;
  message: string;
}

const timing =
  /^((?:\d+:)?[0-5]?\d:[0-5]\d[.,]\d{3})[ \t]+-->[ \t]+((?:\d+:)?[0-5]?\d:[0-5]\d[.,]\d{3})(?:[ \t].*)?$/;
const themeNote = /^NOTE[ \t]+主题[：:](.*)$/;

/** Reads a WebVTT file. Cues that are not sound are left out, each with its problem; the others are in file order. */
export function parseWebVtt(file: string): { cues: Cue[]; problems: TranscriptProblem[] } {
  const lines = file.replace(/^\u{FEFF}/u, '').split(/\r\n|\r|\n/);
  const cues: Cue[] = [];
  const problems: TranscriptProblem[] = [];
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? ''))
    problems.push({ line: 1, message: '第一行要写 WEBVTT。' });
  let themes: string[] = [];
  for (const { from, block } of blocksOf(lines)) {
    const [first = ''] = block;
    if (/^WEBVTT/.test(first)) continue;
    if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first)) {
      const named = themeNote.exec(block.join('、'))?.[1];
      if (named !== undefined) themes = splitThemes(named);
      continue;
    }
    const cue = readCue(block, from, themes);
    if ('message' in cue) problems.push(cue);
    else cues.push(cue);
    themes = [];
  }
  return { cues, problems: [...problems, ...orderProblems(cues)] };
}

/** Stretches between empty lines; `from` is the 1-based number of the first. */
function blocksOf(lines: readonly string[]): { from: number; block: string[] }[] {
  const blocks: { from: number; block: string[] }[] = [];
  let open: { from: number; block: string[] } | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') open = undefined;
    else if (open) open.block.push(line);
    else blocks.push((open = { from: index + 1, block: [line] }));
  }
  return blocks;
}

function readCue(
  block: readonly string[],
  from: number,
  themes: string[],
): Cue | TranscriptProblem {
  const at = block.findIndex((line) => line.includes('-->'));
  if (at < 0 || at > 1) {
    return { line: from, message: '这一段没有起讫时间，例如 00:12:05.000 --> 00:12:09.500。' };
  }
  const line = from + at;
  const found = timing.exec((block[at] ?? '').trim());
  if (!found) {
    return { line, message: '起讫时间写法不对，要写成 00:12:05.000 --> 00:12:09.500。' };
  }
  const [startMs, endMs] = [readTime(found[1] ?? ''), readTime(found[2] ?? '')];
  if (endMs <= startMs) return { line, message: '结束时间要晚于开始时间。' };
  const { speaker, text } = readPayload(block.slice(at + 1));
  if (text === '') return { line, message: '这一段只有时间，没有文字。' };
  return {
    id: at === 1 ? (block[0] ?? '').trim() : '',
    startMs,
    endMs,
    speaker,
    text,
    themes,
    line,
  };
}

/** Milliseconds of `12:05.000` or `1:12:05,000`. */
export function readTime(time: string): number {
  const [seconds = '0', minutes = '0', hours = '0'] = time
    .replace(',', '.')
    .split(':')
    .toReversed();
  return Math.round(Number(seconds) * 1000) + (Number(minutes) + Number(hours) * 60) * 60_000;
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u{A0}',
  '&lrm;': '',
  '&rlm;': '',
};

/** A voice span names the speaker; other tags only format. A `<` that begins no tag of WebVTT is the text's own. */
function readPayload(lines: readonly string[]): { speaker: string | undefined; text: string } {
  const joined = lines.map((line) => line.trim()).join('\n');
  const speaker = /<v(?:\.[^\s>]*)?[ \t]+([^>]+)>/.exec(joined)?.[1]?.trim();
  const text = joined
    .replace(/<\/?(?:v|c|i|b|u|ruby|rt|lang)(?:[.\s][^>]*)?>|<(?:\d+:)?\d{2}:\d{2}\.\d{3}>/g, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => entities[entity] ?? entity);
  return { speaker: speaker === '' ? undefined : speaker, text: text.trim() };
}

function splitThemes(named: string): string[] {
  return [...new Set(named.split(/[、，,;；]/).map((theme) => theme.trim()))].filter(Boolean);
}

/** Cues must follow one another: a player shows them in this order, and addresses are made from their times. */
export function orderProblems(cues: readonly Cue[]): TranscriptProblem[] {
  return cues.flatMap(({ startMs, line }, index): TranscriptProblem[] => {
    const before = cues[index - 1];
    if (before === undefined || startMs >= before.endMs) return [];
    if (startMs < before.startMs)
      return [{ line, message: `这一段早于第 ${before.line} 行的一段，请按时间先后排列。` }];
    return [{ line, message: `这一段与第 ${before.line} 行的一段时间重叠，请改正起讫时间。` }];
  });
}

/** `00:12:05.000`, as WebVTT writes it. */
function cueTime(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = two(Math.floor(ms / 3_600_000));
  const minutes = two(Math.floor(ms / 60_000) % 60);
  const seconds = two(Math.floor(ms / 1000) % 60);
  return `${hours}:${minutes}:${seconds}.${String(ms % 1000).padStart(3, '0')}`;
}

/**
 * Writes cues as a WebVTT file that `parseWebVtt` reads back to the same. Notes come before their cue; what is made
 * for readers has none.
 */
export function writeWebVtt(
  cues: readonly (Omit<Cue, 'line'> & { notes?: readonly string[] })[],
): string {
  const blocks = cues.map(({ id, startMs, endMs, speaker, text, themes, notes = [] }) =>
    [
      ...notes.map((note) => `NOTE ${note.replaceAll('-->', '—>')}\n`),
      ...(themes.length > 0 ? [`NOTE 主题：${themes.join('、')}\n`] : []),
      ...(id === '' ? [] : [id]),
      `${cueTime(startMs)} --> ${cueTime(endMs)}`,
      `${speaker === undefined ? '' : `<v ${speaker.replace(/[<>\n]/g, '')}>`}${escapeText(text)}`,
    ].join('\n'),
  );
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

/** A cue ends at an empty line and must not hold `-->`. */
function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\n\s*\n/g, '\n');
}
