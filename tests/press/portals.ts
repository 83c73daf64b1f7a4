import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Digest of every file of a folder, names and bytes, in one string; '' when there is no folder. */
export function digestOf(folder: string): string {
  if (!existsSync(folder)) return '';
  const hash = createHash('sha256');
  for (const [name, bytes] of filesOf(folder)) hash.update(`\0${name}\0`).update(bytes);
  return hash.digest('hex');
}

/** Every file of a folder by name, sorted. */
export function filesOf(folder: string): [name: string, bytes: Buffer][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)]);
}

export interface CliRun {
  code: number | null;
  output: string;
}

/** Starts the command line as an editor would, with a cache of its own. */
export function startCli(
  args: string[],
  cache: string,
  environment: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<CliRun> } {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...args], {
    // An editor's shell has none of the test runner's variables; with VITEST set, Astro serves no pages.
    env: { ...withoutRunner(process.env), FANGZHI_CACHE: cache, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<CliRun>((resolve) =>
    child.on('close', (code) => resolve({ code, output })),
  );
  return { child, ended };
}

export async function runCli(
  args: string[],
  cache: string,
  environment: Record<string, string> = {},
): Promise<CliRun> {
  return startCli(args, cache, environment).ended;
}

function withoutRunner(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(?:VITEST|NODE_ENV)/.test(name)),
  );
}
