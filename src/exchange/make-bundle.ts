import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readPortal } from '../corpus/read-corpus.ts';
import type { Finding } from '../model/finding.ts';
import { buildPortal, type BuildOptions } from '../press/build.ts';
import { withPool } from '../press/pool.ts';
import { checkApart } from '../press/output.ts';
import { preparePortal } from '../press/prepare.ts';
import { fillPayload } from './fill-payload.ts';
import { readFormer, type Former } from './former-release.ts';
import type { KeyStatement } from './key-history.ts';
import { lockFile } from './lock-file.ts';
import type { Entry } from './manifest.ts';
import { joinTombstones, planRelease, type Announcement } from './next-release.ts';
import { readmeFiles } from './readme.ts';
import { sealBundle, type ReleaseFacts } from './seal.ts';
import { lockOf, mendSwap, stagingOf, swapFolder } from './swap-folder.ts';
import { tombstonesOf } from './tombstones.ts';

export interface BundleOptions
  extends Omit<BuildOptions, 'search'>, Omit<Announcement, 'released'> {}

export interface BundleOutcome {
  findings: Finding[];
  /** Absent when errors in the content kept a release from being made. */
  release?: { version: number; files: number; bytes: number; isNew: boolean };
  /** Sources left out because they hold what is not public. */
  heldBack: string[];
}

/**
 * Makes a release of a portal in `out`, in place of the one that stands there. What has been copied when a run is
 * stopped is not copied again by the next; the release that stands stays until the new one is whole.
 *
 * @throws {Refusal} when `out` holds something else, another run writes there, or a file may not be in a bundle.
 */
export async function makeBundle(options: BundleOptions): Promise<BundleOutcome> {
  checkApart(options.out, options.content);
  await mkdir(path.dirname(options.out), { recursive: true });
  const unlock = await lockFile(lockOf(options.out), options.out);
  try {
    return await makeLocked(options);
  } finally {
    await unlock();
  }
}

async function makeLocked(options: BundleOptions): Promise<BundleOutcome> {
  await mendSwap(options.out);
  const former = await readFormer(options.out);
  const staging = stagingOf(options.out);
  const bag = path.join(staging, 'bag');
  const announced = { ...options, released: options.release.today };
  // What no reader would take is told before hours of building; a portal that cannot be read is for the build to tell.
  const unbuilt = await readPortal(options.content, []);
  if (unbuilt) planRelease(announced, unbuilt, former);
  await mkdir(path.join(bag, 'data'), { recursive: true });
  const built = await buildPortal({ ...options, out: path.join(staging, 'site'), search: true });
  if (!built.isPublished) return { findings: built.findings, heldBack: [] };
  const prepared = await withPool(options.jobs, async (pool) =>
    preparePortal({ ...options, search: true }, pool),
  );
  const portal = prepared.data?.portal;
  if (!portal) return { findings: prepared.findings, heldBack: [] };
  const planned = planRelease(announced, portal, former);
  const { history } = planned;
  const facts = {
    ...planned.facts,
    tombstones: joinTombstones(
      planned.facts.tombstones,
      tombstonesOf(prepared.compiled.corpus.registry),
    ),
  };
  const { entries, heldBack } = await fillPayload(options, prepared, portal, facts, {
    staging,
    bag,
  });
  const counts = {
    files: entries.length,
    bytes: entries.reduce((sum, each) => sum + each.sizeBytes, 0),
  };
  if (former && isSame(former, facts, entries, history)) {
    await rm(staging, { recursive: true, force: true });
    return {
      findings: built.findings,
      heldBack,
      release: { version: former.version, ...counts, isNew: false },
    };
  }
  await sealBundle({
    folder: bag,
    entries,
    facts,
    history,
    secret: options.secret,
    former,
    readmes: readmeFiles(facts),
  });
  await swapFolder(options.out, bag);
  await rm(staging, { recursive: true, force: true });
  return {
    findings: built.findings,
    heldBack,
    release: { version: facts.version, ...counts, isNew: true },
  };
}

/** Whether a release would say nothing that the one before does not. */
function isSame(
  former: Former,
  facts: ReleaseFacts,
  entries: readonly Entry[],
  history: readonly KeyStatement[],
): boolean {
  const { released, nextBy, tombstones } = former.release;
  const said = (of: Pick<ReleaseFacts, 'released' | 'nextBy' | 'tombstones'>): string =>
    JSON.stringify([of.released, of.nextBy, of.tombstones]);
  return (
    said({ released, nextBy, tombstones }) === said(facts) &&
    JSON.stringify(history) === JSON.stringify(former.history) &&
    entries.length === former.entries.length &&
    entries.every(({ path: file, sha512 }, at) => {
      const before = former.entries[at];
      return before?.path === file && before.sha512 === sha512;
    })
  );
}
