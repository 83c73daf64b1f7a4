/** A text long enough to be compared: its sentences differ from one another, and from those of another `word`. */
export function aLongText(word: string, sentences = 60): string {
  return Array.from(
    { length: sentences },
    (_, at) => `${word}第${at + 1}条，记${(at * 7919) % 997}年间${word}修渠${(at * 31) % 83}里事。`,
  ).join('\n\n');
}
