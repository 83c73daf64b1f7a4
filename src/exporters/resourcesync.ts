import type { PackageFile } from './package-file.ts';
import { xmlDeclaration, xmlText } from './xml.ts';

/** A file that others may copy. */
export interface Resource {
  /** Full address. */
  address: string;
  sizeBytes: number;
  sha256: string;
  /** Day of its last change (`YYYY-MM-DD`), where the content says. */
  modified?: string | undefined;
}

/** Something that happened to a resource, as the content says. */
export interface ResourceChange {
  address: string;
  change: 'created' | 'updated' | 'deleted';
  /** `YYYY-MM-DD` */
  day: string;
  /** Where the resource is found from now on. */
  movedTo?: string | undefined;
}

export interface SyncFacts {
  /** Full address of the folder that the lists lie in, ending in `/`. */
  base: string;
  /** Full address of a page that describes the source to people. */
  about: string;
  /** Day of the latest change that the content knows of. */
  at: string;
}

/** Entries one list may have, by the rule of site maps. */
export const mostEntries = 50_000;

const spaces =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:rs="http://www.openarchives.org/rs/terms/"';

const moment = (day: string): string => `${day}T00:00:00+08:00`;

const link = (rel: string, address: string): string =>
  `<rs:ln rel="${rel}" href="${xmlText(address)}"/>`;

/** ResourceSync (ANSI/NISO Z39.99): what there is, with digests, and what changed. Names are relative to `base`. */
export function resourceSyncFiles(
  { base, about, at }: SyncFacts,
  resources: readonly Resource[],
  changes: readonly ResourceChange[],
): PackageFile[] {
  const up = link('up', `${base}capability-list.xml`);
  const description = `${base}description.xml`;
  return [
    {
      path: 'description.xml',
      content: urlset(`${link('describedby', about)}<rs:md capability="description"/>`, [
        `<url><loc>${xmlText(`${base}capability-list.xml`)}</loc><rs:md capability="capabilitylist"/></url>`,
      ]),
    },
    {
      path: 'capability-list.xml',
      content: urlset(`${link('up', description)}<rs:md capability="capabilitylist"/>`, [
        `<url><loc>${xmlText(`${base}resource-list.xml`)}</loc><rs:md capability="resourcelist"/></url>`,
        `<url><loc>${xmlText(`${base}change-list.xml`)}</loc><rs:md capability="changelist"/></url>`,
      ]),
    },
    ...listFiles(
      base,
      'resource-list',
      `${up}<rs:md capability="resourcelist" at="${moment(at)}"/>`,
      resources.map(resourceEntry),
    ),
    ...listFiles(
      base,
      'change-list',
      `${up}<rs:md capability="changelist" from="${moment(firstDay(changes, at))}"/>`,
      changes.map(changeEntry),
    ),
  ];
}

const firstDay = (changes: readonly ResourceChange[], at: string): string => changes[0]?.day ?? at;

function resourceEntry({ address, sizeBytes, sha256, modified }: Resource): string {
  const lastmod = modified === undefined ? '' : `<lastmod>${moment(modified)}</lastmod>`;
  return `<url><loc>${xmlText(address)}</loc>${lastmod}<rs:md hash="sha-256:${sha256}" length="${sizeBytes}"/></url>`;
}

function changeEntry({ address, change, day, movedTo }: ResourceChange): string {
  const onward = movedTo === undefined ? '' : link('alternate', movedTo);
  return `<url><loc>${xmlText(address)}</loc><lastmod>${moment(day)}</lastmod><rs:md change="${change}" datetime="${moment(day)}"/>${onward}</url>`;
}

function urlset(head: string, entries: readonly string[]): string {
  return `${xmlDeclaration}<urlset ${spaces}>\n${head}\n${entries.map((entry) => `${entry}\n`).join('')}</urlset>\n`;
}

/** One list, or where it would be too long, an index and its parts. */
function listFiles(
  base: string,
  name: string,
  head: string,
  entries: readonly string[],
): PackageFile[] {
  if (entries.length <= mostEntries)
    return [{ path: `${name}.xml`, content: urlset(head, entries) }];
  const parts: PackageFile[] = [];
  for (let start = 0; start < entries.length; start += mostEntries) {
    const inside = `${link('index', `${base}${name}.xml`)}${head}`;
    parts.push({
      path: `${name}-${parts.length + 1}.xml`,
      content: urlset(inside, entries.slice(start, start + mostEntries)),
    });
  }
  const lines = parts.map(({ path }) => `<sitemap><loc>${xmlText(base + path)}</loc></sitemap>\n`);
  const index = `${xmlDeclaration}<sitemapindex ${spaces}>\n${head}\n${lines.join('')}</sitemapindex>\n`;
  return [{ path: `${name}.xml`, content: index }, ...parts];
}
