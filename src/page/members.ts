import { formatRelease, ownershipOf } from './ownership.ts';
import type { PortalData, WorkData } from './portal-data.ts';

/** A member of the alliance, and its works that stand here. */
export interface MemberData {
  id: string;
  name: string;
  division: string | undefined;
  site: string | undefined;
  summary: string | undefined;
  /** Whether its portal is searched along. */
  isSearched: boolean;
  works: WorkData[];
}

/** Members by name of file, each with its works, and owners of works that nobody registered. */
export function membersOf({ items, works }: Pick<PortalData, 'items' | 'works'>): MemberData[] {
  const byOwner = Map.groupBy(
    works.filter(({ meta }) => meta.owner !== undefined),
    ({ meta }) => meta.owner ?? '',
  );
  const registered = items.members.map(({ id, meta }): MemberData => {
    const { name, division, summary, search } = meta;
    const ofMember = byOwner.get(id) ?? [];
    byOwner.delete(id);
    const site = meta.site ?? siteOf(ofMember);
    return { id, name, division, site, summary, isSearched: search, works: ofMember };
  });
  const others = [...byOwner].map(([id, ofMember]): MemberData => ({
    id,
    name: ofMember[0]?.accepted?.office ?? id,
    division: ofMember[0]?.accepted?.member,
    site: siteOf(ofMember),
    summary: undefined,
    isSearched: false,
    works: ofMember,
  }));
  return [...registered, ...others];
}

const siteOf = (works: readonly WorkData[]): string | undefined =>
  works.find(({ accepted }) => accepted?.site !== undefined)?.accepted?.site;

/** Works of the portal's own office. */
export const isOwn = ({ meta }: Pick<WorkData, 'meta'>): boolean => meta.owner === undefined;

/** What is said of each work of a member: licence, release, and when it was taken. */
export function acceptanceFacts(
  work: WorkData,
  members: PortalData['items']['members'],
): { licence: string; release: string; received: string } {
  const { accepted } = work;
  return {
    licence: ownershipOf(work, members)?.licence ?? '',
    release: accepted === undefined ? '' : formatRelease(accepted),
    received: accepted?.received ?? '',
  };
}
