import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PortalData } from '../page/portal-data.ts';
import { citationFileAddress } from '../search/citation-file.ts';
import { makeFold } from '../search/fold.ts';
import { nameFileAddress } from '../search/name-file.ts';
import type { ReleasedWork } from './released.ts';
import { makeFoldTable } from './search/fold-table.ts';
import { workCitations } from './search-citations.ts';
import { nameScript } from './search-names.ts';

/** Writes what the search page wants besides the index: names of the registers, and how each work is cited. */
export async function writeSearchAids(
  out: string,
  { portal, items }: PortalData,
  works: readonly ReleasedWork[],
): Promise<void> {
  const fold = makeFold(makeFoldTable());
  const foldCharacter = (character: string): string => {
    const folded = fold(character.codePointAt(0) ?? 0);
    return folded < 0 ? character : String.fromCodePoint(folded);
  };
  const write = async (address: string, content: string): Promise<void> => {
    const file = path.join(out, address);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  await write(nameFileAddress, nameScript(items, foldCharacter));
  for (const { work, chapters } of works)
    await write(citationFileAddress(work.id), workCitations(work, chapters, portal.site));
}
