import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const cli = path.resolve('src/cli/main.ts');

/**
 * Builds the demonstration portal with the command line and serves it, once for all tests. They find it by
 * `FANGZHI_TEST_SITE` (its address) and `FANGZHI_TEST_FOLDER` (its files).
 *
 * @returns what ends the server and takes the files away.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const root = mkdtempSync(path.join(tmpdir(), 'fangzhi-browser-'));
  const folder = path.join(root, 'site');
  const build = spawnSync(
    process.execPath,
    [cli, 'build', '--content', path.resolve('content'), '--out', folder],
    {
      encoding: 'utf8',
    },
  );
  if (build.status !== 0) throw new Error(`The demonstration does not build.\n${build.stderr}`);

  const server = spawn(process.execPath, [cli, 'serve', '--out', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.env['FANGZHI_TEST_SITE'] = await addressOf(server);
  process.env['FANGZHI_TEST_FOLDER'] = folder;
  return async () => {
    const ended = once(server, 'close');
    server.kill();
    await ended;
    rmSync(root, { recursive: true, force: true });
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    server.on('close', () => reject(new Error(`The server ended. ${said}`)));
  });
}
