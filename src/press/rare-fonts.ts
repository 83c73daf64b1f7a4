import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeName } from '../markdown/rare.ts';
import { aFinding, type Finding } from '../model/finding.ts';
import { drawGlyphs, facesIn, fontsFolder, fontWeight, smallFonts } from './small-fonts.ts';
import { openTypeface, packagedFaces, type Face } from './typeface.ts';

/** Typefaces for the rare characters of a portal, and the characters that none draws. */
export interface RareFonts {
  /** Name in the cache; absent where the portal has no rare character. */
  key?: string;
  fonts: { address: string; range: string }[];
  /** What stands for a character that no typeface draws: its parts, or its code. */
  undrawn: Record<string, string>;
  findings: Finding[];
}

const recipe = 'v1';

export interface FontsRoom {
  content: string;
  cache: string;
  /** Further folders of fonts within the content folder: those that came with works of other members. */
  folders?: readonly string[] | undefined;
}

/**
 * Makes small typefaces of just the characters that devices may lack, out of the fonts an office put into
 * `content/fonts/`, those that came with other members' works, and one the program brings along. So no page depends
 * on what is installed where it is read.
 *
 * @param characters in order of their code points.
 * @param descriptions what some characters look like, from portal.yaml.
 */
export async function makeRareFonts(
  characters: readonly string[],
  descriptions: Readonly<Record<string, string>>,
  { content, cache, folders = [] }: FontsRoom,
): Promise<RareFonts> {
  if (characters.length === 0) return { fonts: [], undrawn: {}, findings: [] };
  const own: Face[] = [];
  for (const folder of [fontsFolder, ...folders]) own.push(...(await facesIn(content, folder)));
  const key = digestOf(characters, own);
  const folder = path.join(cache, 'rare', key);
  if (!existsSync(folder)) {
    const broken = await writeCached(characters, own, { content, folder });
    if (broken !== undefined) return { fonts: [], undrawn: {}, findings: [broken] };
  }
  const made = JSON.parse(await readFile(path.join(folder, 'fonts.json'), 'utf8')) as MadeFonts;
  return {
    key,
    fonts: made.fonts.map(({ name, range }) => ({ address: `assets/${name}`, range })),
    undrawn: Object.fromEntries(
      made.undrawn.map((character) => [character, descriptions[character] ?? codeName(character)]),
    ),
    findings: undrawnFindings(
      made.undrawn.filter((character) => !Object.hasOwn(descriptions, character)),
    ),
  };
}

interface MadeFonts {
  fonts: { name: string; range: string }[];
  undrawn: string[];
}

/** Copies the fonts into the folder that becomes the portal. */
export async function placeRareFonts(
  { key, fonts }: RareFonts,
  cache: string,
  out: string,
): Promise<void> {
  if (key === undefined || fonts.length === 0) return;
  await mkdir(path.join(out, 'assets'), { recursive: true });
  for (const { address } of fonts)
    await copyFile(path.join(cache, 'rare', key, path.basename(address)), path.join(out, address));
}

function digestOf(characters: readonly string[], own: readonly Face[]): string {
  const hash = createHash('sha256').update(`${recipe} ${characters.join('')}`);
  for (const { file } of own) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 24);
}

/** Makes the fonts in a folder beside and renames it. @returns a finding when a font of the office is none. */
async function writeCached(
  characters: readonly string[],
  own: readonly Face[],
  { content, folder }: { content: string; folder: string },
): Promise<Finding | undefined> {
  for (const face of own) {
    const problem = await openTypeface([face])
      .then(({ glyph }) => void glyph('一'))
      .catch((error: unknown) => error);
    if (problem !== undefined)
      return aFinding(
        'font-broken',
        path.relative(content, face.file).split(path.sep).join('/'),
        '这个字体文件打不开。请换一个完整的 .ttf、.otf 或 .woff2 文件，或移走它。',
      );
  }
  const typeface = await openTypeface(
    [...own, ...packagedFaces('@fontsource-variable/noto-serif-hk')],
    fontWeight,
  );
  const glyphs = drawGlyphs(typeface, characters);
  const drawn = new Set(glyphs.map(({ code }) => code));
  // Devices have most of the first plane.
  const undrawn = characters.filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff && !drawn.has(code);
  });
  const beside = `${folder}.${process.pid}`;
  await mkdir(beside, { recursive: true });
  const fonts: MadeFonts['fonts'] = [];
  for (const { name, range, bytes } of smallFonts(glyphs)) {
    await writeFile(path.join(beside, name), bytes);
    fonts.push({ name, range });
  }
  await writeFile(
    path.join(beside, 'fonts.json'),
    JSON.stringify({ fonts, undrawn } satisfies MadeFonts),
  );
  await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true }));
  return undefined;
}

function undrawnFindings(undrawn: readonly string[]): Finding[] {
  if (undrawn.length === 0) return [];
  const shown = undrawn.slice(0, 20).map((character) => `${character}（${codeName(character)}）`);
  return [
    aFinding(
      'character-undrawn',
      'portal.yaml',
      `有 ${undrawn.length} 个生僻字没有字体可用，读者的设备上多半是空框，网页改用编码代替：${shown.join('、')}${undrawn.length > 20 ? '……' : ''}。请把收有这些字的字体放进 fonts/，或在 portal.yaml 的 characters 里写出字形，例如 ${undrawn[0] ?? ''}: ⿰…。`,
    ),
  ];
}
