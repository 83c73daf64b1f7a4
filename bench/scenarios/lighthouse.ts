import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { atMost } from '../budget.ts';
import { runInTurns } from '../contestant.ts';
import { coldBuild, siteFolder } from '../fangzhi.ts';
import { programRoot, workFolder } from '../folders.ts';
import type { Scenario } from './scenario.ts';

const pages = {
  home: 'index.html',
  work: 'works/baiyan-village-history.html',
  chapter: 'works/baiyan-village-history/tea.html',
  search: 'search.html',
};
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const least = 99;

/** What Lighthouse gives four pages of the demonstration portal, on loopback, as on a middling phone. */
export const lighthouse: Scenario = async (_, tell) => {
  tell('lighthouse, demonstration portal');
  const room = workFolder('lighthouse');
  const content = path.join(programRoot, 'content');
  const build = coldBuild({ name: 'demonstration', content, room, search: true, chapters: 1 });
  await runInTurns([build], 1, tell);
  const cli = path.join(programRoot, 'src/cli/main.ts');
  const serve = ['serve', '--out', siteFolder(room), '--port', '0'];
  const server = spawn(process.execPath, [cli, ...serve], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = (await once(server.stdout, 'data')) as [Buffer];
  const site = /http:\/\/127\.0\.0\.1:\d+\//.exec(said.toString())?.[0] ?? '';
  const scores = Object.entries(pages).map(([name, page]) => {
    tell(name);
    return { name, marks: audit(site + page, path.join(room, `${name}.json`)) };
  });
  server.kill();
  return {
    tables: [
      {
        title: 'Lighthouse',
        note: 'Of 100, the mobile profile, one run each; pages served on loopback.',
        head: ['', ...categories],
        rows: scores.map(({ name, marks }) => [name, ...marks.map((mark) => String(mark ?? '–'))]),
      },
    ],
    budgets: scores.map(({ name, marks }) =>
      atMost({
        what: `lighthouse, ${name}: points short of 100 in any category`,
        limit: 100 - least,
        value: marks.includes(undefined)
          ? undefined
          : Math.max(...marks.map((m) => 100 - (m ?? 0))),
        show: String,
      }),
    ),
  };
};

/** Marks in every category, of 100; undefined where Lighthouse did not run (it needs Chromium, see CHROME_PATH). */
function audit(url: string, file: string): (number | undefined)[] {
  const program = path.join(programRoot, 'node_modules/lighthouse/cli/index.js');
  const flags = ['--quiet', '--output=json', `--output-path=${file}`];
  const chrome = '--chrome-flags=--headless=new --no-sandbox --disable-gpu';
  const only = `--only-categories=${categories.join(',')}`;
  const run = spawnSync(process.execPath, [program, url, ...flags, chrome, only]);
  if (run.status !== 0) return categories.map(() => undefined);
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    categories: Record<string, { score: number | null }>;
  };
  return categories.map((name) => {
    const score = report.categories[name]?.score;
    return score == null ? undefined : Math.round(score * 100);
  });
}
