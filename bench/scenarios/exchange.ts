import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { atMost, type BudgetLine } from '../budget.ts';
import {
  fileContent,
  ownCommand,
  sealCommand,
  shellCommand,
  writeTree,
  type Tree,
} from '../bundle-tree.ts';
import { runInTurns, type Contestant, type Row, type Tell } from '../contestant.ts';
import { countingServer } from '../counting-server.ts';
import { workFolder } from '../folders.ts';
import { measure, type Command } from '../measure.ts';
import { costOf, costTable, kilobytes, seconds, type Table } from '../table.ts';
import type { Scenario } from './scenario.ts';

const stock = 'sha512sum';
const sealing = 'fangzhi: manifests and signatures';
const copying = 'fangzhi: payload copied, manifests and signatures';
const verifying = 'fangzhi verify';

/** Bundles beside `sha512sum`, mirrors beside rsync and rclone, on the same files. */
export const exchange: Scenario = async ({ isQuick, repeats }, tell) => {
  const [digests, mirrors] = [
    await digesting(isQuick, repeats, tell),
    await mirroring(isQuick, tell),
  ];
  return {
    tables: [digests.table, ...mirrors.tables],
    budgets: [...digests.budgets, ...mirrors.budgets],
  };
};

const nothing = (): undefined => undefined;
const contestant = (
  name: string,
  command: Command,
  prepare: Contestant['prepare'] = nothing,
): Contestant => ({
  name,
  prepare,
  command,
  verify: nothing,
});

/** Why a program cannot run: it is not there. */
function missing(program: string): string | undefined {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
    ? undefined
    : `${program} is not on the PATH`;
}

async function digesting(
  isQuick: boolean,
  repeats: number,
  tell: Tell,
): Promise<{ table: Table; budgets: BudgetLine[] }> {
  const files = isQuick ? 500 : 5000;
  tell(`bundle and verify, ${files} files of 200 KB`);
  const tree = writeTree('digest', files, 200_000);
  const copy = workFolder('digest-copy');
  const find = 'find data -type f -print0 | xargs -0 sha512sum';
  const rows = await runInTurns(
    [
      contestant(stock, shellCommand(tree.folder, `${find} > /dev/null`)),
      contestant(sealing, sealCommand(tree)),
      contestant(copying, sealCommand(tree, copy), () => {
        rmSync(copy, { recursive: true, force: true });
        return undefined;
      }),
      contestant(verifying, ownCommand('verify', tree.folder, '--key', `${tree.key}.pub`)),
    ],
    repeats,
    tell,
  );
  rmSync(copy, { recursive: true, force: true });
  const note = `${files} files, ${(files * 0.2).toFixed(0)} MB. Ours make two digests of each file (SHA-512 and SHA-256) in threads, sha512sum one of them in one. All are measured from start to end.`;
  const limit = (costOf(rows, stock)?.wallSeconds ?? 0) / 0.8;
  const line = (name: string): BudgetLine =>
    atMost({
      what: `${name}, 80 % of sha512sum’s speed being the budget`,
      limit,
      value: costOf(rows, name)?.wallSeconds,
      show: seconds,
    });
  return {
    table: costTable('Bundle and verify', note, rows),
    budgets: [line(sealing), line(copying), line(verifying)],
  };
}

async function mirroring(
  isQuick: boolean,
  tell: Tell,
): Promise<{ tables: Table[]; budgets: BudgetLine[] }> {
  const files = isQuick ? 5000 : 100_000;
  const bytesEach = 4000;
  tell(`mirror, ${files} files of 4 KB`);
  const tree = writeTree('mirror', files, bytesEach);
  await measure(sealCommand(tree));
  const target = workFolder('mirror-target');
  const first = await runInTurns(mirrorContestants(tree, target), 1, tell);
  const again = await runInTurns(mirrorContestants(tree, target), 1, tell);
  writeFileSync(path.join(tree.folder, 'data/site/0/7.html'), fileContent('another', bytesEach));
  await measure(sealCommand(tree));
  const server = await countingServer(tree.folder);
  const [own] = mirrorContestants({ ...tree, folder: server.address }, target);
  const others = mirrorContestants(tree, target).slice(1);
  const changed = own ? await runInTurns([own, ...others], 1, tell) : [];
  const moved = { bytes: server.bytes, requests: server.requests };
  server.requests = 0;
  const asked = own ? await runInTurns([own], 1, tell) : [];
  const { requests } = server;
  server.close();
  rmSync(target, { recursive: true, force: true });
  const table = (title: string, note: string, rows: readonly Row[]): Table =>
    costTable(`Mirror of ${files} files of 4 KB: ${title}`, note, rows);
  const count = String;
  return {
    tables: [
      table(
        'the first time',
        'From one folder to another. Ours makes and holds two digests of each file, and links; rsync and rclone copy.',
        first,
      ),
      table(
        'nothing changed',
        'Ours asks for one signature, the others look at every file.',
        again,
      ),
      table(
        'one file changed',
        `Ours over HTTP: ${moved.requests} requests, ${kilobytes(moved.bytes)} for a file of ${kilobytes(bytesEach)}; rsync and rclone from the folder.`,
        changed,
      ),
    ],
    budgets: [
      atMost({
        what: `mirror of ${files} files, nothing changed: time`,
        limit: 2,
        value: costOf(again, 'fangzhi mirror')?.wallSeconds,
        show: seconds,
      }),
      atMost({
        what: `mirror of ${files} files, nothing changed: requests`,
        limit: 10,
        value: asked.length > 0 ? requests : undefined,
        show: count,
      }),
      atMost({
        what: `mirror of ${files} files, one of ${kilobytes(bytesEach)} changed: bytes moved, three times its size being the budget`,
        limit: 3 * bytesEach,
        value: moved.bytes,
        show: kilobytes,
      }),
    ],
  };
}

function mirrorContestants({ folder, key }: Tree, target: string): Contestant[] {
  const to = (name: string): string => path.join(target, name);
  return [
    contestant('fangzhi mirror', ownCommand('mirror', folder, to('own'), '--key', `${key}.pub`)),
    contestant(
      'rsync',
      shellCommand('/', `mkdir -p ${to('rsync')} && rsync -a --delete ${folder}/ ${to('rsync')}/`),
      () => missing('rsync'),
    ),
    contestant(
      'rclone',
      shellCommand('/', `rclone --config /dev/null sync ${folder} ${to('rclone')}`),
      () => missing('rclone'),
    ),
  ];
}
