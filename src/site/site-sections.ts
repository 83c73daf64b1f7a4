import type { addresses } from '../model/address.ts';
import { portalData } from './portal.ts';

export interface SiteSection {
  name: keyof typeof addresses;
  title: string;
}

/** Sections of the portal that hold something, in the order readers meet them. */
export function siteSections(): SiteSection[] {
  const { items, events } = portalData();
  const sections: (SiteSection & { isShown?: boolean })[] = [
    { name: 'works', title: '著作' },
    { name: 'chronicle', title: '大事记', isShown: events.length > 0 },
    { name: 'topics', title: '专题', isShown: items.topics.length > 0 },
    { name: 'people', title: '人物', isShown: items.people.length > 0 },
    { name: 'places', title: '地名', isShown: items.places.length > 0 },
    { name: 'organisations', title: '机构', isShown: items.organisations.length > 0 },
    { name: 'lessons', title: '乡土课', isShown: items.lessons.length > 0 },
    { name: 'exhibits', title: '展览', isShown: items.exhibits.length > 0 },
    { name: 'news', title: '动态', isShown: items.news.length > 0 },
    { name: 'about', title: '关于', isShown: true },
  ];
  return sections.filter(({ isShown = true }) => isShown);
}
