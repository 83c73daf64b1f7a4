import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../model/finding.ts';
import type { Portal } from '../model/portal.ts';
import { buildPortal, type BuildOptions } from '../press/build.ts';
import { withPool } from '../press/pool.ts';
import { checkApart } from '../press/output.ts';
import { preparePortal, type Prepared } from '../press/prepare.ts';
import { comparePaths } from './bundle-path.ts';
import { fillPayload } from './fill-payload.ts';
import { readFormer, type Former } from './former-release.ts';
import type { PublicKey, SecretKey } from './key.ts';
import { stateKeys, type KeyStatement } from './key-history.ts';
import { lockFile } from './lock-file.ts';
import type { Entry } from './manifest.ts';
import { refuse } from './problem.ts';
import { readmeFiles } from './readme.ts';
import type { Tombstone } from './release.ts';
import { sealBundle, type ReleaseFacts } from './seal.ts';
import { lockOf, mendSwap, stagingOf, swapFolder } from './swap-folder.ts';
import { tombstonesOf } from './tombstones.ts';

export interface BundleOptions extends Omit<BuildOptions, 'search'> {
  secret: SecretKey;
  /** By which the alliance knows the office; the portal's division where it is not given. */
  member?: string | undefined;
  /** Day by which the next release is promised. */
  nextBy: string;
  /** Keys that may sign from the release after this one on. */
  addKeys: readonly PublicKey[];
  revokeKeys: readonly PublicKey[];
}

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
  await mkdir(path.join(bag, 'data'), { recursive: true });
  const built = await buildPortal({ ...options, out: path.join(staging, 'site'), search: true });
  if (!built.isPublished) return { findings: built.findings, heldBack: [] };
  const prepared = await withPool(options.jobs, async (pool) =>
    preparePortal({ ...options, search: true }, pool),
  );
  const portal = prepared.data?.portal;
  if (!portal) return { findings: prepared.findings, heldBack: [] };
  const facts = releaseFacts(options, prepared, portal, former);
  const { entries, heldBack } = await fillPayload(options, prepared, portal, facts, {
    staging,
    bag,
  });
  const history = keysOf(options, facts.member, former);
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

function releaseFacts(
  { member, nextBy, release }: BundleOptions,
  { compiled }: Prepared,
  portal: Portal,
  former: Former | undefined,
): ReleaseFacts {
  const named = member ?? portal.division;
  if (named === undefined)
    return refuse(
      'portal.yaml',
      '没有写 division（区划代码）。请补上，或用 --member 写明本单位的编号。',
    );
  if (former && former.release.member !== named)
    return refuse(
      former.folder,
      `那里是 ${former.release.member} 的发布包，不是 ${named} 的。请换一个文件夹。`,
    );
  return {
    member: named,
    office: portal.office,
    title: portal.title,
    ...(portal.site === undefined ? {} : { site: portal.site }),
    version: (former?.version ?? 0) + 1,
    released: release.today,
    nextBy,
    ...(former ? { previous: { version: former.version, tagmanifest: former.digest } } : {}),
    tombstones: joinTombstones(
      former?.release.tombstones ?? [],
      tombstonesOf(compiled.corpus.registry),
    ),
  };
}

/** A tombstone stays for good, whatever the registry says later. */
function joinTombstones(before: readonly Tombstone[], now: readonly Tombstone[]): Tombstone[] {
  const byId = new Map([...before, ...now].map((each) => [each.id, each]));
  return [...byId.values()].sort((a, b) => comparePaths(a.id, b.id));
}

/** The history of keys, with a statement more when keys are added or revoked. */
function keysOf(
  { secret, addKeys, revokeKeys }: BundleOptions,
  member: string,
  former: Former | undefined,
): KeyStatement[] {
  const history =
    former?.history ?? stateKeys(member, [], { keys: [secret.publicKey], revoked: [] }, secret);
  const last = history.at(-1);
  if (!last?.keys.includes(secret.publicKey))
    return refuse(
      '--key',
      '这把私钥不在上一版允许的密钥之中。请用上一版的私钥，先以 --add-key 加入新的公钥。',
    );
  if (revokeKeys.includes(secret.publicKey))
    return refuse('--revoke-key', '不能用将要作废的私钥签名。请用另一把私钥。');
  const keys = [...new Set([...last.keys, ...addKeys])].filter((key) => !revokeKeys.includes(key));
  const revoked = [...new Set([...last.revoked, ...revokeKeys])];
  const isChanged = keys.join() !== last.keys.join() || revoked.join() !== last.revoked.join();
  return isChanged ? stateKeys(member, history, { keys, revoked }, secret) : history;
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
