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
import { manifestAddress } from '../page/tile-set.ts';
import type { FormerAddress, PortalData } from '../page/portal-data.ts';
import type { PageDigest } from './fill-volume.ts';
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
  { data, works }: ExchangeFeeds,
  site: string,
  resources: readonly PageDigest[],
): PackageFile[] {
  const changes = changesOf(data.former, works, site);
  const facts = {
    base: absoluteAddress(site, 'resourcesync/'),
    about: absoluteAddress(site, addresses.about),
    at: changes.at(-1)?.day ?? '1970-01-01',
  };
  const listed = resources.map(({ address, ...rest }): Resource => ({
    address: absoluteAddress(site, address),
    ...rest,
  }));
  return resourceSyncFiles(facts, listed, changes).map(({ path: name, content }) => ({
    path: `resourcesync/${name}`,
    content,
  }));
}

/** What the content says of when works appeared, and chapters went; oldest first. */
function changesOf(
  former: readonly FormerAddress[],
  works: readonly ReleasedWork[],
  site: string,
): ResourceChange[] {
  const created = works.flatMap(({ work, chapters }): ResourceChange[] => {
    const day = work.meta.released;
    if (day === undefined || chapters.length === 0) return [];
    return [work.id, ...chapters.map(({ id }) => id)].map((id) => ({
      address: absoluteAddress(site, unitAddress(id)),
      change: 'created',
      day,
    }));
  });
  const gone = former.flatMap(({ address, date, to }): ResourceChange[] =>
    date === undefined || to !== undefined
      ? []
      : [{ address: absoluteAddress(site, address), change: 'deleted', day: date }],
  );
  return [...created, ...gone].sort((a, b) =>
    a.day === b.day ? (a.address < b.address ? -1 : 1) : a.day < b.day ? -1 : 1,
  );
}

/** Changes of manifests; another member's are told by that member. */
function discoveryFiles({ data, works, scanned }: ExchangeFeeds, site: string): PackageFile[] {
  const own = works.filter(({ work }) => scanned.includes(work.id) && !work.accepted);
  if (own.length === 0) return [];
  const manifests = own.map(({ work: { id, meta } }): ManifestEntry => ({
    address: absoluteAddress(site, manifestAddress(id)),
    title: meta.title,
    homepage: absoluteAddress(site, unitAddress(id)),
    created: meta.released,
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

function catalogueOf({ data, works }: ExchangeFeeds, site: string): OaiCatalogue {
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
        })),
      })),
    gone: former.flatMap(({ address, date, to, member: owner }) =>
      date === undefined || to !== undefined || owner !== undefined
        ? []
        : [{ id: address.replace(/^works\/|\.html$/g, ''), day: date }],
    ),
  };
}
