import { addDays } from '../../model/access.ts';
import type { Entry } from '../manifest.ts';
import { keyHistoryFile } from '../key-history.ts';
import { parseJson, releaseFile } from '../release.ts';
import type { Source } from '../source.ts';
import type { TagLayer } from '../tag-layer.ts';
import type { CheckedSources } from './check-sources.ts';
import { openProfileSchema } from './profile-schema.ts';
import type { Breach } from './rules.ts';

/** A year and a month: who publishes a yearbook each year need not hurry. */
const longestPromiseDays = 400;

/** What the release says of itself, and what it has beside the sources. */
export function checkRelease(
  layer: TagLayer,
  entries: readonly Entry[],
  { works, chapterIds, portal }: CheckedSources,
): Breach[] {
  const { member, released, nextBy, tombstones } = layer.release;
  const breaches: Breach[] = [];
  const add = (rule: Breach['rule'], file: string, message: string): void => {
    breaches.push({ rule, file, message });
  };
  const check = openProfileSchema();
  for (const [file, noun] of [
    [releaseFile, 'release'],
    [keyHistoryFile, 'keyHistory'],
  ] as const)
    for (const message of check(noun, parseJson(layer.files.get(file) ?? new Uint8Array(), file)))
      add('facts', file, message);
  if (!/^\d{6}$/.test(member))
    add('member-code', releaseFile, `member 是“${member}”，不是六位区划代码。`);
  else if (portal?.division !== undefined && portal.division !== member)
    add(
      'member-code',
      releaseFile,
      `member 是 ${member}，portal.yaml 的 division 是 ${portal.division}。`,
    );
  if (nextBy > addDays(released, longestPromiseDays))
    add(
      'next-release',
      releaseFile,
      `nextBy 是 ${nextBy}，离发布日期 ${released} 超过 ${longestPromiseDays} 天。`,
    );
  const standing = new Set([...works.map(({ id }) => id), ...chapterIds]);
  for (const { id, title } of tombstones)
    if (standing.has(id)) add('tombstones', releaseFile, `${id}（${title}）记为撤下，源文件还在。`);
  const paths = new Set(entries.map(({ path }) => path));
  for (const { id } of works) {
    const record = `data/metadata/dc/${id}.xml`;
    if (!paths.has(record)) add('catalogue', record, `没有 ${id} 的书目记录。`);
  }
  return breaches;
}

/** Chapters that readers see and who accepts would miss. Pages of scans, and of what moved or is gone, are none. */
export async function checkHeldBack(
  source: Source,
  { release: { tombstones } }: TagLayer,
  entries: readonly Entry[],
  { works, chapterIds }: CheckedSources,
): Promise<Breach[]> {
  const own = new Set(works.map(({ id }) => id));
  const told = new Set([...chapterIds, ...tombstones.map(({ id }) => id)]);
  const breaches: Breach[] = [];
  for (const { path } of entries) {
    const [, id, work, below] =
      /^data\/site\/works\/(([a-z0-9-]+)\/([a-z0-9/-]+))\.html$/.exec(path) ?? [];
    if (id === undefined || work === undefined || !own.has(work) || told.has(id)) continue;
    if (/^scans(?:\/|$)/.test(below ?? '')) continue;
    const page = await source.read(path, mostPageBytes).catch(() => undefined);
    if (page?.includes('内容已移动')) continue;
    breaches.push({ rule: 'held-back', file: path, message: `有 ${id} 的网页，没有它的源文件。` });
  }
  return breaches;
}

/** A page that only leads on is short; a longer one is a chapter's. */
const mostPageBytes = 256 * 1024;
