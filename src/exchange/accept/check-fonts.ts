import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { aFinding, type Finding } from '../../model/finding.ts';
import { fontProblem, fontsFolder } from '../../press/small-fonts.ts';

/** Fonts that one release may bring: each holds a few dozen glyphs. */
const mostFonts = 200;

/** Draws every glyph of the fonts that lie in a release's folder, so that no build stumbles over one. */
export async function checkFonts(root: string, release: string): Promise<Finding[]> {
  const folder = release === '' ? fontsFolder : `${release}/${fontsFolder}`;
  const names = await readdir(path.join(root, folder)).catch(() => []);
  const fonts = names.filter((name) => name.endsWith('.otf')).sort();
  if (fonts.length > mostFonts)
    return [aFinding('font-broken', folder, `有 ${fonts.length} 个字体，超过 ${mostFonts} 个。`)];
  const findings: Finding[] = [];
  for (const name of fonts) {
    const problem = await fontProblem(path.join(root, folder, name));
    if (problem !== undefined) findings.push(aFinding('font-broken', `${folder}/${name}`, problem));
  }
  return findings;
}
