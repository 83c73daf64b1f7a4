import { spawnSync } from 'node:child_process';
import { stockTools } from '../../set-up.mjs';

/** Debian packages of programs of other makers that check what this one writes. */
const packages: Record<string, string> = {
  ...stockTools,
  sha512sum: 'coreutils',
  sha256sum: 'coreutils',
};

const found = new Map<string, boolean>();

export function hasTool(name: string): boolean {
  const known = found.get(name);
  if (known !== undefined) return known;
  const isThere = spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
  found.set(name, isThere);
  return isThere;
}

/** For the name of a test that is skipped: why. */
export function reason(...names: string[]): string {
  const missing = names.filter((name) => !hasTool(name));
  return missing.length === 0
    ? ''
    : `（跳过：没有 ${missing.join('、')}，Debian 上装 ${missing.map((name) => packages[name]).join(' ')}）`;
}

/** Runs a program in a folder. */
export function run(
  folder: string,
  command: string,
  input?: string | Buffer,
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    input,
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}` };
}
