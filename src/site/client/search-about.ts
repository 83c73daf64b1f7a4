import type { Engine, SearchAnswer, Term } from '../../search/contract.ts';
import { labelOf } from '../../search/facet-value.ts';
import type { NameIndex, NameMatch } from '../../search/name-index.ts';
import type { QueryPlan } from '../../search/query-plan.ts';
import type { QueryWord } from '../../search/reader-query.ts';
import type { SearchState } from '../../search/search-state.ts';
import { button, element, link, listed } from './element.ts';

const mostNames = 6;

/** Sentences around the results: what was searched for, what went wrong, which names are meant. */
export interface Told {
  state: SearchState;
  words: readonly QueryWord[];
  plan: QueryPlan;
  answer: SearchAnswer;
  problems: readonly string[];
  names: NameIndex | undefined;
  /** Whether nothing was asked for. */
  isIdle: boolean;
}

/** @param search told a query that the reader takes up from what is offered. */
export function tellAbout(
  place: HTMLElement,
  { state, words, plan, answer, problems, names, isIdle }: Told,
  search: (change: Partial<SearchState>) => void,
): void {
  const lines: HTMLElement[] = [...problems, ...answer.problems].map((problem) =>
    element('p', 'search-problem', problem),
  );
  const offer = ({ name }: NameMatch): HTMLElement =>
    button(name, () => search({ query: name, filters: {} }));
  const [word] = words;
  if (plan.items.length > 0)
    lines.push(
      element(
        'p',
        '',
        '另见：',
        ...listed(
          plan.items
            .slice(0, mostNames)
            .map(({ register, id, names: [name = id], kind }) =>
              element('span', '', link(`${register}/${id}.html`, name), `（${kind}）`),
            ),
        ),
      ),
    );
  if (answer.total === 0 && !isIdle) lines.push(...adviceFor(state, words, names, offer, search));
  else if (word && words.length === 1 && [...word.text].length > 1 && plan.items.length === 0) {
    const begun = names?.suggest(word.text, mostNames) ?? [];
    if (begun.length > 0) lines.push(element('p', '', '登记的名称：', ...listed(begun.map(offer))));
  }
  place.replaceChildren(...lines);
}

/** What a reader can try when nothing was found. */
function adviceFor(
  { filters }: SearchState,
  words: readonly QueryWord[],
  names: NameIndex | undefined,
  offer: (match: NameMatch) => HTMLElement,
  search: (change: Partial<SearchState>) => void,
): HTMLElement[] {
  const lines: HTMLElement[] = [];
  const near = words
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ text }) => names?.nearest(text, mostNames) ?? [])
    .slice(0, mostNames);
  if (near.length > 0)
    lines.push(element('p', 'search-near', '您要找的可能是：', ...listed(near.map(offer))));
  const chosen = Object.values(filters).flat().map(labelOf);
  if (chosen.length > 0)
    lines.push(
      element(
        'p',
        '',
        `检索限于：${chosen.join('、')}。`,
        button('取消筛选', () => search({ filters: {} })),
      ),
    );
  lines.push(
    element('p', '', '可以少写几个字，换一个说法，或从', link('works.html', '著作目录'), '里找。'),
  );
  return lines;
}

/** Where several words are not found together, how often each is found by itself. */
export async function tellWords(
  place: HTMLElement,
  engine: Engine,
  terms: readonly Term[],
  isCurrent: () => boolean,
): Promise<void> {
  const asked = terms.filter(({ isExcluded }) => !isExcluded).slice(0, mostNames);
  if (asked.length < 2) return;
  const counts = await Promise.all(
    asked.map(async (term) => {
      const { total } = await engine.search({ terms: [term], filters: {}, sort: 'relevance' });
      return `“${term.any[0] ?? ''}”${total} 篇`;
    }),
  );
  if (isCurrent())
    place.append(element('p', '', `没有一篇同时有这些词；分开检索：${counts.join('，')}。`));
}
