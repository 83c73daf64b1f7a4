import { escapeHtml } from '../markdown/escape.ts';
import type { Accepted } from '../model/accepted.ts';
import { itemAddress, relativeAddress, unitAddress } from '../model/address.ts';
import { formatEdtf } from '../model/edtf.ts';
import { licenceAddress } from '../model/licence.ts';
import type { WorkMeta } from '../model/work.ts';
import type { ItemData } from './portal-data.ts';

/** Whose a work of another member is, and under what it may be used. */
export interface Ownership {
  /** Of the member's page here. */
  id: string;
  name: string;
  /** Undefined where nothing was written of it. */
  licence: string | undefined;
  /** The owner's portal. */
  site: string | undefined;
  /** Release it was taken with; absent for a work that merely names its owner. */
  accepted?: Accepted | undefined;
}

/** Undefined for a work of the portal's own. */
export function ownershipOf(
  { meta, accepted }: { meta: WorkMeta; accepted?: Accepted | undefined },
  members: readonly Pick<ItemData<'members'>, 'id' | 'meta'>[],
): Ownership | undefined {
  if (meta.owner === undefined) return undefined;
  const member = members.find(({ id }) => id === meta.owner)?.meta;
  return {
    id: meta.owner,
    name: member?.name ?? accepted?.office ?? meta.owner,
    licence: accepted?.licence ?? meta.licence ?? meta.rights,
    site: accepted?.site ?? member?.site,
    accepted,
  };
}

/** Page of a work, part or chapter at its owner's; undefined where the owner has no portal. */
export function originalAddress(id: string, { site, accepted }: Ownership): string | undefined {
  if (site === undefined || accepted === undefined) return undefined;
  const [, ...below] = id.split('/');
  return `${site.replace(/\/+$/, '')}/${unitAddress([accepted.work, ...below].join('/'))}`;
}

/** `第3版（2023年5月1日）`. */
export function formatRelease({ version, released }: Accepted): string {
  return `第${version}版（${formatEdtf(released)}）`;
}

/** The line that says whose a page is: owner, licence, release, and where the original stands. */
export function renderOwnership(id: string, ownership: Ownership): string {
  const { name, licence, accepted } = ownership;
  const from = unitAddress(id);
  const link = (address: string, text: string): string =>
    `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
  const original = originalAddress(id, ownership);
  const terms = licenceAddress(licence);
  const parts = [
    `所属：${link(relativeAddress(from, itemAddress('members', ownership.id)), name)}`,
    licence === undefined
      ? ''
      : `许可：${terms === undefined ? escapeHtml(licence) : link(terms, licence)}`,
    accepted === undefined ? '' : `据其${formatRelease(accepted)}收入`,
    original === undefined ? '' : link(original, '原页'),
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => `<span>${part}</span>`)
    .join('');
}

/** What schema.org says of the same. */
export function ownershipJsonLd(id: string, ownership: Ownership): Record<string, unknown> {
  const { name, site, licence } = ownership;
  return {
    publisher: { '@type': 'Organization', name, url: site },
    license: licenceAddress(licence) ?? licence,
    isBasedOn: originalAddress(id, ownership),
  };
}
