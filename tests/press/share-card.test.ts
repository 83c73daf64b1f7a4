import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { cardSizePx } from '../../src/page/card-size.ts';
import { drawCard, type CardText } from '../../src/press/share-card.ts';
import { ownSerif, type Typeface } from '../../src/press/typeface.ts';

let serif: Typeface;
beforeAll(async () => {
  serif = await ownSerif(620);
});

const aCard = (facts: Partial<CardText> = {}): CardText => ({
  kind: '村志',
  title: '白岩村志',
  lead: '白岩村村民委员会',
  portalTitle: '清溪方志',
  notice: '',
  county: '清溪县',
  colour: '#8c2f1b',
  ...facts,
});

/** Left edges of the lines of the title, found by where its paths begin anew below. */
const paths = (svg: string): string[] => svg.match(/<path fill="[^"]+" d="[^"]+"/g) ?? [];

test('is all outlines: no font of the machine has a part in it', () => {
  const svg = drawCard(aCard(), serif);
  expect(svg).not.toMatch(/<text|font|href/);
  expect(paths(svg).length).toBeGreaterThanOrEqual(4);
});

test('says below what the portal says on every page, where it says something', () => {
  const plain = drawCard(aCard(), serif);
  const noted = drawCard(aCard({ notice: '清溪县为演示而虚构。' }), serif);
  expect(paths(noted)).toHaveLength(paths(plain).length + 1);
  expect(paths(noted).filter((path) => !paths(plain).includes(path))).toHaveLength(1);
});

test('a heavier weight draws other outlines', async () => {
  const light = await ownSerif(250);
  expect(drawCard(aCard(), light)).not.toBe(drawCard(aCard(), serif));
});

test('gives the same picture twice, of the size it says', async () => {
  const draw = () => sharp(Buffer.from(drawCard(aCard(), serif))).png({ palette: true });
  const once = await draw().toBuffer({ resolveWithObject: true });
  expect(once.info).toMatchObject(cardSizePx);
  expect((await draw().toBuffer()).equals(once.data)).toBe(true);
});

test.each([
  ['志'],
  ['清溪县水利碑刻与契约文书汇编（明万历至民国三十八年）'],
  ['一张纸、一碗茶、一条河：白岩三百年'],
  ['Qingxi County Gazetteer, 1986–2005, Revised and Enlarged Edition'],
  ['很长的题名'.repeat(30)],
])('keeps %s within its margins', async (title) => {
  const svg = drawCard(aCard({ title, lead: '编纂委员会'.repeat(12) }), serif);
  const { data, info } = await sharp(Buffer.from(svg))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const paper = data[20 * info.width + 700];
  const edge: number[] = [];
  for (let y = 0; y < info.height; y++)
    for (let x = info.width - 60; x < info.width; x++) edge.push(data[y * info.width + x] ?? 0);
  for (let x = 200; x < info.width; x++) edge.push(data[(info.height - 12) * info.width + x] ?? 0);
  expect(edge.filter((shade) => shade !== paper)).toEqual([]);
});
