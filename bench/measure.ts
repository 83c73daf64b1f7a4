import { spawn } from 'node:child_process';
import { machineSeconds, readTree, waitedSeconds } from './process-tree.ts';

/** A program to run, as a person would start it. */
export interface Command {
  program: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
}

/** What one run cost, seen from outside. */
export interface Cost {
  wallSeconds: number;
  /** User and system time of the program and everything it started. */
  cpuSeconds: number;
  /** Largest sum of resident memory over the program and everything it started. */
  peakBytes: number;
  /** Share of the machine's processors that other programs took meanwhile, 0–1. */
  othersShare: number;
}

export type Run = { cost: Cost } | { failure: string };

const sampleMs = 100;
/** More memory than this and the run is ended, so that the machine stays usable. */
export const mostBytes = 12e9;
const mostMs = 20 * 60_000;
const cores = Number(process.env['NUMBER_OF_PROCESSORS'] ?? 0) || navigator.hardwareConcurrency;

/** Runs a command to its end and measures it; nothing else may be run by this process meanwhile. */
export async function measure(command: Command): Promise<Run> {
  const busyBefore = machineSeconds();
  const waitedBefore = waitedSeconds();
  const ownBefore = process.cpuUsage();
  const started = performance.now();
  const watched = watch(command);
  const { code, output, stopped } = await watched.ended;
  const wallSeconds = (performance.now() - started) / 1000;
  if (stopped !== undefined) return { failure: stopped };
  if (code !== 0) return { failure: `ended with code ${code}: ${lastLines(output)}` };
  const own = process.cpuUsage(ownBefore);
  const cpuSeconds = Math.max(waitedSeconds() - waitedBefore, watched.sampledSeconds());
  const others = machineSeconds() - busyBefore - cpuSeconds - (own.user + own.system) / 1e6;
  const othersShare = Math.min(1, Math.max(0, others / (wallSeconds * cores)));
  return { cost: { wallSeconds, cpuSeconds, peakBytes: watched.peakBytes(), othersShare } };
}

interface Ended {
  code: number | null;
  output: string;
  /** Why it was stopped from outside. */
  stopped: string | undefined;
}

/** Starts a command in a process group of its own and samples it. */
function watch({ program, args, cwd, env }: Command) {
  let peakBytes = 0;
  let output = '';
  let stopped: string | undefined;
  const cpu = new Map<number, number>();
  const ended = new Promise<Ended>((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const { pid } = child;
    const stop = (why: string): void => {
      stopped = why;
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    };
    const sampler = setInterval(() => {
      if (pid === undefined) return;
      const { residentBytes, cpuSeconds } = readTree(pid);
      for (const [id, seconds] of cpuSeconds) cpu.set(id, seconds);
      peakBytes = Math.max(peakBytes, residentBytes);
      if (peakBytes > mostBytes) stop(`stopped at ${mostBytes / 1e9} GB of memory`);
    }, sampleMs);
    const limit = setTimeout(() => stop(`stopped after ${mostMs / 60_000} minutes`), mostMs);
    const finish = (code: number | null, reason = ''): void => {
      clearInterval(sampler);
      clearTimeout(limit);
      resolve({ code, output: output + reason, stopped });
    };
    child.on('error', (error) => finish(null, error.message));
    child.on('close', (code) => finish(code));
  });
  return {
    ended,
    peakBytes: () => peakBytes,
    // Counts what a program started and did not wait for, which the system does not add to its parent's time.
    sampledSeconds: () => cpu.values().reduce((sum, seconds) => sum + seconds, 0),
  };
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-3).join(' ').slice(-300);
}

/** The fastest run, which others disturbed least, with the largest memory of all. */
export function bestRun(runs: readonly Run[]): Run {
  const failed = runs.find((run) => 'failure' in run);
  if (failed) return failed;
  const costs = runs.flatMap((run) => ('cost' in run ? [run.cost] : []));
  const [fastest] = costs.toSorted((a, b) => a.wallSeconds - b.wallSeconds);
  if (!fastest) return { failure: 'it did not run' };
  return { cost: { ...fastest, peakBytes: Math.max(...costs.map(({ peakBytes }) => peakBytes)) } };
}
