import { makeFoldTable } from '../../src/press/search/fold-table.ts';
import { makeFold, notIndexed } from '../../src/search/fold.ts';
import type { EvaluatedChapter } from './portal.ts';

const fold = makeFold(makeFoldTable());

/** What a text counts as: folded characters, lines and cells kept apart, everything else that is not indexed left out. */
export function folded(text: string): string {
  let all = '';
  for (const char of text) {
    const code = fold(char.codePointAt(0) ?? 0);
    if (code !== notIndexed) all += String.fromCodePoint(code);
    else if (char === '\n' || char === '\t') all += '\n';
  }
  return all;
}

/** Finds addresses of chapters by inclusion, which is what search must give. */
export function openTruth(
  chapters: readonly EvaluatedChapter[],
): (typed: readonly string[]) => Set<string> {
  const texts = chapters.map(({ address, text }) => ({ address, text: folded(text) }));
  return (typed) => {
    const wanted = typed.map((term) => folded(term.replace(/\s+/g, ' ')));
    return new Set(
      texts
        .filter(({ text }) => wanted.every((term) => text.includes(term)))
        .map(({ address }) => address),
    );
  };
}
