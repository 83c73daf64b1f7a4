import path from 'node:path';
import { hanziDictionary } from '../page/hanzi/dictionary.ts';
import type { Hanzi } from '../page/hanzi/convert.ts';

/** Where the words between Simplified and Traditional are chosen, below the root. */
const chooser = path.join('src', 'page', 'hanzi', 'dictionary.ts');

/**
 * Lets the compiled site hold the words that are chosen from OpenCC's, in place of what chooses them: they are the same
 * for every portal, and choosing them would take a third of a second of every build.
 */
export function chosenWords(root: string) {
  const file = path.join(root, chooser);
  return {
    name: 'fangzhi-chosen-words',
    load: (id: string): string | undefined =>
      path.normalize(id.split('?', 1)[0] ?? '') === file ? chosenModule() : undefined,
  };
}

function chosenModule(): string {
  const pairsOf = (to: Hanzi): { characters: string[][]; phrases: string[][]; firm: string[] } => {
    const { characters, phrases, firm } = hanziDictionary(to);
    return { characters: [...characters], phrases: [...phrases], firm };
  };
  const chosen = JSON.stringify({ hans: pairsOf('hans'), hant: pairsOf('hant') });
  return `const chosen = JSON.parse(${JSON.stringify(chosen)});
const opened = {};
const open = ({ characters, phrases, firm }) => ({ characters: new Map(characters), phrases: new Map(phrases), firm });
export const hanziDictionary = (to) => (opened[to] ??= open(chosen[to]));
`;
}
