import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { atMost, type BudgetLine } from '../budget.ts';
import { runInTurns, type Contestant, type Row, type Tell } from '../contestant.ts';
import { coldBuild, contentOf, type OwnBuild } from '../fangzhi.ts';
import { workFolder } from '../folders.ts';
import type { Cost } from '../measure.ts';
import { costOf, costTable, seconds, type Table } from '../table.ts';
import type { Scenario } from './scenario.ts';

const unchanged = 'nothing changed';
const changedOne = 'one chapter changed';
const namedOne = 'one chapter changed, a person named in it';

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
    {
      ...first,
      name: changedOne,
      prepare: editor(file, before, (edit) => `此处增补${'若干'.repeat(edit)}字。`),
    },
    {
      ...first,
      name: namedOne,
      prepare: editor(file, before, (edit) => `并见<Person id="p${edit}">某人</Person>传。`),
    },
  ];
  try {
    const rows = [
      ...(await runInTurns([first], 1, tell)),
      ...(await runInTurns(again, repeats, tell)),
    ];
    const note = `A build after a build of the same ${chapters} chapters; the changed chapter has a sentence more. Where that names a person, the person’s page changes too.`;
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

/** Adds another sentence at every run, so that no run finds the text of one before in the cache. */
function editor(file: string, before: string, sentence: (edit: number) => string): () => undefined {
  let edits = 0;
  return () => {
    edits++;
    writeFileSync(file, `${before}\n${sentence(edits)}\n`);
    return undefined;
  };
}

function budgetLines(pages: readonly Row[], searched: readonly Row[] | undefined): BudgetLine[] {
  const withoutSearch = costOf(pages, changedOne);
  const named = costOf(pages, namedOne);
  const withSearch = searched && costOf(searched, changedOne);
  const more = withSearch && withoutSearch && withSearch.wallSeconds - withoutSearch.wallSeconds;
  const what = 'one chapter changed of 10000';
  const line = (part: string, limit: number, value: number | undefined, cost: Cost | undefined) =>
    atMost({
      what: `${what}: ${part}`,
      limit,
      value,
      show: seconds,
      othersShare: cost?.othersShare,
    });
  return [
    line('pages', 4, withoutSearch?.wallSeconds, withoutSearch),
    line('pages, a person named in it', 4, named?.wallSeconds, named),
    line('search, on top', 8, more, withSearch),
  ];
}
