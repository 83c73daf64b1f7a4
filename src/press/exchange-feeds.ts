import { hash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogueRecord } from '../exporters/catalogue-record.ts';
import {
  changeDiscoveryFiles,
  type ManifestEntry,
  type ManifestTombstone,
} from '../exporters/change-discovery.ts';
import { openCatalogue, type OaiCatalogue } from '../exporters/oai/catalogue.ts';
import { staticRepository } from '../exporters/oai/static-repository.ts';
import type { PackageFile } from '../exporters/package-file.ts';
import {
  resourceSyncFiles,
  type Resource,
  type ResourceChange,
} from '../exporters/resourcesync.ts';
import { absoluteAddress, addresses, unitAddress } from '../model/address.ts';
import { workOf } from '../model/id-entries.ts';
import type { Reconciliation } from '../model/id-reconciling.ts';
import { manifestAddress } from '../page/tile-set.ts';
import type { PortalData } from '../page/portal-data.ts';
import type { PageDigest } from './filled-pages.ts';
import type { ReleasedWork } from './released.ts';

export interface ExchangeFeeds {
  data: PortalData;
  works: readonly ReleasedWork[];
  /** Pages that are not chapters; they are read for their digests, as books are. */
  sitePages: readonly string[];
  chapterPages: readonly PageDigest[];
  /** Ids of works that have a IIIF manifest. */
  scanned: readonly string[];
  /** Addresses of books that readers can take home. */
  downloads: readonly string[];
  /** When chapters changed and moved, by their ids, as the registry says. */
  ids: Pick<Reconciliation, 'changed' | 'movedOn' | 'movedChapters'>;
}

/** Where a gateway finds the catalogue within a portal. */
export const oaiCatalogueFile = 'oai/catalogue.json';

/**
 * Lays beside the pages what other libraries' programs follow: ResourceSync lists and, for OAI-PMH, a static repository
 * and the catalogue that a gateway answers from. All of it names full addresses, so a portal without one has none. Every
 * day in it comes from the content.
 */
export async function writeExchangeFeeds(out: string, feeds: ExchangeFeeds): Promise<void> {
  const { site } = feeds.data.portal;
  if (site === undefined) return;
  const own = await Promise.all(
    [...feeds.sitePages, ...feeds.downloads, ...feeds.scanned.map(manifestAddress)].map(
      async (address): Promise<PageDigest> => {
        const bytes = await readFile(path.join(out, address));
        return { address, sizeBytes: bytes.length, sha256: hash('sha256', bytes) };
      },
    ),
  );
  const resources = [...own, ...feeds.chapterPages].sort((a, b) =>
    a.address < b.address ? -1 : 1,
  );
  const catalogue = catalogueOf(feeds, site);
  const repository = openCatalogue(catalogue, absoluteAddress(site, 'oai/static-repository.xml'));
  const works = repository.records.filter(({ sets }) => sets.includes('work'));
  await write(out, [
    ...syncFiles(feeds, site, resources),
    ...discoveryFiles(feeds, site),
    { path: oaiCatalogueFile, content: `${JSON.stringify(catalogue)}\n` },
    {
      path: 'oai/static-repository.xml',
      content: staticRepository({ ...repository, records: works }),
    },
  ]);
}

