import { indexAddress } from '../model/partner.ts';
import { membersOf } from '../page/members.ts';
import type { PortalData } from '../page/portal-data.ts';
import type { Bundle } from '../search/contract.ts';

/**
 * Indexes that the search page asks: the portal's own, and those of members that are searched along. Of a member's, works
 * that were taken along are left out, and works that it took from others: they are found at home.
 */
export function searchBundles(data: Pick<PortalData, 'portal' | 'items' | 'works'>): Bundle[] {
  const all = membersOf(data);
  const searched = all.filter(({ isSearched, site }) => isSearched && site !== undefined);
  const base = 'pagefind/';
  if (searched.length === 0) return [{ base }];
  const names = [data.portal.office, ...all.map(({ name }) => name)];
  return [
    { base, ofWhom: data.portal.office },
    ...searched.map(({ name, site = '', works }): Bundle => {
      const copied = works.filter(({ accepted }) => accepted !== undefined);
      return {
        base: indexAddress(site),
        owner: name,
        ofWhom: name,
        except: {
          owners: names.filter((other) => other !== name),
          works: copied.map(({ id, meta }) => ({ id, name: meta.title })),
        },
      };
    }),
  ];
}
