import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fewerPages, type Contestant } from '../contestant.ts';
import { markdownFiles, planCorpus, writeFolder, type Dialect } from '../corpus.ts';
import { keptFolder, workFolder } from '../folders.ts';
import type { Command } from '../measure.ts';

/** Another site generator, given the same chapters as plain Markdown. */
export interface Peer {
  name: string;
  /** Beyond this many chapters it is left out, since it would take the whole evening. */
  mostChapters: number;
  /** Gets it ready to run. @returns its version, or why it is missing. */
  setUp: () => { version: string } | { missing: string };
  dialect: Dialect;
  /** Files beside the chapters: configuration and layouts. */
  frame: Record<string, string>;
  /** Folder of the finished pages, within the site's. */
  output: string;
  /** What else it leaves behind there. */
  leaves: string[];
  command: (site: string) => Command;
}

/** A peer as a contestant on a corpus of a size. */
export function enter(peer: Peer, chapters: number): Contestant {
  const room = workFolder(peer.name.toLowerCase());
  const site = path.join(room, String(chapters));
  let isReady = false;
  let missing: string | undefined;
  const setUp = (): void => {
    const found = peer.setUp();
    if ('missing' in found) missing = found.missing;
    else {
      writeFolder(site, `${peer.name} ${chapters}`, filesOf(peer, chapters));
      placePackages(peer.name.toLowerCase(), room);
    }
    isReady = true;
  };
  return {
    name: peer.name,
    prepare: () => {
      if (!isReady) setUp();
      for (const name of [peer.output, ...peer.leaves])
        rmSync(path.join(site, name), { recursive: true, force: true });
      return missing;
    },
    command: peer.command(site),
    verify: () => fewerPages(path.join(site, peer.output), chapters),
  };
}

function* filesOf({ frame, dialect }: Peer, chapters: number): Generator<[string, string]> {
  yield* Object.entries(frame);
  yield* markdownFiles(planCorpus(chapters), dialect);
}

const installFolder = (name: string): string => keptFolder('peers', name);

/** Gives sites in a room the packages of their peer: copies, since a linked Starlight does not know its own files. */
function placePackages(name: string, room: string): void {
  const packages = path.join(installFolder(name), 'node_modules');
  const target = path.join(room, 'node_modules');
  if (existsSync(packages) && !existsSync(target)) {
    cpSync(packages, target, { recursive: true, verbatimSymlinks: true });
  }
}

/** Installs packages of exact versions under `bench/out/peers/<name>`. */
export function install(
  name: string,
  dependencies: Record<string, string>,
): { version: string } | { missing: string } {
  const folder = installFolder(name);
  const wanted = JSON.stringify(
    { name: `bench-${name}`, private: true, type: 'module', dependencies },
    undefined,
    2,
  );
  const manifest = path.join(folder, 'package.json');
  const done = path.join(folder, 'node_modules', '.bench-installed');
  const version = Object.values(dependencies)[0] ?? '';
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return { version };
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, wanted);
  const { status, stderr, error } = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts'],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 5 * 60_000,
    },
  );
  if (status !== 0)
    return {
      missing: `npm install failed: ${(error?.message ?? stderr).trim().split('\n').slice(0, 2).join(' ')}`,
    };
  writeFileSync(done, wanted);
  return { version };
}

/** Runs a program of an installed package with the Node that runs the benchmark. */
export function nodeCommand(
  site: string,
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Command {
  return {
    program: process.execPath,
    args: [path.join(site, '..', 'node_modules', script), ...args],
    cwd: site,
    env,
  };
}
