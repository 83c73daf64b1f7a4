import { escapeHtml } from '../markdown/escape.ts';
import { relativeAddress } from '../model/address.ts';

/** An item as an index lists it. */
export interface IndexEntry {
  address: string;
  name: string;
  /** A few words that tell it from its neighbours: dates, kind. */
  note: string;
  /** Passages that name it. */
  passages: number;
}

/** Entries under one heading: an initial, a period, a kind, a district. */
export interface IndexSection {
  /** Id of the heading on the page. */
  anchor: string;
  label: string;
  /** Its name among the ways about, where the heading says more. */
  short?: string;
  /** What the heading leads to, when it is itself an item. */
  address?: string;
  entries: IndexEntry[];
}

/** A register in one order. */
export interface IndexView {
  /** Last part of its address: `people/by/period.html`. */
  name: string;
  title: string;
  sections: IndexSection[];
}

/** One page of an index. */
export interface IndexPage {
  address: string;
  view: IndexView;
  /** Sections it shows; those of a long index lie on several pages, and its first page shows none. */
  sections: IndexSection[];
  /** Every section of the view with the place it begins at, for the way about. */
  ways: { label: string; to: string; entries: number }[];
}

/** Entries one page shows: more are heavier than 200 KB and slow on a phone. */
const mostEntries = 600;

/**
 * Pages of one order of a register. A register that fits has one page, `first`; of a longer one `first` shows the way
 * to pages that follow it, each with whole sections or a part of a long one.
 */
export function pagesOfView(first: string, register: string, view: IndexView): IndexPage[] {
  const total = view.sections.reduce((sum, { entries }) => sum + entries.length, 0);
  if (total <= mostEntries) {
    const ways = view.sections.map(({ label, short = label, anchor, entries }) => ({
      label: short,
      to: `${first}#${anchor}`,
      entries: entries.length,
    }));
    return [{ address: first, view, sections: view.sections, ways }];
  }
  const cut = cutSections(view.sections);
  const addressOf = (index: number): string => `${register}/by/${view.name}-${index + 1}.html`;
  const ways = view.sections.map(({ label, short = label, anchor, entries }) => {
    const at = cut.findIndex((sections) => sections.some((section) => section.anchor === anchor));
    return { label: short, to: `${addressOf(at)}#${anchor}`, entries: entries.length };
  });
  return [
    { address: first, view, sections: [], ways },
    ...cut.map((sections, index) => ({ address: addressOf(index), view, sections, ways })),
  ];
}

/** Fills pages with sections in order; a section that does not fit goes on, under the same heading, on the next. */
function cutSections(sections: readonly IndexSection[]): IndexSection[][] {
  const pages: IndexSection[][] = [[]];
  let room = mostEntries;
  for (const section of sections) {
    for (let start = 0; start === 0 || start < section.entries.length;) {
      if (room === 0) {
        pages.push([]);
        room = mostEntries;
      }
      const entries = section.entries.slice(start, start + room);
      pages.at(-1)?.push({ ...section, entries });
      room -= entries.length;
      start += Math.max(entries.length, 1);
    }
  }
  return pages;
}

/** Sections with their entries. Text, since a register holds tens of thousands of them. */
export function renderSections({ address, sections }: IndexPage): string {
  return sections
    .map(({ anchor, label, address: to, entries }) => {
      const heading =
        to === undefined
          ? escapeHtml(label)
          : `<a href="${escapeHtml(relativeAddress(address, to))}">${escapeHtml(label)}</a>`;
      return `<section class="index-section" id="${anchor}"><h2>${heading}</h2><ul class="register-list">${entries.map((entry) => renderEntry(address, entry)).join('')}</ul></section>`;
    })
    .join('');
}

function renderEntry(page: string, { address, name, note, passages }: IndexEntry): string {
  const link = `<a href="${escapeHtml(relativeAddress(page, address))}">${escapeHtml(name)}</a>`;
  const notes = note === '' ? '' : `<small>${escapeHtml(note)}</small>`;
  return `<li>${link}${notes}${passages === 0 ? '' : `<small class="count">见 ${passages} 处</small>`}</li>`;
}

/** Groups entries under headings; groups keep the order of their first entry, entries the order given. */
export function groupEntries<Item>(
  items: readonly Item[],
  entryOf: (item: Item) => IndexEntry,
  headingOf: (item: Item) => Omit<IndexSection, 'entries'>,
): IndexSection[] {
  const sections = new Map<string, IndexSection>();
  for (const item of items) {
    const heading = headingOf(item);
    const section = sections.get(heading.anchor) ?? { ...heading, entries: [] };
    sections.set(heading.anchor, section);
    section.entries.push(entryOf(item));
  }
  return [...sections.values()];
}
