import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Folder of the built demonstration; known once the tests run. */
export function siteFolder(): string {
  const folder = process.env['FANGZHI_TEST_FOLDER'];
  if (folder === undefined) throw new Error('The global setup has not run.');
  return folder;
}

export function readPage(address: string): string {
  return readFileSync(path.join(siteFolder(), address), 'utf8');
}

/** Addresses of all pages, in order. */
export function allPages(): string[] {
  return globSync('**/*.html', { cwd: siteFolder() })
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

/** What a page says it is. */
export function kindOf(html: string): string {
  return /<html[^>]* data-kind="(\w+)"/.exec(html)?.[1] ?? 'none';
}

/**
 * Kinds of page, and a page of each that shows most of what the kind can show. Names what is known to be in the
 * demonstration, so that a page that disappears is noticed.
 */
export const samples = {
  home: 'index.html',
  page: 'works.html',
  work: 'works/baiyan-village-history.html',
  english: 'works/baiyan-village-history.en.html',
  part: 'works/qingxi-yearbook-2022/agriculture.html',
  chapter: 'works/baiyan-village-history/tea.html',
  leaf: 'works/qingxi-xianzhi-guangxu/scans/0006.html',
  scans: 'works/qingxi-xianzhi-guangxu/scans.html',
  person: 'people/liu-he.html',
  place: 'places/baiyan-cun.html',
  organisation: 'organisations/gongxiaoshe.html',
  lesson: 'lessons/one-sheet-of-paper.html',
  exhibit: 'exhibits/water-paper-tea.html',
  news: 'news/glass-plates-call.html',
  chronicle: 'chronicle.html',
  register: 'people.html',
  officials: 'officials.html',
  room: 'reading-rooms/wenmiao.html',
  gallery: 'galleries/xianmao.html',
  topic: 'topics/chaye.html',
  themes: 'themes.html',
  about: 'about.html',
  member: 'members/chengyang.html',
  search: 'search.html',
  tombstone: 'works/qingxi-oral-history/ferry-songs.html',
} as const;

/** Pages at addresses that chapters had once: nothing leads to them but what was kept from then. */
export const formerPages: readonly string[] = [
  samples.tombstone,
  'works/qingxi-water-sources/agreements.html',
];

/** Further pages that look different from the others of their kind. */
export const special = {
  periods: 'people/by/period.html',
  strokes: 'people/by/strokes.html',
  places: 'places.html',
  placesByKind: 'places/by/kind.html',
  organisations: 'organisations.html',
  namesake: 'people/li-zhihe.html',
  government: 'organisations/xian-zhengfu.html',
  county: 'places/qingxi-xian.html',
  month: 'chronicle/month-9.html',
  conflicts: 'chronicle/conflicts.html',
  newsList: 'news.html',
  rooms: 'reading-rooms.html',
  donations: 'donations.html',
  awards: 'awards.html',
  galleries: 'galleries.html',
  topics: 'topics.html',
  missing: '404.html',
  tables: 'works/qingxi-yearbook-2022/appendix.html',
  plates: 'works/qingxi-yearbook-2022/plates.html',
  index: 'works/qingxi-yearbook-2022/subject-index.html',
  vertical: 'works/qingxi-xianzhi-guangxu/literature.html',
  interview: 'works/qingxi-oral-history/tan-xiuying.html',
  yearbook: 'works/qingxi-yearbook-2022.html',
  'old gazetteer': 'works/qingxi-xianzhi-guangxu.html',
  entries: 'works/qingxi-yearbook-2022/agriculture/tea.html',
  overview: 'works/chaping-town-gazetteer/overview.html',
  essay: 'works/qingxi-memory-essays/fir-board.html',
  documents: 'works/qingxi-water-sources/contracts.html',
  lessons: 'lessons.html',
  exhibits: 'exhibits.html',
} as const;
