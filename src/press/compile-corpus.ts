import { runChecks } from '../checks/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { isAcceptedFile } from '../model/accepted.ts';
import type { Release } from '../model/access.ts';
import { textDigest } from '../markdown/digest.ts';
import type { Finding } from '../model/finding.ts';
import type { CurrentChapter } from '../model/id-registry.ts';
import type { ProofState } from '../model/proof-state.ts';
import { reconcileIds, type Reconciliation } from '../model/id-reconciling.ts';
import { digestSources } from './digest-sources.ts';
import { resolveLinks } from './links.ts';
import type { Pool } from './pool.ts';
import { compileItems, type CompiledItem } from './register-texts.ts';
import { releaseWorks, type ReleasedWork } from './released.ts';
import { readScannedWorks, withoutUnproofread, type ScannedWork } from './scans/released-scans.ts';
import { readSummary } from './cache.ts';
import type { VolumeSummary } from './summary.ts';
import { hiddenItems, planVolumes, releasedWorks, type Volume } from './volumes.ts';

/** Rooms that a compile depends on, so that a newer program does not trust an older one's cache. */
const compileRooms = ['markdown', 'model', 'corpus'];

export interface CompileOptions {
  /** Absolute path of the content folder. */
  content: string;
  cache: string;
  release: Release;
  onVolume?: ((done: number, all: number) => void) | undefined;
}

/** A corpus after compiling: everything known of it, nothing written. */
export interface CompiledCorpus {
  corpus: Corpus;
  works: ReleasedWork[];
  items: CompiledItem[];
  volumes: { volume: Volume; summary: VolumeSummary }[];
  cachedVolumes: number;
  /** Registry held against the content. */
  ids: Reconciliation;
  /** Addresses of link slots, by chapter. */
  links: Map<string, string[]>;
  /** Works that have scans, before it is known which of them are shown. */
  scanned: ScannedWork[];
  findings: Finding[];
}

/** Reads and compiles everything that may be shown, checks it, and resolves what chapters say of one another. */
export async function compileCorpus(options: CompileOptions, pool: Pool): Promise<CompiledCorpus> {
  const { release } = options;
  const corpus = await readCorpus(options.content);
  const effective = withProofread(release, corpus.portal?.proofread);
  const open = releasedWorks(corpus, release);
  const scanned = await readScannedWorks(
    corpus.works.filter(({ id }) => open.some((work) => work.id === id)),
    options.content,
    effective,
  );
  const shown = withoutUnproofread(open, scanned);
  const hidden = hiddenItems(corpus, release);
  const { volumes, cachedVolumes } = await compileVolumes(
    planVolumes(shown),
    { ...options, hidden },
    pool,
  );
  const works = releaseWorks(shown, volumes);
  const items = compileItems(corpus, release, new Set(hidden));
  const chapters = works.flatMap((work) => work.chapters);
  // Addresses of other members' works are for their owners to promise.
  const ids = reconcileIds(
    corpus.registry,
    works.filter(({ work }) => !work.accepted).flatMap(registrableUnits),
    withheldUnits(corpus, works),
  );
  const accepted = new Map(Object.entries(corpus.accepted.works));
  const { links, findings: linkFindings } = resolveLinks(
    chapters,
    ids.anchors,
    ids.resolve,
    accepted,
  );
  const checkFindings = runChecks({
    portal: corpus.portal,
    works: works.map((work) => ({
      ...work.work,
      chapters: work.chapters,
      absent: absentChapters(corpus, work),
    })),
    items: corpus.items,
    chronicle: corpus.chronicle,
  });
  const findings = [
    ...corpus.findings,
    ...volumes.flatMap(({ summary }) => summary.findings).filter(isForThisOffice),
    ...items.flatMap(({ compiled }) => compiled.findings),
    ...linkFindings,
    ...checkFindings.filter(({ file }) => !isAcceptedFile(file)),
  ];
  return { corpus, works, items, volumes, cachedVolumes, ids, links, scanned, findings };
}

/** What a command says of proofreading wins over what the portal says. */
function withProofread(release: Release, least: ProofState | undefined): Release {
  return release.proofread !== undefined || least === undefined
    ? release
    : { ...release, proofread: least };
}

/** What may be better in another member's work is for that member to hear. */
function isForThisOffice({ file, severity }: Finding): boolean {
  return severity === 'error' || !isAcceptedFile(file);
}

/** Compiles volumes, or finds them in the cache. @param options with the items that may not be named. */
export async function compileVolumes(
  plan: readonly Volume[],
  { content, cache, release, hidden, onVolume }: CompileOptions & { hidden: string[] },
  pool: Pick<Pool, 'compile'>,
): Promise<Pick<CompiledCorpus, 'volumes' | 'cachedVolumes'>> {
  const compiler = await digestSources(compileRooms);
  let done = 0;
  let cachedVolumes = 0;
  const volumes = await Promise.all(
    plan.map(async (volume) => {
      const { digest, isCached } = await pool.compile({
        kind: 'compile',
        volume,
        root: content,
        cache,
        release,
        hiddenItems: hidden,
        compiler,
      });
      if (isCached) cachedVolumes++;
      done++;
      onVolume?.(done, plan.length);
      return { volume, summary: readSummary(cache, digest) };
    }),
  );
  return { volumes, cachedVolumes };
}

/** Works, parts and chapters: everything with a page of its own can be renamed, and its old address must lead on. */
function registrableUnits({ work, parts, chapters }: ReleasedWork): CurrentChapter[] {
  const whole = (rank: string, within: readonly { digest: string }[]): string =>
    textDigest(`${rank} ${within.map(({ digest }) => digest).join(' ')}`);
  return [
    { id: work.id, title: work.meta.title, digest: whole('work', chapters), headings: [] },
    ...parts.map(({ id, meta }) => ({
      id,
      title: meta.title,
      digest: whole(
        'part',
        chapters.filter((chapter) => chapter.parts.includes(id)),
      ),
      headings: [],
    })),
    ...chapters.map(({ id, meta, digest, headings }) => ({
      id,
      title: meta.title,
      digest,
      headings,
    })),
  ];
}

/** Chapters of a work that are on disk but not among those compiled: held back, or not readable. */
function absentChapters(corpus: Corpus, { work, chapters }: ReleasedWork): string[] {
  const present = new Set(chapters.map(({ id }) => id));
  const onDisk = corpus.works.find(({ id }) => id === work.id)?.chapters ?? [];
  return onDisk.map(({ id }) => id).filter((id) => !present.has(id));
}

/** Units that exist but are not shown; the registry neither buries nor names them. */
function withheldUnits(corpus: Corpus, works: readonly ReleasedWork[]): Set<string> {
  const unitIds = (work: {
    id: string;
    parts: readonly { id: string }[];
    chapters: readonly { id: string }[];
  }): string[] =>
    work.chapters.length === 0
      ? []
      : [work.id, ...work.parts.map(({ id }) => id), ...work.chapters.map(({ id }) => id)];
  const shown = new Set(
    works.flatMap(({ work, parts, chapters }) => unitIds({ id: work.id, parts, chapters })),
  );
  const own = corpus.works.filter(({ accepted }) => !accepted);
  return new Set(own.flatMap(unitIds).filter((id) => !shown.has(id)));
}
