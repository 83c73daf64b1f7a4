import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { importTexts } from '../../src/importers/text/import-texts.ts';
import { unitAddress } from '../../src/model/address.ts';
import { buildPortal } from '../../src/press/build.ts';
import { volumePath } from '../../src/press/cache.ts';
import { compileCorpus } from '../../src/press/compile-corpus.ts';
import { withPool } from '../../src/press/pool.ts';
import { keptFolder, programRoot } from '../folders.ts';

/** A chapter as search should know it: its address, and every line and cell a reader can find. */
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
  /** Books beside the demonstration. */
  books: number;
}

const room = keptFolder('eval');

/** Builds the demonstration county and, where they lie beside the project, whole books of real text into one portal. */
export async function buildEvaluatedPortal(): Promise<EvaluatedPortal> {
  const content = path.join(room, 'content');
  const books = globSync('{old-gazetteers,modern}/*.jsonl.gz', { cwd: sharedData }).sort();
  if (!existsSync(path.join(content, 'portal.yaml'))) {
    rmSync(content, { recursive: true, force: true });
    mkdirSync(room, { recursive: true });
    cpSync(path.join(programRoot, 'content'), content, { recursive: true });
    if (books.length > 0)
      await importTexts(
        books.map((book) => path.join(sharedData, book)),
        { into: content },
      );
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
  return { site, chapters, books: books.length };
}

const sharedData = path.resolve(programRoot, '../shared/data');
