import { digestBytes } from '../digest-files.ts';
import type { PublicKey } from '../key.ts';
import { limits } from '../limits.ts';
import { refuse } from '../problem.ts';
import { minisigFile, readTagLayer } from '../tag-layer.ts';
import { newlyWithdrawn, nextState } from './next-state.ts';
import { readRelease } from './read-release.ts';
import type { MirrorState } from './state.ts';
import type { Moved, Target, Transfer } from './target.ts';

export interface MirrorOptions extends Transfer {
  target: Target;
  /** Key to believe at first; later the mirror knows. */
  key?: PublicKey | undefined;
  /** Day on which it is run, `YYYY-MM-DD`. */
  today: string;
}

export interface MirrorOutcome {
  kind: 'published' | 'unchanged';
  version: number;
  moved: Moved;
  /** Ids of items that this run removed. */
  withdrawn: string[];
  /** Day by which a newer release was promised, when that has passed: somebody may be holding it back. */
  overdueSince?: string | undefined;
  /** Set when an older release than the newest is published, because somebody went back to it. */
  isRolledBack: boolean;
}

/**
 * Follows a source: takes its release when it is newer, whole and signed by whom the mirror believes. Whatever goes
 * wrong, the published release stays.
 *
 * @throws {Refusal} when the source's release may not be taken.
 */
export async function mirror(options: MirrorOptions): Promise<MirrorOutcome> {
  const { target } = options;
  const unlock = await target.lock();
  try {
    const before = await target.readState();
    return (before && (await unchanged(options, before))) ?? (await takeRelease(options, before));
  } finally {
    await unlock();
  }
}

/** One small file says that nothing is new: the signature is the one that was seen. */
async function unchanged(
  { source, target, today }: MirrorOptions,
  state: MirrorState,
): Promise<MirrorOutcome | undefined> {
  const signature = await source.read(minisigFile, limits.signatureBytes);
  if (!signature) return refuse(minisigFile, '没有这个文件，来源不是发布包，或已撤走。');
  if (digestBytes(signature).sha512 !== state.newest.signature) return undefined;
  if (!(await target.isPublished(state))) return undefined;
  await target.tidy(state);
  return {
    kind: 'unchanged',
    moved: { files: 0, bytes: 0 },
    withdrawn: [],
    ...about(state, today),
  };
}

async function takeRelease(
  options: MirrorOptions,
  before: MirrorState | undefined,
): Promise<MirrorOutcome> {
  const { source, target, key, today } = options;
  const layer = await readTagLayer(source);
  const next = nextState(layer, before, key);
  const held = before && (await target.held(before));
  const release = await readRelease(source, layer, held);
  const withdrawn = newlyWithdrawn(next, before).map(({ id }) => id);
  const publication = { release, before, next, isWithdrawal: withdrawn.length > 0 };
  const moved = await target.publish(publication, options);
  return { kind: 'published', moved, withdrawn, ...about(next, today) };
}

function about(
  { newest, current }: MirrorState,
  today: string,
): Pick<MirrorOutcome, 'version' | 'overdueSince' | 'isRolledBack'> {
  const version = Number(current.split('-')[0]);
  return {
    version,
    isRolledBack: version !== newest.version,
    overdueSince: newest.nextBy < today ? newest.nextBy : undefined,
  };
}
