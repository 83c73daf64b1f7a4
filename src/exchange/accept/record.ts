import type { Accepted } from '../../model/accepted.ts';
import type { Release } from '../../model/access.ts';
import { webAddress } from '../../model/fields.ts';
import { fingerprint } from '../key.ts';
import type { Offered } from './read-candidates.ts';

/** Said where neither work nor portal says under what a work may be used. */
const unknownLicence = '未写明（使用前请向所属单位询问）';

/** Where a work comes from, as it stands in the record. */
export function recordOf(
  { wanted: { offer, work: plainId }, work: { meta }, portal }: Offered,
  { today }: Release,
  supersedes: string | undefined,
): Accepted {
  const { member, layer, via } = offer;
  const { office, version, released, site } = layer.release;
  const home = webAddress.safeParse(site);
  return {
    member,
    office,
    work: plainId,
    licence: meta.licence ?? meta.rights ?? portal?.rights ?? unknownLicence,
    version,
    released,
    digest: layer.digest,
    signer: fingerprint(layer.signer),
    received: today,
    ...(via === undefined ? {} : { via }),
    ...(home.success ? { site: home.data } : {}),
    ...(supersedes === undefined ? {} : { supersedes }),
  };
}
