import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isWithheld, type Release } from '../model/access.ts';
import type { CompiledCorpus } from '../press/compile-corpus.ts';
import type { ReleasedWork } from '../press/released.ts';
import { hiddenItems } from '../press/volumes.ts';
import { passedOnSources } from './passed-on-sources.ts';
import { refuse } from './problem.ts';

export interface SourceFiles {
  /** Files of the content folder, relative to it. */
  files: string[];
  /** Chapters whose source goes along. */
  chapters: Set<string>;
  /** Files left out because they hold a passage, or name an item, that is not public. */
  heldBack: string[];
}

/** Anything that may be withheld within a file, whatever the day. */
const withholding = /<(?:Embargo|Internal)\b/;
const secretKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----|untrusted comment: .*secret key/;

/**
 * The sources of what is published: facts, chapters and what lies beside them and is shown. Nothing withheld goes
 * along, not even inside a file: such a file is left out whole.
 *
 * @param works those that are shown, with what may be shown of them.
 * @throws {Refusal} when a file holds a secret key.
 */
export async function findSources(
  { corpus }: Pick<CompiledCorpus, 'corpus'>,
  works: readonly ReleasedWork[],
  release: Release,
): Promise<SourceFiles> {
  const released = works.filter(({ work }) => !work.accepted);
  const shownItems = Object.values(corpus.items).flatMap((items) =>
    items.filter(({ meta }) => !isWithheld(meta, release)).map(({ file }) => file),
  );
  const texts = [
    'portal.yaml',
    ...released.flatMap(({ work, parts, chapters }) => [
      work.file,
      ...parts.map(({ file }) => file),
      ...chapters.map(({ file }) => file),
    ]),
    ...shownItems,
  ];
  const isHeldBack = heldBackTest(corpus, release);
  const sources: SourceFiles = { files: [], chapters: new Set(), heldBack: [] };
  const idOf = new Map(
    released.flatMap(({ chapters }) => chapters.map(({ file, id }) => [file, id])),
  );
  const shown = new Map<string, Set<string>>();
  for (const file of texts) {
    const text = await readFile(path.join(corpus.root, file), 'utf8');
    if (secretKey.test(text)) refuse(file, '里面有私钥。私钥要放在内容文件夹以外。');
    if (isHeldBack(text)) {
      sources.heldBack.push(file);
      continue;
    }
    sources.files.push(file);
    const id = idOf.get(file);
    if (id !== undefined) sources.chapters.add(id);
    const folder = path.posix.dirname(file);
    const named = shown.get(folder) ?? new Set();
    shown.set(folder, named);
    for (const name of fileNames(text)) named.add(name);
  }
  for (const [folder, named] of shown)
    sources.files.push(...(await besides(corpus.root, folder, named)));
  const taken = works.map(({ work }) => work);
  sources.files.push(...(await passedOnSources(corpus.root, taken)));
  return sources;
}

/** Whether a source holds a passage, or names an item, that is not public; such a file is left out whole. */
export function heldBackTest(
  corpus: CompiledCorpus['corpus'],
  release: Release,
): (text: string) => boolean {
  const hidden = hiddenItems(corpus, release).map((item) => item.slice(item.indexOf('/') + 1));
  const namesHidden =
    hidden.length === 0 ? undefined : new RegExp(`["'\\s[](?:${hidden.join('|')})["'\\s\\],]`);
  return (text) => withholding.test(text) || namesHidden?.test(text) === true;
}

/** Names a text may give to a file: in attributes, in links, as facts. */
function* fileNames(text: string): Generator<string> {
  for (const [, quoted, linked, fact] of text.matchAll(
    /="([^"\n]{1,255})"|\]\(<?([^)\n]{1,255}?)>?\)|^\s*[a-zA-Z]+: *["']?([^"'\n]{1,255}?)["']?\s*$/gm,
  ))
    yield quoted ?? linked ?? fact ?? '';
}

async function besides(
  root: string,
  folder: string,
  named: ReadonlySet<string>,
): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  return entries
    .filter(
      (entry) => entry.isFile() && !/\.(?:mdx|ya?ml)$/.test(entry.name) && named.has(entry.name),
    )
    .map((entry) => path.posix.join(folder, entry.name));
}
