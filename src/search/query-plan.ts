import type { Term } from './contract.ts';
import type { Expansion } from './name-index.ts';
import type { QueryWord } from './reader-query.ts';

/** What is asked of the index for a reader's words, and what was added to them. */
export interface QueryPlan {
  terms: Term[];
  /** Names searched for besides the words, or that would be. */
  alternatives: string[];
  /** Items of registers that the words name. */
  items: Expansion['items'];
}

/** So many names at most are searched for besides a word: each costs a look into the index. */
const mostAlternatives = 12;

/**
 * Adds to every word its item's other names. A phrase in quotation marks is taken as it is written, and a word that is
 * left out leaves its other names alone.
 */
export function planQuery(
  words: readonly QueryWord[],
  expand: (word: string) => Expansion | undefined,
  hasAliases: boolean,
): QueryPlan {
  const plan: QueryPlan = { terms: [], alternatives: [], items: [] };
  for (const { text, isPhrase, isExcluded } of words) {
    const expansion = isPhrase || isExcluded ? undefined : expand(text);
    const alternatives = expansion?.alternatives.slice(0, mostAlternatives) ?? [];
    plan.terms.push({ any: [text, ...(hasAliases ? alternatives : [])], isPhrase, isExcluded });
    plan.alternatives.push(...alternatives);
    plan.items.push(...(expansion?.items ?? []));
  }
  return plan;
}
