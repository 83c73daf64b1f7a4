import type { PackageFile } from './package-file.ts';

/** A IIIF manifest that others may gather. */
export interface ManifestEntry {
  /** Full address. */
  address: string;
  title: string;
  /** Page that shows the same to people: full address. */
  homepage: string;
  /** Day it first appeared (`YYYY-MM-DD`); undefined where the content does not say. */
  created: string | undefined;
  /** Day the text beside its pictures last changed, where that is after it appeared. */
  updated?: string | undefined;
  /** Addresses it had before, with the day each was left. */
  moved?: readonly { from: string; day: string }[] | undefined;
}

/** A manifest that is there no more. */
export interface ManifestTombstone {
  address: string;
  day: string;
}

/** Activities one page holds. */
export const mostActivities = 1000;

const context = 'http://iiif.io/api/discovery/1/context.json';

interface Activity {
  type: 'Create' | 'Delete' | 'Move' | 'Update';
  day: string | undefined;
  object: { id: string; type: 'Manifest'; [more: string]: unknown };
  /** Where it is from now on. */
  target?: { id: string; type: 'Manifest' };
}

/**
 * What happened to a portal's manifests, as IIIF Change Discovery 1.0 tells it: a collection, and pages of activities
 * with the oldest first, of which a reader takes the last first. Names are relative to `base`, which ends in `/`. Only
 * what the content gives a day is told with one, so the same content gives the same bytes.
 */
export function changeDiscoveryFiles(
  base: string,
  manifests: readonly ManifestEntry[],
  tombstones: readonly ManifestTombstone[],
): PackageFile[] {
  const there = new Set(manifests.map(({ address }) => address));
  const activities = [
    ...manifests.flatMap(activitiesOf),
    // What came back after it was withdrawn is there.
    ...tombstones.filter(({ address }) => !there.has(address)).map(deleteActivity),
  ].sort(compareActivities);
  const count = Math.max(1, Math.ceil(activities.length / mostActivities));
  const pageId = (number: number): string => `${base}page-${number}.json`;
  const pageLink = (number: number): object => ({
    id: pageId(number),
    type: 'OrderedCollectionPage',
  });
  const collection = { id: `${base}changes.json`, type: 'OrderedCollection' };
  const pages = Array.from({ length: count }, (_, index): PackageFile => {
    const start = index * mostActivities;
    return file(`page-${index + 1}.json`, {
      '@context': context,
      id: pageId(index + 1),
      type: 'OrderedCollectionPage',
      startIndex: start,
      partOf: collection,
      ...(index > 0 ? { prev: pageLink(index) } : {}),
      ...(index + 1 < count ? { next: pageLink(index + 2) } : {}),
      orderedItems: activities.slice(start, start + mostActivities).map(writeActivity),
    });
  });
  return [
    file('changes.json', {
      '@context': context,
      ...collection,
      totalItems: activities.length,
      first: pageLink(1),
      last: pageLink(count),
    }),
    ...pages,
  ];
}

const file = (name: string, json: object): PackageFile => ({
  path: name,
  content: `${JSON.stringify(json, null, 1)}\n`,
});

function activitiesOf(manifest: ManifestEntry): Activity[] {
  const { address, title, homepage, created, updated, moved = [] } = manifest;
  const seeAlso = [
    { id: homepage, type: 'Text', format: 'text/html', label: { 'zh-Hans': [title] } },
  ];
  const object = { id: address, type: 'Manifest', seeAlso } as const;
  const target = { id: address, type: 'Manifest' } as const;
  const isUpdated = updated !== undefined && updated > (created ?? '');
  return [
    { type: 'Create', day: created, object },
    ...(isUpdated ? [{ type: 'Update', day: updated, object } as const] : []),
    ...moved.map(({ from, day }): Activity => ({
      type: 'Move',
      day,
      object: { id: from, type: 'Manifest' },
      target,
    })),
  ];
}

function deleteActivity({ address, day }: ManifestTombstone): Activity {
  return { type: 'Delete', day, object: { id: address, type: 'Manifest' } };
}

function writeActivity({ type, day, object, target }: Activity): object {
  return {
    type,
    object,
    ...(target && { target }),
    ...(day === undefined ? {} : { endTime: `${day}T00:00:00+08:00` }),
  };
}

/** Those without a day first, then by day, what goes after what comes, then by address. */
function compareActivities(a: Activity, b: Activity): number {
  return (
    compareText(a.day ?? '', b.day ?? '') ||
    compareText(a.type, b.type) ||
    compareText(a.object.id, b.object.id)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