async function write(out: string, files: readonly PackageFile[]): Promise<void> {
  for (const { path: name, content } of files) {
    const file = path.join(out, ...name.split('/'));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

function syncFiles(
  feeds: ExchangeFeeds,
  site: string,
  resources: readonly PageDigest[],
): PackageFile[] {
  const changes = changesOf(feeds, site);
  const facts = {
    base: absoluteAddress(site, 'resourcesync/'),
    about: absoluteAddress(site, addresses.about),
    at: changes.at(-1)?.day ?? '1970-01-01',
  };
  const days = new Map(changes.map(({ address, day }) => [address, day]));
  const listed = resources.map(({ address, ...rest }): Resource => {
    const full = absoluteAddress(site, address);
    return { address: full, ...rest, modified: days.get(full) };
  });
  return resourceSyncFiles(facts, listed, changes).map(({ path: name, content }) => ({
    path: `resourcesync/${name}`,
    content,
  }));
}

/** What the content says of when works appeared, chapters changed and moved, and went; oldest first. */
function changesOf({ data, works, ids }: ExchangeFeeds, site: string): ResourceChange[] {
  const created = works.flatMap(({ work, chapters }): ResourceChange[] => {
    const day = work.meta.released;
    if (day === undefined || chapters.length === 0) return [];
    return [work.id, ...chapters.map(({ id }) => id)].map((id) => ({
      address: absoluteAddress(site, unitAddress(id)),
      change: 'created',
      day,
    }));
  });
  const updated = works.flatMap(({ work, chapters }): ResourceChange[] =>
    [work.id, ...chapters.map(({ id }) => id)].flatMap((id) => {
      const day = id === work.id ? lastChange(chapters, ids) : ids.changed.get(id);
      const isLater = day !== undefined && day > (work.meta.released ?? '');
      return isLater
        ? [{ address: absoluteAddress(site, unitAddress(id)), change: 'updated', day }]
        : [];
    }),
  );
  const moved = ids.movedChapters.flatMap(({ from, to }): ResourceChange[] => {
    const day = ids.movedOn.get(to);
    const [address, movedTo] = [from, to].map((id) => absoluteAddress(site, unitAddress(id)));
    return day === undefined || address === undefined
      ? []
      : [{ address, change: 'updated', day, movedTo }];
  });
  const gone = data.former.flatMap(({ address, date, to }): ResourceChange[] =>
    date === undefined || to !== undefined
      ? []
      : [{ address: absoluteAddress(site, address), change: 'deleted', day: date }],
  );
  return [...created, ...updated, ...moved, ...gone].sort((a, b) =>
    a.day === b.day ? (a.address < b.address ? -1 : 1) : a.day < b.day ? -1 : 1,
  );
}

/** Day the text of a work last changed after it first appeared. */
function lastChange(
  chapters: readonly { id: string }[],
  { changed }: ExchangeFeeds['ids'],
): string | undefined {
  return chapters
    .flatMap(({ id }) => changed.get(id) ?? [])
    .sort()
    .at(-1);
}

/** Changes of manifests; another member's are told by that member. */
function discoveryFiles(feeds: ExchangeFeeds, site: string): PackageFile[] {
  const { data, works, scanned, ids } = feeds;
  const own = works.filter(({ work }) => scanned.includes(work.id) && !work.accepted);
  if (own.length === 0) return [];
  const addressOf = (work: string): string => absoluteAddress(site, manifestAddress(work));
  const moves = movedWorks(feeds);
  const manifests = own.map(({ work: { id, meta }, chapters }): ManifestEntry => ({
    address: addressOf(id),
    title: meta.title,
    homepage: absoluteAddress(site, unitAddress(id)),
    created: meta.released,
    updated: lastChange(chapters, ids),
    moved: moves.flatMap(({ from, to, day }) =>
      to === id ? [{ from: addressOf(from), day }] : [],
    ),
  }));
  const gone = data.former.flatMap(({ address, date, to }): ManifestTombstone[] => {
    const [, work] = /^works\/([^/]+)\.html$/.exec(address) ?? [];
    return work === undefined || date === undefined || to !== undefined
      ? []
      : [{ address: absoluteAddress(site, manifestAddress(work)), day: date }];
  });
  const folder = 'iiif-discovery/';
  return changeDiscoveryFiles(absoluteAddress(site, folder), manifests, gone).map(
    ({ path: name, content }) => ({ path: folder + name, content }),
  );
}

/** Works that have another id than they had, as the chapters say that moved with them. */
function movedWorks({ works, ids }: ExchangeFeeds): { from: string; to: string; day: string }[] {
  const here = new Set(works.map(({ work }) => work.id));
  const moves = new Map<string, { from: string; to: string; day: string }>();
  for (const { from, to } of ids.movedChapters) {
    const day = ids.movedOn.get(to);
    if (day !== undefined && !here.has(workOf(from)))
      moves.set(workOf(from), { from: workOf(from), to: workOf(to), day });
  }
  return [...moves.values()];
}

function catalogueOf({ data, works, ids }: ExchangeFeeds, site: string): OaiCatalogue {
  const { portal, former } = data;
  const member = portal.division ?? 'portal';
  const { host } = new URL(site);
  return {
    name: portal.title,
    adminEmail: portal.contact?.email ?? `webmaster@${host}`,
    member,
    host,
    // Other members' works are in their owners' catalogues.
    works: works
      .filter(({ work, chapters }) => chapters.length > 0 && !work.accepted)
      .map(({ work, chapters }) => ({
        record: catalogueRecord(work, { member, portal }),
        kind: work.meta.kind,
        chapters: chapters.map(({ id, meta: { title, englishTitle, authors, summary } }) => ({
          id,
          title,
          englishTitle,
          ...(authors.length > 0 ? { authors } : {}),
          summary,
          changed: ids.changed.get(id),
        })),
      })),
    gone: former.flatMap(({ address, date, to, member: owner }) =>
      date === undefined || to !== undefined || owner !== undefined
        ? []
        : [{ id: address.replace(/^works\/|\.html$/g, ''), day: date }],
    ),
  };
}
