import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatPublicKey } from '../../src/exchange/key.ts';
import { aBundle, payload, type Made } from '../exchange/a-bundle.ts';
import { publishedVersion } from '../exchange/a-mirror.ts';
import { tempFolder } from '../temp-content.ts';
import { aPlace, fangzhi, type Place } from './run-cli.ts';

let made: Made;
let place: Place;
let key: string;
const facts = { nextBy: '2099-01-01' };
beforeAll(async () => {
  place = await aPlace();
  made = await aBundle(payload, { facts });
  key = path.join(await tempFolder(), 'office.pub');
  await writeFile(key, formatPublicKey(made.secret.publicKey));
});

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

describe('the command mirror', () => {
  test('brings a release over, says that nothing changed, and goes back when told to', async () => {
    const target = path.join(await tempFolder(), 'mirror');
    const first = await fangzhi(place, ['mirror', made.folder, target, '--key', key]);
    expect(first).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^已换上第 1 版：取来 \d+ 个文件/) as string,
    });
    const again = await fangzhi(place, ['mirror', made.folder, target]);
    expect(again.stdout).toMatch(/^没有变动，现行的是第 1 版。/);
    await aBundle({ ...payload, 'site/index.html': '第二版' }, { ...made, facts });
    await fangzhi(place, ['mirror', made.folder, target]);
    expect(await publishedVersion(target)).toBe(2);
    const back = await fangzhi(place, ['mirror', made.folder, target, '--rollback']);
    expect(back.stdout).toMatch(/^已退回第 1 版。/);
    expect(await publishedVersion(target)).toBe(1);
  }, 300_000);

  test('fails with exit code 2 when its source is past the day that it promised', async () => {
    const late = await aBundle(payload, { facts: { nextBy: '2026-01-02' } });
    const pub = path.join(await tempFolder(), 'late.pub');
    await writeFile(pub, formatPublicKey(late.secret.publicKey));
    const target = path.join(await tempFolder(), 'mirror');
    const ran = await fangzhi(place, ['mirror', late.folder, target, '--key', pub]);
    expect([ran.exitCode, ran.stderr]).toEqual([
      2,
      expect.stringContaining('来源承诺不迟于 2026-01-02 发布下一版，至今没有'),
    ]);
  }, 180_000);

  test('that keeps watching goes on after a turn that failed, and holds a source that is not there yet', async () => {
    const target = path.join(await tempFolder(), 'mirror');
    const gone = path.join(await tempFolder(), 'not-yet');
    const words = ['mirror', gone, target, '--key', key, '--watch'];
    const child = spawn(process.execPath, [path.resolve('src/cli/main.ts'), ...words], {
      cwd: place.cwd,
      env: { ...process.env, FANGZHI_CACHE: place.cache },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.push(child);
    const [said] = (await once(child.stderr.setEncoding('utf8'), 'data')) as [string];
    expect(said).toContain('没有');
    expect(child.exitCode).toBe(null);
    const ended = once(child, 'exit');
    child.kill();
    expect(await ended).toEqual([null, 'SIGTERM']);
    expect(await publishedVersion(target)).toBe(0);
  }, 180_000);
});
