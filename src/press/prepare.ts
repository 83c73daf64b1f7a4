import type { Release } from '../model/access.ts';
import { rareCharacters } from '../markdown/rare.ts';
import { readReleasePortal } from '../corpus/read-accepted.ts';
import { acceptedReleaseFolder } from '../model/accepted.ts';
import { aFinding, compareFindings, type Finding } from '../model/finding.ts';
import type { Portal } from '../model/portal.ts';
import type { RegisterName } from '../model/registers.ts';
import type { ItemData, PortalData } from '../page/portal-data.ts';
import { compileCorpus, type CompiledCorpus } from './compile-corpus.ts';
import { formerPages } from './former-addresses.ts';
import { makeImages, type ImageUse, type MadeImages } from './images.ts';
import { makeRecordings, type MadeRecordings } from './recordings.ts';
import type { Pool } from './pool.ts';
import { imagesOfGalleries } from './galleries.ts';
import { makeRareFonts, type RareFonts } from './rare-fonts.ts';
import { fontsFolder } from './small-fonts.ts';
import { gatherPortalData } from './portal-data.ts';
import { prepareScans, type PreparedScans } from './scans/prepare-scans.ts';
import { fillItems, imagesOfItems } from './register-texts.ts';
import { gatherThreads } from './topics.ts';

export interface PrepareOptions {
  /** Absolute path of the content folder. */
  content: string;
  /** Folder for what later builds can use again. */
  cache: string;
  /** Address readers will find the portal at; overrides that of `portal.yaml`. */
  site?: string | undefined;
  release: Release;
  /** Whether a search index will be part of the portal. */
  search: boolean;
  /** Told as each step goes on. */
  onProgress?: ((step: string, done: number, all: number) => void) | undefined;
}

/** What is known of a portal before a page is written: enough to check it, to develop it and to build it. */
export interface Prepared {
  compiled: CompiledCorpus;
  images: MadeImages;
  recordings: MadeRecordings;
  scans: PreparedScans;
  rare: RareFonts;
  /** Absent when `portal.yaml` could not be read. */
  data: PortalData | undefined;
  /** Sorted. */
  findings: Finding[];
}

/** Reads, compiles and checks everything, images included. */
export async function preparePortal(options: PrepareOptions, pool: Pool): Promise<Prepared> {
  const { content, cache, release, onProgress, site, search } = options;
  onProgress?.('读取', 0, 1);
  const compiled = await compileCorpus(
    { content, cache, release, onVolume: (done, all) => onProgress?.('排版', done, all) },
    pool,
  );
  const { corpus, works, items, ids } = compiled;
  const images = await makeImages(imageUses(compiled, release), { root: content, cache });
  const recordings = await makeRecordings(
    works.flatMap(({ chapters }) =>
      chapters.flatMap(({ file, recordings: uses }) => uses.map((use) => ({ file, use }))),
    ),
    { root: content, cache },
  );
  const scans = await prepareScans(compiled.scanned, works, {
    root: content,
    cache,
    release,
    onScan: (done, all) => onProgress?.('书影', done, all),
  });
  const chapterIds = new Set(works.flatMap(({ chapters }) => chapters.map(({ id }) => id)));
  const { texts, findings: itemFindings } = fillItems(items, images.pictures, (id) =>
    chapterIds.has(id),
  );
  const topics = gatherThreads(corpus, works, {
    cache,
    kept: ids.anchors,
    release,
  });
  const findings = [
    ...compiled.findings,
    ...images.findings,
    ...recordings.findings,
    ...scans.findings,
    ...itemFindings,
    ...topics.findings,
    ...registryFindings(compiled),
  ];
  const portal: Portal | undefined =
    corpus.portal && (site === undefined ? corpus.portal : { ...corpus.portal, site });
  const gathered =
    portal &&
    gatherPortalData({
      corpus,
      portal,
      works,
      release,
      kept: ids.anchors,
      former: formerPages(ids, corpus.accepted.tombstones),
      pictures: images.pictures,
      scans,
      texts,
      threads: topics.threads,
      hasSearch: search,
    });
  const { folders, characters } = await typeOfOthers(corpus);
  const rare = await makeRareFonts(
    rareOf(compiled, gathered),
    { ...characters, ...portal?.characters },
    { content, cache, folders },
  );
  const data = gathered && {
    ...gathered,
    ...(rare.fonts.length > 0 ? { rareFonts: rare.fonts } : {}),
  };
  findings.push(...rare.findings);
  return {
    compiled,
    images,
    recordings,
    scans,
    rare,
    data,
    findings: findings.sort(compareFindings),
  };
}

/** Folders of the fonts that came with other members' works, and what their owners say rare characters look like. */
async function typeOfOthers({
  root,
  works,
}: CompiledCorpus['corpus']): Promise<{ folders: string[]; characters: Record<string, string> }> {
  const releases = new Set(
    works.flatMap(({ accepted }) => (accepted ? [acceptedReleaseFolder(accepted)] : [])),
  );
  const characters: Record<string, string> = {};
  for (const release of releases)
    Object.assign(characters, (await readReleasePortal(root, release))?.characters);
  return { folders: [...releases].map((release) => `${release}/${fontsFolder}`), characters };
}

/** Rare characters of chapters, and of what the other pages show besides passages of chapters. */
function rareOf({ works }: CompiledCorpus, data: PortalData | undefined): string[] {
  const found = works.flatMap(({ chapters }) => chapters.flatMap(({ rare = [] }) => rare));
  if (data === undefined) return rareCharacters(found.join(''));
  const { items, ...others } = data;
  const lists: readonly ItemData<RegisterName>[][] = Object.values(items);
  const own = lists.map((list) => list.map((item) => ({ ...item, passages: [] })));
  return rareCharacters(found.join('') + JSON.stringify([others, own]));
}

function imageUses({ corpus, works, items }: CompiledCorpus, release: Release): ImageUse[] {
  return [
    ...works.flatMap(({ work, chapters }) => [
      ...(work.meta.cover === undefined
        ? []
        : [{ file: `${work.folder}/${work.meta.cover}`, namedIn: work.file }]),
      ...chapters.flatMap(({ file, figures }) =>
        figures.map(({ src, at }) => ({
          file: `${file.slice(0, file.lastIndexOf('/'))}/${src}`,
          namedIn: file,
          at,
        })),
      ),
    ]),
    ...imagesOfItems(items),
    ...imagesOfGalleries(corpus.items.galleries, release),
  ];
}

/** One reminder for the whole registry: it is kept by a command of its own, not by building. */
function registryFindings({ corpus, ids }: CompiledCorpus): Finding[] {
  const findings: Finding[] = [];
  if (ids.unregistered > 0) {
    findings.push(
      aFinding(
        'ids-unregistered',
        'ids.jsonl',
        `有 ${ids.unregistered} 个篇章、条目还没有登记永久编号，日后改名会断开旧网址。定稿后请运行 npx fangzhi ids 登记。`,
      ),
    );
  }
  const { chapters, entries } = ids.newlyGone;
  const gone = [...chapters.map(({ id }) => id), ...entries.map(({ at }) => at)];
  if (gone.length > 0 && corpus.registry.length > 0) {
    findings.push(
      aFinding(
        'ids-gone',
        'ids.jsonl',
        `登记过的 ${gone.length} 个篇章、条目不见了（${gone.slice(0, 3).join('、')}${gone.length > 3 ? '……' : ''}），旧网址将显示“已撤下”。若非有意删除请找回；若是有意，请运行 npx fangzhi ids 记下。`,
      ),
    );
  }
  return findings;
}
