import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Scans } from '../../model/scans.ts';
import { exists, moveIn, type Stage } from '../stage.ts';
import { writeYaml } from '../write-yaml.ts';
import { writeScans } from './write-scans.ts';

export interface ScansMove {
  /** Id of the work. */
  work: string;
  /** Title of the work, when it is new. */
  title: string;
  scans: Scans;
  /** Files in the stage's folder `scans`, all of new names. */
  names: readonly string[];
}

/**
 * Moves staged pictures into the work and then the list over the old one: until that last step nothing names them. When
 * one cannot be moved, those moved before are taken back.
 */
export async function moveScans(stage: Stage, move: ScansMove): Promise<void> {
  const { work, title, scans, names } = move;
  const place = path.join(stage.into, 'works', work);
  const earlier = await readFile(listAt(place), 'utf8').catch(() => undefined);
  const list = writeScans(scans, earlier);
  if (!(await exists(place))) {
    const folder = path.join(stage.folder, work);
    await mkdir(folder, { recursive: true });
    await writeFile(
      path.join(folder, 'work.yaml'),
      writeYaml({ kind: 'old-gazetteer', title, language: 'lzh-Hant' }),
    );
    await writeFile(path.join(folder, 'scans.yaml'), list);
    if (names.length > 0)
      await rename(path.join(stage.folder, 'scans'), path.join(folder, 'scans'));
    await moveIn(stage, [work], false);
    return;
  }
  if (names.length > 0 || list !== earlier) await replaceList(stage, place, list, names);
  await rm(stage.folder, { recursive: true, force: true });
}

const listAt = (place: string): string => path.join(place, 'scans.yaml');

async function replaceList(
  { folder }: Stage,
  place: string,
  list: string,
  names: readonly string[],
): Promise<void> {
  const scans = path.join(place, 'scans');
  const made = names.length > 0 ? await mkdir(scans, { recursive: true }) : undefined;
  const moved: string[] = [];
  try {
    for (const name of names) {
      const to = path.join(scans, name);
      // A file the list does not know may lie there; it is someone's, and stays.
      if (await exists(to))
        throw new Error(`scans/${name} 已经存在，但 scans.yaml 里没有登记。请先把它移走，再导入。`);
      await rename(path.join(folder, 'scans', name), to);
      moved.push(to);
    }
    await writeFile(path.join(folder, 'scans.yaml'), list);
    await rename(path.join(folder, 'scans.yaml'), listAt(place));
  } catch (error) {
    for (const file of moved) await rm(file, { force: true });
    if (made !== undefined) await rmdir(scans).catch(() => undefined);
    throw error;
  }
}
