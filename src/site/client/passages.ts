import { apartSelector, blockSelector, ownAttribute } from '../../search/page-text.ts';
import { findPassages, type HitPart, type Run } from '../../search/passages.ts';
import { button, element } from './element.ts';
import { hitParameter, mostStrings, stringsParameter } from './passage-address.ts';

/** Marks on a page what search found in it, and leads from one place to the next. */
export function showPassages(): void {
  const parameters = new URLSearchParams(location.search);
  const strings = parameters.getAll(stringsParameter).slice(0, mostStrings);
  const chosen = Number(parameters.get(hitParameter));
  const main = document.querySelector('main');
  if (strings.length === 0 || !main) return;
  cleanAddress(parameters);
  const hits = markHits(main, strings);
  if (hits.length > 0) showBar(main, strings, hits, chosen);
}

/** The address that readers copy and cite is the page's own. */
function cleanAddress(parameters: URLSearchParams): void {
  parameters.delete(stringsParameter);
  parameters.delete(hitParameter);
  const query = parameters.toString();
  try {
    history.replaceState(
      history.state,
      '',
      `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`,
    );
  } catch {
    // Some browsers do not let a page on a disk change its address.
  }
}

/** @returns the marks of each hit, in reading order. */
function markHits(main: Element, strings: readonly string[]): HTMLElement[][] {
  const nodes: Text[] = [];
  const runs: Run[] = [];
  const own = main.querySelector(`[${ownAttribute}]`) ? `[${ownAttribute}]` : 'article, .former';
  for (const place of main.querySelectorAll(`h1, ${own}`)) {
    if (place.parentElement?.closest(own)) continue;
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest(apartSelector)) continue;
      nodes.push(node as Text);
      runs.push({ text: node.nodeValue ?? '', block: parent.closest(blockSelector) });
    }
  }
  const hits: HTMLElement[][] = [];
  // From the end: marking splits a node, and what comes before the split stays where it is.
  for (const part of findPassages(runs, strings).reverse()) {
    const node = nodes[part.run];
    if (node) (hits[part.hit] ??= []).unshift(markPart(node, part));
  }
  return hits;
}

function markPart(node: Text, { from, to }: HitPart): HTMLElement {
  node.splitText(to);
  const mark = element('mark', '');
  const marked = node.splitText(from);
  marked.replaceWith(mark);
  mark.append(marked);
  return mark;
}

function showBar(
  main: Element,
  strings: readonly string[],
  hits: readonly HTMLElement[][],
  chosen: number,
): void {
  const count = element('span', '');
  let at = chosen >= 1 && chosen <= hits.length ? chosen - 1 : firstAfterAnchor(hits);
  const goTo = (next: number): void => {
    for (const mark of hits[at] ?? []) mark.classList.remove('is-current');
    at = (next + hits.length) % hits.length;
    for (const mark of hits[at] ?? []) mark.classList.add('is-current');
    hits[at]?.[0]?.scrollIntoView({ block: 'center' });
    count.textContent = `第 ${at + 1} 处，共 ${hits.length} 处`;
  };
  const bar = element(
    'div',
    'passage-bar',
    element('span', 'passage-words', `“${strings.slice(0, 3).join('”“')}”`),
    count,
    button('上一处', () => goTo(at - 1)),
    button('下一处', () => goTo(at + 1)),
    button('去掉标记', () => {
      bar.remove();
      for (const mark of hits.flat()) mark.replaceWith(...mark.childNodes);
    }),
  );
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', '检索到的地方');
  count.setAttribute('aria-live', 'polite');
  main.prepend(bar);
  goTo(at);
  // The browser goes to the entry the address names while the page loads; the hit is further down.
  if (document.readyState !== 'complete')
    addEventListener('load', () => setTimeout(() => goTo(at)), { once: true });
}

/** The first hit at or after the entry that the address points at. */
function firstAfterAnchor(hits: readonly HTMLElement[][]): number {
  const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!entry) return 0;
  const found = hits.findIndex(
    ([mark]) =>
      mark && (entry.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING) === 0,
  );
  return Math.max(found, 0);
}
