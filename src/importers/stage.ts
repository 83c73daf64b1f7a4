import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeYaml } from './write-yaml.ts';

/** A temporary folder inside `works/`, where works are written before they are moved into place. */
export interface Stage {
  into: string;
  /** Begins with a dot, so that nothing that reads `content/` sees it. */
  folder: string;
  /** Folders that had to be made for it, outermost first. */
  made: string[];
  /** The content folder did not exist or was empty. */
  isNew: boolean;
}

/** @throws {Error} when the content folder or its `works` is not a folder of its own. */
export async function openStage(into: string): Promise<Stage> {
  const works = path.join(into, 'works');
  for (const folder of [into, works]) {
    const found = await lstat(folder).catch(() => undefined);
    if (found && !found.isDirectory() && !(folder === into && found.isSymbolicLink())) {
      throw new Error(`${folder} 不是文件夹。请用 --into 指定内容文件夹。`);
    }
  }
  const isNew = (await readdir(into).catch(() => [])).length === 0;
  const first = await mkdir(works, { recursive: true });
  const made = first === undefined ? [] : foldersBetween(path.resolve(first), path.resolve(works));
  return { into, folder: await mkdtemp(path.join(works, '.import-')), made, isNew };
}

function foldersBetween(outer: string, inner: string): string[] {
  return inner === outer ? [inner] : [...foldersBetween(outer, path.dirname(inner)), inner];
}

/** Takes everything back; folders that others have put something into meanwhile stay. */
export async function discardStage({ folder, made }: Stage): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const empty of made.toReversed()) await rmdir(empty).catch(() => undefined);
}

/** What a work keeps when its text is imported anew: scans come from elsewhere. */
const keptOfOld = ['scans.yaml', 'scans'];

/**
 * Moves the works into place, those they replace out of the way first, and writes a first `portal.yaml` when the
 * content folder is new. When one cannot be moved, those moved before go back and the old ones return.
 */
export async function moveIn(
  { into, folder, isNew }: Stage,
  ids: readonly string[],
  replace: boolean,
): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const move = async (from: string, to: string): Promise<void> => {
    await rename(from, to);
    undo.unshift(() => rename(to, from));
  };
  try {
    for (const id of ids) {
      const place = path.join(into, 'works', id);
      const old = path.join(folder, `.old-${id}`);
      if (await exists(place)) {
        if (!replace)
          throw new Error(`导入期间 works/${id} 里出现了另一部著作，没有覆盖。请重新导入。`);
        await move(place, old);
      }
      await move(path.join(folder, id), place);
      for (const name of keptOfOld)
        if ((await exists(path.join(old, name))) && !(await exists(path.join(place, name))))
          await move(path.join(old, name), path.join(place, name));
    }
    if (isNew)
      await writeFile(path.join(into, 'portal.yaml'), writeYaml(firstPortal), { flag: 'wx' });
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
  await rm(folder, { recursive: true, force: true });
}

export async function exists(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}

const firstPortal = { title: '未命名门户', county: '未命名县', office: '未命名单位' };
