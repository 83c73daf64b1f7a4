import { escapeHtml } from '../markdown/escape.ts';
import { itemAddress, relativeAddress } from '../model/address.ts';
import { formatEdtf, parseEdtf } from '../model/edtf.ts';
import { isDoubtful } from '../model/edtf-days.ts';
import type { Organisation } from '../model/organisation.ts';
import type { Post } from '../model/post.ts';
import { compareTerms, termsOfPost, yearsOfTerms, type Term } from '../model/succession.ts';

/** A post and those who held it, first to last. */
export interface Succession {
  /** Id of its heading. */
  anchor: string;
  post: Post;
  terms: Term[];
}

/** Posts of an organisation with their holders, in the order written; those nobody is known to have held left out. */
export function successionsOf({ posts }: Organisation, terms: readonly Term[]): Succession[] {
  return posts
    .map((post, index) => ({ anchor: `post-${index + 1}`, post, terms: termsOfPost(post, terms) }))
    .filter(({ terms: held }) => held.length > 0);
}

/** Terms in an organisation that belong to none of its posts. */
export function otherTerms({ posts }: Organisation, terms: readonly Term[]): Term[] {
  const known = new Set(posts.flatMap((post) => termsOfPost(post, terms)));
  return terms.filter((term) => !known.has(term)).sort(compareTerms);
}

/** Who holds a post still, as far as the register knows: terms that began and have no end. */
export function presentHolders(terms: readonly Term[]): Term[] {
  return terms.filter(({ from, to }) => from !== undefined && to === undefined);
}

/** A term's dates; one that goes on ends in a dash. */
export function formatTerm({ from, to }: Pick<Term, 'from' | 'to'>): string {
  if (from === undefined && to === undefined) return '';
  return `${from === undefined ? '?' : formatEdtf(from)}—${to === undefined ? '' : formatEdtf(to)}`;
}

/**
 * A post's holders as a table with a line of time beside each. The line is an image of what the table says in figures:
 * lengths in hundredths of the years shown, so that it fits any width without script or style of its own. What most rows
 * would repeat is said once: how the post was usually called above the table, its sources below it by number.
 */
export function renderSuccession(address: string, { post, terms }: Succession): string {
  const years = yearsOfTerms(terms) ?? { from: 0, to: 0 };
  const usual = usualOffice(terms);
  const sources = [...new Set(terms.flatMap(({ source }) => source ?? []))];
  const rows = terms.map(({ person, name, office, from, to, source }) => {
    const link = relativeAddress(address, itemAddress('people', person));
    const called =
      office === usual || office === post.name ? '' : `<small>${escapeHtml(office)}</small>`;
    const number = source === undefined ? '' : `[${sources.indexOf(source) + 1}]`;
    return `<tr><th scope="row"><a href="${link}">${escapeHtml(name)}</a>${called}</th><td>${formatTerm({ from, to })}</td><td class="term-line">${renderLine({ from, to }, years)}</td><td>${number}</td></tr>`;
  });
  const scale = `<span>${years.from}</span><span>${years.to}</span>`;
  const head = `<th scope="col">姓名</th><th scope="col">任期</th><th scope="col" class="term-line"><span class="term-scale">${scale}</span></th><th scope="col">依据</th>`;
  return `${renderUsual(usual, post)}<div class="table-scroll" tabindex="0"><table class="terms stack"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>${renderSources(sources)}`;
}

/** What most of the terms call the post; the earlier one of two as frequent. */
function usualOffice(terms: readonly Term[]): string | undefined {
  const called = [...Map.groupBy(terms, ({ office }) => office)];
  return called.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

function renderUsual(usual: string | undefined, { name }: Post): string {
  if (usual === undefined || usual === name) return '';
  return `<p class="term-notes">职务名为${escapeHtml(usual)}；不同的另注。</p>`;
}

function renderSources(sources: readonly string[]): string {
  if (sources.length === 0) return '';
  const lines = sources.map((source) => `<li>${escapeHtml(source)}</li>`);
  return `<div class="term-notes"><p>依据</p><ol>${lines.join('')}</ol></div>`;
}

function renderLine(
  { from, to }: Pick<Term, 'from' | 'to'>,
  years: { from: number; to: number },
): string {
  const last = years.to + 1;
  const share = (year: number): number =>
    Math.round(((year - years.from) / Math.max(last - years.from, 1)) * 1000) / 10;
  const begun = from === undefined ? years.from : yearFraction(from, 0);
  const ended = to === undefined ? last : yearFraction(to, 1);
  const [start, end] = [share(begun), share(Math.max(ended, begun))];
  const isOpen = from === undefined || to === undefined || isDoubtful(from) || isDoubtful(to);
  const width = Math.max(Math.round((end - start) * 10) / 10, 0.6);
  return `<svg class="${isOpen ? 'open' : ''}" width="100%" height="0.9em" aria-hidden="true" focusable="false"><rect class="whole" width="100%" height="100%"/><rect x="${Math.min(start, 99.4)}%" width="${width}%" height="100%"/></svg>`;
}

/** A date as years and a part of one; a month begins at `0` and ends at `1`. */
function yearFraction(date: string, edge: 0 | 1): number {
  const parsed = parseEdtf(date);
  if (!parsed) return 0;
  const { year, month, span } = edge === 1 ? (parsed.end ?? parsed.start) : parsed.start;
  if (month === 0) return edge === 0 ? year : year + span - 0.5;
  return year + (month - 1 + edge / 2) / 12;
}
