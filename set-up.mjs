// @ts-check
/*
 * Makes a fresh clone ready, and does nothing when it already is. npm runs it before every script:
 *
 *   node set-up.mjs               dependencies, and a Node that can run the TypeScript in src/
 *   node set-up.mjs --for-tests   also Chromium and a Chinese font for tests/browser, and stock tools
 *
 * Plain JavaScript without dependencies: it runs before there are any, on whatever Node (18 or later)
 * the machine has. package.json calls it from `pre…` scripts, because a shell remembers where it found
 * `node`: in `node set-up.mjs && node src/cli/main.ts` the second would still be the machine's own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const windows = process.platform === 'win32';
/** The Node 24 that npm scripts and npx find before the machine's own. */
const bundledNode = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
/** First to strip types from TypeScript without a flag. */
const oldestNode = { major: 22, minor: 18 };

const headlessShell = 'chromium-headless-shell';

export const chromiumMissing =
  '没有找到 Chromium，tests/browser 里的浏览器测试全部跳过。安装方法：Debian 上以 root 运行 apt-get install chromium-headless-shell；' +
  '其他系统运行 npx playwright install chromium；已装有 Chrome 的，用环境变量 CHROMIUM_PATH 写明它的路径。';
/** Programs of other makers by which tests check bundles, feeds and mirrors, take PDFs apart and cut recordings, and the Debian packages they come in. */
export const stockTools = {
  minisign: 'minisign',
  'ssh-keygen': 'openssh-client',
  xmllint: 'libxml2-utils',
  'yaz-marcdump': 'yaz',
  oai_pmh: 'libhttp-oai-perl',
  nginx: 'nginx-light',
  rclone: 'rclone',
  rsync: 'rsync',
  java: 'default-jre-headless',
  epubcheck: 'epubcheck',
  pdftoppm: 'poppler-utils',
  ffmpeg: 'ffmpeg',
};
export const fontMissing =
  '没有找到中文字体，标有 @cjk-font 的浏览器测试跳过。安装方法：Debian 上以 root 运行 apt-get install fontconfig fonts-noto-cjk；' +
  '其他系统安装任意一种中文字体（如思源宋体）。';

/**
 * Why `npm ci` has to run, as the beginning of a Chinese sentence; undefined when it need not.
 * Compares versions rather than times: a checkout or a copy changes times without changing anything.
 *
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages
 * @param {Packages} locked `packages` of package-lock.json
 * @param {Packages | undefined} installed `packages` of node_modules/.package-lock.json, which npm
 *   writes last, so an install that was interrupted has none
 * @returns {string | undefined}
 */
export function whyInstall(locked, installed) {
  if (!installed) return '依赖尚未安装（或上次安装没有完成）';
  for (const [path, wanted] of Object.entries(locked)) {
    const found = installed[path];
    // '' is the project itself; an optional package may be for another system.
    if (path === '' || (!found && wanted.optional)) continue;
    const other = wanted.integrity && found?.integrity !== wanted.integrity;
    if (found?.version !== wanted.version || other) {
      return `${path} 与 package-lock.json 不一致`;
    }
  }
  const extra = Object.keys(installed).find((path) => !locked[path]);
  return extra && `package-lock.json 里已没有 ${extra}`;
}

/**
 * What is wrong with a Node version such as `20.20.2`, in Chinese; undefined when it will do.
 *
 * @param {string} version
 * @returns {string | undefined}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return;
  return (
    `这台机器的 Node 是 ${version}，fangzhi 需要 ${oldestNode.major}.${oldestNode.minor} 或更新的版本，` +
    '依赖里也没有附带适合这种系统的（macOS 就是如此）。请从 nodejs.org 安装 Node 24 LTS，重新打开终端，再运行同一条命令。'
  );
}

/**
 * Path of the Chromium or Chrome that the browser tests start.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 * @throws {Error} when CHROMIUM_PATH names no file, rather than quietly start another browser
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Error(
      `环境变量 CHROMIUM_PATH 所写的 ${env.CHROMIUM_PATH} 不存在。请改正路径，或取消这个变量。`,
    );
  }
  // Without windows it runs the tests in half the time that the whole browser takes.
  const names = [headlessShell, 'chromium', 'chromium-browser', 'google-chrome'];
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, windows ? `${name}.exe` : name)))
    .find((path) => existsSync(path));
}

/**
 * Path of the Chromium that `npx playwright install` fetched, if it did.
 *
 * @returns {string | undefined}
 */
export function findPlaywrightChromium() {
  try {
    const path = createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined; // Playwright itself refuses to load on the oldest Node versions
  }
}

/** Whether pages in Chinese can be drawn. macOS and Windows bring their own fonts. */
export function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  return Boolean(spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim());
}

/**
 * Runs a program, its output going straight to the terminal.
 *
 * @param {string} program
 * @param {string[]} args none with spaces: Windows starts `npm.cmd` only through a shell
 * @param {NodeJS.ProcessEnv} env
 */
