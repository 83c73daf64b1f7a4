import type { Format, SpokenCue } from './spoken.ts';
import { plain } from './time-coded.ts';

/**
 * What is said in a file, read without any of the readers: all of it but lines of numbers, times and remarks, white
 * space and the marks of formats left out. Colons are left out too: those after speakers' names become markup.
 */
export function heardInFile(format: Format, text: string): string {
  const isVtt = format === 'vtt' || text.startsWith('WEBVTT');
  const kept = text.split('\n').flatMap((line, index, lines) => {
    if (/-->/.test(line)) return [];
    const isBeforeTimes = /-->/.test(lines[index + 1] ?? '');
    if (
      (format === 'srt' || isVtt) &&
      isBeforeTimes &&
      lines[index - 1]?.trim() !== '' &&
      index > 0
    )
      return isVtt || !/^\s*\d+\s*$/.test(line) ? [line] : [];
    if ((format === 'srt' || isVtt) && isBeforeTimes) return [];
    if (format === 'txt' && !isVtt) {
      if (/^\s*_\w+\s*[：:]/.test(line)) return [];
      return [line.replace(/^\s*[[【(（]?\d{1,3}(?::\d{2,3})+(?:[.,]\d{1,3})?[\])）】]?/, '')];
    }
    return [line];
  });
  const said = isVtt ? withoutVttBlocks(kept.join('\n')) : kept.join('\n');
  return fold(format === 'txt' && !isVtt ? plain(said) : withoutTags(said));
}

function withoutVttBlocks(text: string): string {
  return text
    .split(/\n[ \t]*\n/)
    .filter((block) => !/^\s*(?:WEBVTT|NOTE|STYLE|REGION)/.test(block))
    .join('\n');
}

function withoutTags(text: string): string {
  return text
    .replace(/<v(?:\.[^\s>]*)?[ \t]+([^>]+)>/g, '$1')
    .replace(/<\/?(?:v|c|i|b|u|s|font|ruby|rt|lang)(?:[.\s][^>]*)?>|\{\\an?\d+\}|<[\d:.]+>/gi, '')
    .replace(
      /&(amp|lt|gt|nbsp);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '',
    );
}

/** The same of cues. */
export function heardInCues(cues: readonly SpokenCue[]): string {
  return fold(cues.map(({ speaker = '', text }) => `${speaker}${text}`).join(''));
}

function fold(text: string): string {
  return text.replace(/[\s：:]+/gu, '');
}
