import { digestBytes } from '../digest-files.ts';
import type { PublicKey } from '../key.ts';
import { extendTrust } from '../key-history.ts';
import { refuse } from '../problem.ts';
import { releaseFile, type Tombstone } from '../release.ts';
import { minisigFile, tagmanifestFile, type TagLayer } from '../tag-layer.ts';
import { idOf, type MirrorState } from './state.ts';

/**
 * Decides whether a mirror may take a release, and what it will remember then. Refuses what is older than what it has
 * seen, another release of the same number, one that does not follow the last, and whoever is not believed.
 *
 * @throws {Refusal} with the reason.
 */
export function nextState(
  layer: TagLayer,
  before: MirrorState | undefined,
  key: PublicKey | undefined,
): MirrorState {
  const { release, history, signer, digest } = layer;
  const { member, version, released, nextBy } = release;
  if (!before && key === undefined)
    return refuse('--key', '第一次镜像要用 --key 给出发布单位的公钥，并先打电话核对指纹。');
  if (before && before.member !== member)
    return refuse(releaseFile, `这是 ${member} 的发布包，这里镜像的是 ${before.member}。`);
  const trust = before?.trust ?? { keys: key === undefined ? [] : [key], revoked: [], history: [] };
  const extended = extendTrust(member, history, signer, trust);
  if (before) checkOrder(layer, before);
  const signature = digestBytes(layer.files.get(minisigFile) ?? new Uint8Array()).sha512;
  const current = idOf(version, digest);
  return {
    format: 'fangzhi-mirror/1',
    member,
    newest: { version, digest, signature, released, nextBy },
    trust: extended,
    current,
    previous: before?.current === current ? before.previous : before?.current,
    tombstones: joined(before?.tombstones ?? [], release.tombstones),
  };
}

/** @throws {Refusal} when a release is older than the newest seen, another of its number, or does not follow it. */
export function checkOrder(
  { release, digest }: TagLayer,
  { newest }: { newest: Pick<MirrorState['newest'], 'version' | 'digest' | 'released'> },
): void {
  const { version, previous, released } = release;
  if (version < newest.version)
    refuse(
      releaseFile,
      `来源给的是第 ${version} 版，比已经收到的第 ${newest.version} 版旧。可能有人重放旧的发布包。`,
    );
  if (version === newest.version && digest !== newest.digest)
    refuse(tagmanifestFile, `来源给了另一个第 ${version} 版，与已经收到的不同。`);
  if (version === newest.version + 1 && previous?.tagmanifest !== newest.digest)
    refuse(releaseFile, `第 ${version} 版不是接着已经收到的第 ${newest.version} 版做的。`);
  if (released < newest.released)
    refuse(
      releaseFile,
      `第 ${version} 版的发布日期 ${released} 早于已经收到的 ${newest.released}。`,
    );
}

function joined(before: readonly Tombstone[], now: readonly Tombstone[]): Tombstone[] {
  return [...new Map([...before, ...now].map((each) => [each.id, each])).values()];
}

/** Items that this release withdraws and the mirror did not know to be withdrawn. */
export function newlyWithdrawn(next: MirrorState, before: MirrorState | undefined): Tombstone[] {
  const known = new Set(before?.tombstones.map(({ id }) => id));
  return before ? next.tombstones.filter(({ id }) => !known.has(id)) : [];
}
