import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { importTexts } from '../../src/importers/text/import-texts.ts';
import { unitAddress } from '../../src/model/address.ts';
import { buildPortal } from '../../src/press/build.ts';
import { volumePath } from '../../src/press/cache.ts';
import { compileCorpus } from '../../src/press/compile-corpus.ts';
import { withPool } from '../../src/press/pool.ts';
import { readOwnText } from '../../src/press/search/own-text.ts';
import { contentFiles, planCorpus } from '../corpus.ts';
import { keptFolder, programRoot } from '../folders.ts';

/** A chapter, or another page with a text of its own, as search should know it: its address, and every line and cell a reader can find. */
export interface EvaluatedChapter {
  address: string;
  title: string;
  /** Title and text. */
  text: string;
}

/** A finished portal and what is in it. */
export interface EvaluatedPortal {
  site: string;
  chapters: EvaluatedChapter[];
  /** Pages that are no chapters and have a text of their own. */
  pages: EvaluatedChapter[];
  /** Books beside the demonstration. */
  books: number;
  /** Chapters of an invented county beside them. */
  invented: number;
}

/** What a portal is made of, beside the demonstration: files of real books, and chapters of an invented county. */
interface Composition {
  books: string;
  invented: number;
}

/** Portals by their size in millions of characters, as far as real books lie beside the project. */
export const compositions: Record<string, Composition> = {
  '3': { books: 'old-gazetteers/*.jsonl.gz', invented: 0 },
  '7': { books: '{old-gazetteers,modern}/*.jsonl.gz', invented: 0 },
  '15': { books: '{old-gazetteers,modern}/*.jsonl.gz', invented: 8100 },
};

/** Builds the demonstration county and, where they lie beside the project, whole books of real text into one portal. */
export async function buildEvaluatedPortal(size: string): Promise<EvaluatedPortal> {
  const composition = compositions[size];
  if (!composition) throw new Error(`There is no portal of ${size} million characters.`);
  const room = keptFolder('eval', size);
  const content = path.join(room, 'content');
  const books = globSync(composition.books, { cwd: sharedData }).sort();
  if (!existsSync(path.join(content, 'portal.yaml'))) {
    rmSync(content, { recursive: true, force: true });
    mkdirSync(room, { recursive: true });
    cpSync(path.join(programRoot, 'content'), content, { recursive: true });
    if (books.length > 0)
      await importTexts(
        books.map((book) => path.join(sharedData, book)),
        { into: content },
      );
    writeInvented(content, composition.invented);
  }
  const site = path.join(room, 'site');
  const cache = path.join(room, 'cache');
  const release = { today: '2026-01-01', audience: 'public' } as const;
  const build = { content, out: site, cache, release, jobs: 2, search: true, nowMs: 0 };
  const outcome = await buildPortal(build);
  if (!outcome.isPublished) throw new Error('The portal to evaluate does not build.');
  const { works } = await withPool(2, async (pool) =>
    compileCorpus({ content, cache, release }, pool),
  );
  const chapters = works.flatMap((work) =>
    work.chapters.map(({ id, meta, volume, textRange }): EvaluatedChapter => {
      const texts = readFileSync(volumePath(cache, volume, 'txt'));
      const text = `${meta.title}\n${texts.toString('utf8', ...textRange)}`;
      return { address: unitAddress(id), title: meta.title, text };
    }),
  );
  return {
    site,
    chapters,
    pages: ownPages(site),
    books: books.length,
    invented: composition.invented,
  };
}

function ownPages(site: string): EvaluatedChapter[] {
  return globSync('**/*.html', { cwd: site })
    .sort()
    .flatMap((name) => {
      const read = readOwnText(readFileSync(path.join(site, name), 'utf8'));
      const address = name.split(path.sep).join('/');
      if (read === undefined) return [];
      return [{ address, title: read.title, text: `${read.title}\n${read.text}` }];
    });
}

function writeInvented(content: string, chapters: number): void {
  if (chapters === 0) return;
  for (const [name, text] of contentFiles(planCorpus(chapters))) {
    const file = path.join(content, name);
    // The portal is the demonstration's.
    if (existsSync(file)) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

const sharedData = path.resolve(programRoot, '../shared/data');
