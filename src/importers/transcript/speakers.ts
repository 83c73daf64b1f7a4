import type { SpokenCue } from './spoken.ts';

const label = /^([^\s：:，。！？,.!?“”（）()]{1,12})[：:]\s*(?=\S)/;
/** A word before a colon names a speaker only when it does so more than once. */
const leastTimes = 2;

/** Takes speakers' names off the beginning of what they say: `谭秀英：不是选上的。` */
export function takeSpeakers(cues: readonly SpokenCue[]): SpokenCue[] {
  const times = new Map<string, number>();
  for (const { text } of cues) {
    const name = label.exec(text)?.[1];
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return cues.map((cue) => {
    const [found = '', name] = cue.speaker === undefined ? (label.exec(cue.text) ?? []) : [];
    if (name === undefined || (times.get(name) ?? 0) < leastTimes) return cue;
    return { ...cue, speaker: name, text: cue.text.slice(found.length) };
  });
}
