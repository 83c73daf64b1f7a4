import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { atMost, type BudgetLine } from '../budget.ts';
import { runInTurns, type Contestant, type Row, type Tell } from '../contestant.ts';
import { coldBuild, contentOf, type OwnBuild } from '../fangzhi.ts';
import { workFolder } from '../folders.ts';
import { costOf, costTable, seconds, type Table } from '../table.ts';
import type { Scenario } from './scenario.ts';

const unchanged = 'nothing changed';
const changedOne = 'one chapter changed';

/** Building again, with the cache and the site of a build before. */
export const changed: Scenario = async ({ changed: chapters, repeats, isQuick }, tell) => {
  const content = contentOf(chapters);
  const build = (search: boolean): OwnBuild => ({
    name: search ? 'with search' : 'pages',
    content,
    room: workFolder(`changed-${search ? 'search' : 'pages'}`),
    search,
    chapters,
  });
  const pages = await rebuild(build(false), repeats, tell);
  // Indexing takes so long that one turn says enough.
  const searched = isQuick ? undefined : await rebuild(build(true), 1, tell);
  const tables = [pages.table, ...(searched ? [searched.table] : [])];
  return { tables, budgets: chapters === 10_000 ? budgetLines(pages.rows, searched?.rows) : [] };
};

async function rebuild(
  build: OwnBuild,
  repeats: number,
  tell: Tell,
): Promise<{ rows: Row[]; table: Table }> {
  const { chapters } = build;
  tell(`building again, ${build.name}, ${chapters} chapters`);
  const first = { ...coldBuild(build), name: 'cold, for comparison' };
  const file = chapterFile(build.content);
  const before = readFileSync(file, 'utf8');
  const again: Contestant[] = [
    { ...first, name: unchanged, prepare: () => undefined },
    { ...first, name: changedOne, prepare: editor(file, before) },
  ];
  try {
    const rows = [
      ...(await runInTurns([first], 1, tell)),
      ...(await runInTurns(again, repeats, tell)),
    ];
    const note = `A build after a build of the same ${chapters} chapters; the changed chapter has a sentence more.`;
    return {
      rows,
      table: costTable(`Building again, ${build.name}: ${chapters} chapters`, note, rows),
    };
  } finally {
    writeFileSync(file, before);
  }
}

/** A chapter in the middle of the corpus. */
function chapterFile(content: string): string {
  const files = globSync('works/*/*/*.mdx', { cwd: content }).sort();
  const middle = files[Math.floor(files.length / 2)];
  if (middle === undefined) throw new Error(`No chapter lies in ${content}.`);
  return path.join(content, middle);
}

/** Adds a sentence of its own at every run, so that no run finds the text of another in the cache. */
function editor(file: string, before: string): () => undefined {
  let edits = 0;
  return () => {
    edits++;
    writeFileSync(file, `${before}\n编者第${edits}次补记：此处有所增补，以资查考。\n`);
    return undefined;
  };
}

function budgetLines(pages: readonly Row[], searched: readonly Row[] | undefined): BudgetLine[] {
  const withoutSearch = costOf(pages, changedOne);
  const withSearch = searched && costOf(searched, changedOne);
  const more = withSearch && withoutSearch && withSearch.wallSeconds - withoutSearch.wallSeconds;
  const what = 'one chapter changed of 10000';
  return [
    atMost({
      what: `${what}: pages`,
      limit: 4,
      value: withoutSearch?.wallSeconds,
      show: seconds,
      othersShare: withoutSearch?.othersShare,
    }),
    atMost({
      what: `${what}: search, on top`,
      limit: 8,
      value: more,
      show: seconds,
      othersShare: withSearch?.othersShare,
    }),
  ];
}
