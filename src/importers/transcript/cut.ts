import type { SpokenCue } from './spoken.ts';

/** A page of more lines than this is slow on a phone. */
const mostCues = 300;

/** Cuts a long transcript into chapters of about equal length, at the longest pause near each place to cut. */
export function cutTranscript(cues: readonly SpokenCue[]): SpokenCue[][] {
  const count = Math.ceil(cues.length / mostCues);
  const chapters: SpokenCue[][] = [];
  let from = 0;
  for (let chapter = 1; chapter <= count; chapter++) {
    const to =
      chapter === count ? cues.length : longestPause(cues, (cues.length / count) * chapter);
    chapters.push(cues.slice(from, to));
    from = to;
  }
  return chapters.filter((each) => each.length > 0);
}

/** Index of the cue before which the pause is longest, within a tenth of a page around the wanted one. */
function longestPause(cues: readonly SpokenCue[], wanted: number): number {
  const reach = Math.floor(mostCues / 10);
  let best = Math.round(wanted);
  let longestMs = -1;
  for (let index = best - reach; index <= best + reach; index++) {
    const [before, after] = [cues[index - 1], cues[index]];
    if (!before || !after) continue;
    const pauseMs = after.startMs - before.startMs;
    if (pauseMs > longestMs) [best, longestMs] = [index, pauseMs];
  }
  return best;
}
