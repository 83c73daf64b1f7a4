import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { once } from 'node:events';
import { tempFolder } from '../temp-content.ts';

const main = path.resolve('src/cli/main.ts');

/** What a finished command said. */
export interface Ran {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface Place {
  /** Folder the command is run in; not the repository, so that its own content is not found. */
  cwd: string;
  cache: string;
}

let cache: Promise<string> | undefined;

/** An empty folder to run commands in. The places of a test file share a cache, as the portals of an office would. */
export async function aPlace(): Promise<Place> {
  cache ??= tempFolder();
  return { cwd: await tempFolder(), cache: await cache };
}

function start(place: Place, words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [main, ...words], {
    cwd: place.cwd,
    env: { ...process.env, FANGZHI_CACHE: place.cache, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the command line as an editor would: `fangzhi(place, 'build --out site')`. */
export async function fangzhi(place: Place, command: string | readonly string[]): Promise<Ran> {
  const words = typeof command === 'string' ? command.split(' ').filter(Boolean) : command;
  const child = start(place, words);
  const ran: Ran = { exitCode: null, stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text));
  await once(child, 'close');
  ran.exitCode = child.exitCode;
  return ran;
}

/** A server started by the command line. */
export interface Serving {
  /** `http://127.0.0.1:4321` */
  origin: string;
  port: number;
  /** All that it has said. */
  said: () => string;
  stop: () => Promise<void>;
}

/** Runs `serve` and waits until it says where. */
export async function serve(place: Place, command: string): Promise<Serving> {
  const child = start(place, ['serve', ...command.split(' ').filter(Boolean)]);
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (text: string): void => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said);
      if (found) resolve(Number(found[1]));
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.on('close', () => reject(new Error(`serve ended: ${said}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    said: () => said,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'close');
      child.kill();
      await ended;
    },
  };
}