function run(program, args, env = process.env) {
  const options = { cwd: root, env, stdio: /** @type {const} */ ('inherit') };
  return windows
    ? spawnSync([program, ...args].join(' '), { ...options, shell: true })
    : spawnSync(program, args, options);
}

/** @param {string} path @returns {Packages | undefined} */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function installPackages() {
  const locked = readPackages('package-lock.json');
  if (!locked) {
    throw new Error('package-lock.json 读不出来。请用 git checkout package-lock.json 恢复它。');
  }
  const why = whyInstall(locked, readPackages('node_modules/.package-lock.json'));
  if (!why) return;
  const modules = join(root, 'node_modules');
  if (windows && process.execPath.startsWith(modules)) {
    // Windows cannot delete a program that is running, and `npm ci` deletes all of node_modules.
    throw new Error(`${why}。请先在命令行里运行 npm ci，再运行同一条命令。`);
  }
  console.log(`${why}，现在运行 npm ci 安装依赖（首次约需一分钟）……`);
  // npm itself must not run on the Node that it is about to delete.
  const path = process.env.PATH?.split(delimiter).filter((folder) => !folder.startsWith(modules));
  const env = windows || !path ? process.env : { ...process.env, PATH: path.join(delimiter) };
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { status, error } = run('npm', ['ci', ...flags], env);
  if (status === 0) return;
  throw new Error(
    `npm ci 没有成功（${error?.message ?? `退出码 ${status}`}），原因见上面 npm 自己的说明。` +
      '常见的是连不上 npm 软件源或磁盘已满；处理之后再运行同一条命令。',
  );
}

/**
 * npm 10 installs the Node of this system and then leaves it out of node_modules/.bin: the packages
 * for other systems, which it takes away again, hold the same name.
 */
function linkNode() {
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  if (existsSync(bundledNode) || !existsSync(join(root, 'node_modules', name))) return;
  run('npm', ['rebuild', '--ignore-scripts', '--silent', name]);
}

function checkNode() {
  let version = process.versions.node;
  if (existsSync(bundledNode)) {
    const asked = windows
      ? spawnSync(`"${bundledNode}" --version`, { encoding: 'utf8', shell: true })
      : spawnSync(bundledNode, ['--version'], { encoding: 'utf8' });
    if (asked.status !== 0) {
      throw new Error(
        `依赖附带的 Node（${bundledNode}）在这台机器上不能运行。请从 nodejs.org 安装 Node 24 LTS，删除这个文件，再运行同一条命令。`,
      );
    }
    version = asked.stdout.trim();
  }
  const problem = nodeProblem(version);
  if (problem) throw new Error(problem);
}

/** Chromium and a Chinese font: tests that need what cannot be had are skipped, so this never fails. */
function prepareForTests() {
  const chromium = () => findChromium() ?? findPlaywrightChromium();
  const apt = isDebian() && process.getuid?.() === 0;
  const isFast = () => process.env.CHROMIUM_PATH || basename(chromium() ?? '') === headlessShell;
  const others = () => [
    ...(hasChineseFont() ? [] : ['fontconfig', 'fonts-noto-cjk']),
    ...missingTools().map(({ name }) => name),
  ];
  if (apt) {
    installDebian([...(isFast() ? [] : [headlessShell]), ...others()]);
    // An older Debian has no such package, and then installs none of the rest either.
    if (!isFast()) installDebian([...(chromium() ? [] : ['chromium']), ...others()]);
  } else if (!chromium()) {
    console.log('浏览器测试还缺 Chromium，现在运行 npx playwright install chromium……');
    run('npx', ['playwright', 'install', 'chromium']);
  }
  if (!chromium()) console.warn(`\n注意：${chromiumMissing}\n`);
  if (!hasChineseFont()) console.warn(`\n注意：${fontMissing}\n`);
  const tools = missingTools();
  if (tools.length > 0) {
    const lines = tools.map(({ program, name }) => `${program}（Debian 软件包 ${name}）`);
    console.warn(`\n注意：没有 ${lines.join('、')}，用它们核对的测试跳过。\n`);
  }
}

/** @param {string[]} names */
function installDebian(names) {
  if (names.length === 0) return;
  console.log(`测试还缺 ${names.join('、')}，现在用 apt-get 安装……`);
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=300']; // someone else may be installing
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', [...options, 'update'], env);
  run('apt-get', [...options, 'install', '-y', '--no-install-recommends', ...names], env);
}

function missingTools() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const isThere = (/** @type {string} */ program) =>
    [...folders, '/usr/sbin'].some((folder) =>
      existsSync(join(folder, windows ? `${program}.exe` : program)),
    );
  return Object.entries(stockTools)
    .filter(([program]) => !isThere(program))
    .map(([program, name]) => ({ program, name }));
}

function isDebian() {
  // Ubuntu's chromium package only points to a snap, so it does not count.
  return (
    existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

const calledAs = process.argv[1];
if (calledAs && pathToFileURL(realpathSync(calledAs)).href === import.meta.url) {
  try {
    installPackages();
    linkNode();
    checkNode();
    if (process.argv.includes('--for-tests')) prepareForTests();
  } catch (error) {
    console.error(`set-up.mjs：${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
