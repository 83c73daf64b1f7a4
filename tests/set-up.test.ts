import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tempFolder } from './temp-content.ts';
import { findChromium, nodeProblem, whyInstall, type Packages } from '../set-up.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function runSetUp(env: NodeJS.ProcessEnv = {}, ...args: string[]) {
  const options = { encoding: 'utf8', env: { ...process.env, ...env }, cwd: root } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['set-up.mjs', ...args], options);
  return { status, stdout, stderr };
}

describe('whether to install', () => {
  const sharp = { version: '1.0.0', integrity: 'sha512-a' };
  const locked: Packages = { '': {}, 'node_modules/sharp': sharp };

  test('nothing to do when every package is there as locked', () => {
    expect(whyInstall(locked, { 'node_modules/sharp': sharp })).toBeUndefined();
  });

  test('a package for another system may be absent', () => {
    const forMac = { 'node_modules/sharp-darwin': { version: '1.0.0', optional: true } };
    expect(whyInstall({ ...locked, ...forMac }, { 'node_modules/sharp': sharp })).toBeUndefined();
  });

  test('says why otherwise', () => {
    expect(whyInstall(locked, undefined)).toBe('依赖尚未安装（或上次安装没有完成）');
    expect(whyInstall(locked, {})).toBe('node_modules/sharp 与 package-lock.json 不一致');
    const tampered = { 'node_modules/sharp': { ...sharp, integrity: 'sha512-b' } };
    expect(whyInstall(locked, tampered)).toBe('node_modules/sharp 与 package-lock.json 不一致');
    const extra = { 'node_modules/sharp': sharp, 'node_modules/left-pad': sharp };
    expect(whyInstall(locked, extra)).toBe('package-lock.json 里已没有 node_modules/left-pad');
  });
});

describe('Node', () => {
  test.each(['22.18.0', 'v22.20.1', '24.0.0', '26.3.0'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  test.each(['18.19.0', '20.20.2', 'v22.17.1'])('%s is too old', (version) => {
    expect(nodeProblem(version)).toBe(
      `这台机器的 Node 是 ${version}，fangzhi 需要 22.18 或更新的版本，依赖里也没有附带适合这种系统的（macOS 就是如此）。` +
        '请从 nodejs.org 安装 Node 24 LTS，重新打开终端，再运行同一条命令。',
    );
  });
});

describe('Chromium', () => {
  test('is not found on an empty PATH', () => {
    expect(findChromium({ PATH: '' })).toBeUndefined();
  });

  test('is the one without windows where there are two, wherever they stand', async () => {
    const [first, second] = [await tempFolder(), await tempFolder()];
    writeFileSync(path.join(first, 'chromium'), '');
    const PATH = [first, second].join(path.delimiter);
    expect(findChromium({ PATH })).toBe(path.join(first, 'chromium'));
    writeFileSync(path.join(second, 'chromium-headless-shell'), '');
    expect(findChromium({ PATH })).toBe(path.join(second, 'chromium-headless-shell'));
  });

  test('is the one that CHROMIUM_PATH names', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  });

  test('a wrong CHROMIUM_PATH is an error that names it', () => {
    expect(runSetUp({ CHROMIUM_PATH: '/nowhere/chrome' }, '--for-tests')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'set-up.mjs：环境变量 CHROMIUM_PATH 所写的 /nowhere/chrome 不存在。请改正路径，或取消这个变量。\n',
    });
  });
});

test('does nothing, without a word, when all is in place', () => {
  expect(runSetUp()).toEqual({ status: 0, stdout: '', stderr: '' });
});

describe('the lock file', () => {
  const text = readFileSync(`${root}/package-lock.json`, 'utf8');
  const { packages } = JSON.parse(text) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };

  // npm leaves out what its registry lacks for other systems, and `npm ci` then refuses the lock.
  test('names the packages of every system', () => {
    const paths = Object.keys(packages);
    const wanted = Object.values(packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}),
    );
    const holes = wanted.filter(
      (name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)),
    );
    expect(holes).toEqual([]);
  });

  test('names no registry', () => {
    expect(text).not.toContain('"resolved"');
  });
});
