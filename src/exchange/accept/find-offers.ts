import type { Corpus } from '../../corpus/corpus.ts';
import { memberOf } from '../../model/accepted.ts';
import { fingerprint, parsePublicKey, type PublicKey } from '../key.ts';
import type { Entry } from '../manifest.ts';
import { Refusal, refuse } from '../problem.ts';
import { releaseFile } from '../release.ts';
import type { Source } from '../source.ts';
import type { TagLayer } from '../tag-layer.ts';
import { believe, continues, type KnownMember } from './believe.ts';
import { directOffer, passedOn, passedOnOffer, type Offer } from './offer.ts';

/** An offer whose release is believed, and what is known of its member from then on. */
export interface Believed {
  offer: Offer;
  known: KnownMember;
  /** The member lost its keys and counts its releases from one again. */
  isAnew: boolean;
}

/**
 * What a bundle offers: its office's own works, and those it passes on of other members that are registered here. Of
 * those, a release older than one seen is passed over; the office's own is refused then.
 *
 * @param self code of the office that accepts; its own works are not offered to itself.
 * @returns offers, and sentences about what was left aside.
 * @throws {Refusal} when the bundle may not be taken.
 */
export async function findOffers(
  source: Source,
  layer: TagLayer,
  entries: readonly Entry[],
  { corpus, self }: { corpus: Corpus; self: string | undefined },
): Promise<{ offers: Believed[]; notes: string[] }> {
  const { member } = layer.release;
  if (member === self) return refuse(releaseFile, '这是本单位自己的发布包，不必收入。');
  const known = (code: string): KnownMember | undefined => corpus.accepted.members[code];
  const own = believe(known(member), registeredKeys(corpus, member, layer), layer);
  const isAnew = (code: string, { history }: TagLayer): boolean => {
    const before = known(code);
    return before !== undefined && !continues(before, history);
  };
  const offers: Believed[] = [
    {
      offer: await directOffer(source, layer, entries),
      known: own,
      isAnew: isAnew(member, layer),
    },
  ];
  const notes: string[] = [];
  for (const place of passedOn(entries)) {
    if (place.member === self || place.member === member) continue;
    const offer = await passedOnOffer(source, place, member, entries);
    const { version } = offer.layer.release;
    const before = known(place.member);
    const isSeriesAnew = isAnew(place.member, offer.layer);
    if (before && before.newest.version > version && !isSeriesAnew) continue;
    try {
      const keys = registeredKeys(corpus, place.member, offer.layer);
      const after = believe(before, keys, offer.layer);
      offers.push({ offer, known: after, isAnew: isSeriesAnew });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notes.push(`转来的 ${place.member} 的著作没有收：${error.problems[0]?.reason ?? ''}`);
    }
  }
  return { offers, notes };
}

/** Keys in the record of a member. @throws {Refusal} when there is none, or one is malformed. */
function registeredKeys(
  { items }: Corpus,
  code: string,
  { signer, release }: TagLayer,
): PublicKey[] {
  const record = memberOf(items.members, code);
  const file = record?.file ?? `members/${code}.yaml`;
  const lines = record?.meta.keys ?? [];
  if (lines.length > 0)
    return lines.map((line) => parsePublicKey(line) ?? refuse(file, `公钥 ${line} 读不懂。`));
  return refuse(
    file,
    `${record ? '' : '没有这个成员的资料。'}没有登记 ${release.office}（${code}）的公钥。请写上 division: "${code}" 和 keys（它的 .pub 文件的第二行），登记以前打电话核对指纹；这个发布包的签名是 ${fingerprint(signer)}。`,
  );
}
