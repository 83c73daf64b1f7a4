import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackageFile } from '../exporters/package-file.ts';
import { rareCharacters } from '../markdown/rare.ts';
import type { ReleasedWork } from '../press/released.ts';
import { fontsFolder, ownFonts } from '../press/small-fonts.ts';

/**
 * What others need to show the rare characters of an office's works: of its own fonts, the glyphs that these works
 * use, and the licences that lie beside the fonts. Paths are from the content folder.
 */
export async function gatherFonts(
  works: readonly ReleasedWork[],
  content: string,
): Promise<PackageFile[]> {
  const facts = JSON.stringify(
    works.map(({ work, parts, chapters }) => [work.meta, parts, chapters.map(({ meta }) => meta)]),
  );
  const inTexts = works.flatMap(({ chapters }) => chapters.flatMap(({ rare = [] }) => rare));
  const fonts = await ownFonts(rareCharacters(facts + inTexts.join('')), content);
  if (fonts.length === 0) return [];
  const beside = await readdir(path.join(content, fontsFolder));
  const licences = await Promise.all(
    beside
      .filter((name) => /\.txt$/i.test(name))
      .map(async (name) => ({
        path: `${fontsFolder}/${name}`,
        content: await readFile(path.join(content, fontsFolder, name)),
      })),
  );
  return [
    ...fonts.map(({ name, bytes }) => ({ path: `${fontsFolder}/${name}`, content: bytes })),
    ...licences,
  ];
}
