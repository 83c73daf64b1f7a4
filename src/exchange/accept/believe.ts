import type { AcceptedIndex } from '../../model/accepted.ts';
import type { PublicKey } from '../key.ts';
import { extendTrust, type KeyStatement, type Trust } from '../key-history.ts';
import { checkOrder } from '../mirror/next-state.ts';
import type { TagLayer } from '../tag-layer.ts';

export type KnownMember = AcceptedIndex['members'][string];

/**
 * Decides whether a member's release may be believed, and what is known of the member from then on. What was learnt of
 * its keys from earlier releases holds as long as the keys registered for it stay the same; when the office registers
 * others, those alone are believed. A member that lost its keys begins a new series, which its new key must sign.
 *
 * @throws {Refusal} when it may not, or is older than what has been seen.
 */
export function believe(
  known: KnownMember | undefined,
  registered: readonly PublicKey[],
  layer: TagLayer,
): KnownMember {
  const { release, history, signer, digest } = layer;
  const { member, version, released } = release;
  const isSame = known !== undefined && sameKeys(known.registered, registered);
  const isContinued = known !== undefined && continues(known, history);
  const trust: Trust = {
    keys: isSame ? known.trust.keys : registered,
    revoked: isSame || isContinued ? (known?.trust.revoked ?? []) : [],
    history: isSame || isContinued ? (known?.trust.history ?? []) : [],
  };
  const extended = extendTrust(member, history, signer, trust);
  if (known && (isSame || isContinued)) checkOrder(layer, known);
  return {
    newest: { version, digest, released },
    registered: [...registered],
    trust: {
      keys: [...extended.keys],
      revoked: [...extended.revoked],
      history: [...extended.history],
    },
  };
}

const sameKeys = (a: readonly PublicKey[], b: readonly PublicKey[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

/** Whether a history of keys goes on from what is known, and is not that of a series begun anew. */
export function continues({ trust }: KnownMember, history: readonly KeyStatement[]): boolean {
  return trust.history.every((told, at) => JSON.stringify(told) === JSON.stringify(history[at]));
}
