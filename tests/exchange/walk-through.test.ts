import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openBundle } from '../../src/search/bundle.ts';
import { fangzhi, type Place } from '../cli/run-cli.ts';
import { diskTransport } from '../press/search/index-of-texts.ts';
import { smallContent, tempFolder, writeFiles } from '../temp-content.ts';
import { freePort } from './other-servers.ts';
import { hasTool, reason } from './stock-tools.ts';

/** Commands that stand in a page's blocks of shell, in order, without what is said of them. */
function commandsOf(page: string): string[] {
  return [...page.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map((line) =>
        line
          .replace(/ +#.*$/, '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter((line) => line !== ''),
  );
}

const servers: ChildProcess[] = [];
afterAll(async () => {
  for (const server of servers.splice(0)) {
    if (server.exitCode !== null) continue;
    server.kill();
    await once(server, 'exit');
  }
});

/** Starts `serve` as typed, and waits until it says where. @returns what it said. */
async function startServing(place: Place, words: string[]): Promise<string> {
  const child = spawn(process.execPath, [path.resolve('src/cli/main.ts'), ...words], {
    cwd: place.cwd,
    env: { ...process.env, FANGZHI_CACHE: place.cache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  servers.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return said.toString();
}

const chinese = 'docs/交换与镜像.md';
const english = 'docs/exchange.md';
/** What folders are called in one page and in the other. */
const folders: Record<string, string> = {
  密钥: 'keys',
  发布: 'releases',
  图书馆: 'library',
  清溪二: 'qingxi-2',
  清溪: 'qingxi',
  澄阳: 'chengyang',
};
const inEnglish = (command: string): string =>
  command.replace(/\.\.\/\S+/g, (place) =>
    Object.entries(folders).reduce((text, [from, to]) => text.replaceAll(from, to), place),
  );

describe('the walk-through', () => {
  test(`goes from keys to an exchanged portal in which works of both offices are found, every command as it stands there${reason('minisign')}`, async () => {
    const desk = await tempFolder();
    const place = { cwd: path.join(desk, 'county'), cache: path.join(desk, 'cache') };
    const at = (...names: string[]): string => path.join(desk, ...names);
    const portal = `title: 清溪方志\ncounty: 清溪县\ndivision: "999931"\noffice: 清溪县地方志编纂中心\nsite: https://fangzhi.qingxi.example\n`;
    const content = { ...smallContent(), 'portal.yaml': portal };
    await mkdir(place.cwd);
    await writeFiles(path.join(place.cwd, 'content'), content);
    const port = String(await freePort());
    const page = await readFile(chinese, 'utf8');
    const member = /^```yaml\n(.*?)^```/ms.exec(page)?.[1] ?? '';
    const commands = commandsOf(page);
    expect(commands.length).toBeGreaterThan(18);
    for (const command of commands) {
      const words = command.replaceAll('8000', port).split(/\s+/);
      if (words[0] === 'echo') {
        const child = spawn('sh', ['-c', command], { cwd: place.cwd });
        expect(await once(child, 'exit')).toEqual([0, null]);
        continue;
      }
      if (words[0] !== 'npx') {
        if (!hasTool(words[0] ?? '')) continue;
        const bundle = at('发布', '清溪');
        await copyFile(at('密钥', '清溪.pub'), path.join(desk, 'office.pub'));
        const inBundle = words.map((word) => (word === 'office.pub' ? '../../office.pub' : word));
        const child = spawn(inBundle[0] ?? '', inBundle.slice(1), { cwd: bundle });
        const [status] = (await once(child, 'exit')) as [number];
        expect({ command, status }).toEqual({ command, status: 0 });
        continue;
      }
      const typed = words.slice(2).filter((word) => word !== '&');
      if (typed[0] === 'conform')
        await writeFiles(path.join(place.cwd, 'content'), {
          'members/chengyang.yaml': member.replace(
            /RWQ…+/,
            (await readFile(at('密钥', '澄阳.pub'), 'utf8')).split('\n')[1] ?? '',
          ),
        });
      if (typed[0] === 'serve') {
        // The last of the servers stands in for the library's; it has no port of its own to name.
        const given = typed.includes('--port') ? [] : ['--port', String(await freePort())];
        expect(await startServing(place, [...typed, ...given])).toContain('http://127.0.0.1');
        continue;
      }
      const { stdout, stderr, exitCode } = await fangzhi(place, typed);
      if (exitCode !== 0) throw new Error(`${command}\n${stdout}${stderr}`);
    }
    const works = await readFile(path.join(place.cwd, 'dist/works.html'), 'utf8');
    expect(works).toContain('澄阳文集');
    expect(await readFile(at('图书馆', '清溪', 'mirror.json'), 'utf8')).toContain('999931');
    const search = await openBundle(
      { base: '' },
      'http://portal.test/pagefind/',
      diskTransport(path.join(place.cwd, 'dist/pagefind')),
    );
    for (const [word, work] of [
      ['老茶树', 'baiyan-village'],
      ['写好以后', '999932-chengyang-essays'],
    ] as const) {
      const terms = [{ any: [word], isPhrase: true, isExcluded: false }];
      const { found, missing } = await search.search({ terms, filters: {}, sort: 'relevance' });
      expect(missing).toEqual([]);
      const hits = await Promise.all(found.map(async (hit) => hit.load()));
      expect(hits.map(({ url }) => url)).toContainEqual(expect.stringContaining(`/works/${work}/`));
      expect(hits[0]?.marks.length).toBeGreaterThan(0);
    }
  }, 600_000);

  test('is the same in both languages, command by command', async () => {
    const [first, second] = await Promise.all(
      [chinese, english].map(async (file) => commandsOf(await readFile(file, 'utf8'))),
    );
    expect(first?.map(inEnglish)).toEqual(second);
  });
});
