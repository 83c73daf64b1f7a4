import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { portalSchema } from '../../src/model/portal.ts';
import { workSchema } from '../../src/model/work.ts';
import type { PortalData } from '../../src/page/portal-data.ts';
import { makeShareCards, placeShareCards } from '../../src/press/share-cards.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'fangzhi-cards-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function aPortal(facts: object, titles: string[]): PortalData {
  return {
    portal: portalSchema.parse({ title: '某县方志', county: '某县', office: '某办', ...facts }),
    works: titles.map((title, index) => ({
      id: `work-${index}`,
      meta: workSchema.parse({ kind: 'essays', title }),
    })),
    items: { lessons: [], exhibits: [], news: [] },
  } as unknown as PortalData;
}

const site = { site: 'https://example.gov.cn/' };

test('a portal without an address of its own has no cards', async () => {
  expect([...(await makeShareCards(aPortal({}, ['甲志']), root)).keys]).toEqual([]);
});

test('the portal and each work have one, however many chapters a work has', async () => {
  const cards = await makeShareCards(aPortal(site, ['甲志', '乙志']), root);
  const out = path.join(root, 'out');
  await placeShareCards(cards, root, out);
  expect(
    readdirSync(out, { recursive: true })
      .filter((name) => String(name).endsWith('.png'))
      .sort(),
  ).toEqual(['share/portal.png', 'share/works/work-0.png', 'share/works/work-1.png']);
});

test('a card that shows the same is not drawn again; another title is', async () => {
  const folder = path.join(root, 'cards');
  await makeShareCards(aPortal(site, ['甲志']), root);
  const before = readdirSync(folder).map((name) => [
    name,
    statSync(path.join(folder, name)).mtimeMs,
  ]);
  await makeShareCards(aPortal(site, ['甲志']), root);
  expect(
    readdirSync(folder).map((name) => [name, statSync(path.join(folder, name)).mtimeMs]),
  ).toEqual(before);
  await makeShareCards(aPortal(site, ['乙志']), root);
  expect(readdirSync(folder)).toHaveLength(before.length + 1);
});

test('the same facts give the same bytes on another cache', async () => {
  const other = path.join(root, 'other');
  const bytes = async (cache: string) => {
    const { keys } = await makeShareCards(aPortal(site, ['甲志']), cache);
    return [...keys.values()].map((key) =>
      readFileSync(path.join(cache, 'cards', `${key}.png`)).toString('base64'),
    );
  };
  expect(await bytes(root)).toEqual(await bytes(other));
});
