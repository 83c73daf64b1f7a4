import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { cardAddress, portalCard } from '../model/address.ts';
import { workKinds } from '../model/work-kinds.ts';
import type { PortalData } from '../page/portal-data.ts';
import { drawCard, type CardText } from './share-card.ts';
import { ownSerif, type Typeface } from './typeface.ts';

/** Cards made, by address; `keys` names their files in the cache. */
export interface ShareCards {
  keys: Map<string, string>;
}

/** Weight of the type on cards; with `recipe` part of every key, so that a new drawing is a new file. */
const weight = 620;
const recipe = 'v4';

/**
 * Draws the pictures by which pages show themselves where their address is shared: one for the portal, one for each
 * work, which its chapters use, and one for each lesson, exhibition and notice. Made only for a portal that has an
 * address of its own, since sharing needs a full one. Cached by what they show.
 */
export async function makeShareCards(data: PortalData, cache: string): Promise<ShareCards> {
  const keys = new Map<string, string>();
  if (data.portal.site === undefined) return { keys };
  const folder = path.join(cache, 'cards');
  await mkdir(folder, { recursive: true });
  let serif: Typeface | undefined;
  for (const [address, text] of cardTexts(data)) {
    const key = createHash('sha256')
      .update(`${recipe} ${weight} ${JSON.stringify(text)}`)
      .digest('hex')
      .slice(0, 24);
    keys.set(address, key);
    const file = path.join(folder, `${key}.png`);
    if (existsSync(file)) continue;
    serif ??= await ownSerif(weight);
    // Choosing a palette would halve the file and take five times as long; only machines fetch it.
    const image = await sharp(Buffer.from(drawCard(text, serif)))
      .removeAlpha()
      .png({ compressionLevel: 7 })
      .toBuffer();
    await writeFile(`${file}.${process.pid}`, image);
    await rename(`${file}.${process.pid}`, file);
  }
  return { keys };
}

/** Copies the cards into the folder that becomes the portal. */
export async function placeShareCards(
  { keys }: ShareCards,
  cache: string,
  out: string,
): Promise<void> {
  for (const [address, key] of keys) {
    const target = path.join(out, address);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(cache, 'cards', `${key}.png`), target);
  }
}

function cardTexts({ portal, works, items }: PortalData): Map<string, CardText> {
  const { title: portalTitle, notice = '', county, colour } = portal;
  const shared = { portalTitle, notice, county, colour };
  const cards = new Map<string, CardText>([
    [
      portalCard,
      { ...shared, kind: '', title: portal.title, lead: portal.tagline ?? portal.office },
    ],
  ]);
  for (const { id, meta } of works)
    cards.set(cardAddress('works', id), {
      ...shared,
      kind: workKinds[meta.kind].title,
      title: meta.title,
      lead: meta.subtitle ?? meta.compilingOffice ?? '',
    });
  for (const [register, kind] of [
    ['lessons', '乡土课'],
    ['exhibits', '展览'],
    ['news', '动态'],
  ] as const)
    for (const { id, meta } of items[register])
      cards.set(cardAddress(register, id), { ...shared, kind, title: meta.title, lead: '' });
  return cards;
}
