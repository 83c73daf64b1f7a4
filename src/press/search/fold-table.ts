import hongKong from 'opencc-js/dict/HKVariants';
import toTraditional from 'opencc-js/dict/STCharacters';
import toSimplified from 'opencc-js/dict/TSCharacters';
import taiwan from 'opencc-js/dict/TWVariants';
import { writeFoldTable, type FoldPair } from '../../search/fold-table.ts';
import { gazetteerVariants } from './variants.ts';

/**
 * The table that `makeFold` reads: families of characters that count as one, from OpenCC's single characters and the
 * variants that old gazetteers use. Computed for each build, since it is not ours to keep a copy of.
 */
export function makeFoldTable(): string {
  const family = new Families();
  // Simplified forms first: the first of a family stands for it, and theirs have the shortest codes.
  for (const [from = '', ...to] of [toSimplified, hongKong, taiwan, toTraditional].flatMap(pairs))
    for (const char of to) family.join(char, from);
  for (const [first = '', ...others] of gazetteerVariants.split(/\s+/).map((word) => [...word]))
    for (const char of others) family.join(first, char);
  return writeFoldTable(family.pairs());
}

function pairs(dictionary: string): string[][] {
  return dictionary
    .split('|')
    .map((entry) => entry.split(' '))
    .filter((forms) => forms.every((form) => [...form].length === 1));
}

/** Characters that count as one, found by asking each for the one that stands for it. */
class Families {
  private readonly parents = new Map<string, string>();

  private rootOf(char: string): string {
    let root = char;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root))
      root = parent;
    return root;
  }

  /** Two families become one; that of `first` stands for both. */
  join(first: string, second: string): void {
    const kept = this.rootOf(first);
    const joined = this.rootOf(second);
    if (kept !== joined) this.parents.set(joined, kept);
  }

  pairs(): FoldPair[] {
    return [...this.parents.keys()].map((char) => [
      char.codePointAt(0) ?? 0,
      this.rootOf(char).codePointAt(0) ?? 0,
    ]);
  }
}
