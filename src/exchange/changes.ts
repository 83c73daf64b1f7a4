import { comparePaths } from './bundle-path.ts';
import { decodeStrictly, type Entry } from './manifest.ts';
import { refuse } from './problem.ts';

/** Releases whose lists of changes a bundle carries, so that a mirror some releases behind reads no whole manifest. */
const keptReleases = 12;

/**
 * What a release changed in the one before: `+ sha512 sha256 bytes path` for a new or changed file, `- path` for one
 * that is gone, in the order of paths. Both lists must be in that order.
 */
export function formatChanges(before: readonly Entry[], after: readonly Entry[]): string {
  const old = new Map(before.map((entry) => [entry.path, entry]));
  const now = new Set(after.map(({ path }) => path));
  const lines: [path: string, line: string][] = [
    ...before
      .filter(({ path }) => !now.has(path))
      .map(({ path }): [string, string] => [path, `- ${path}`]),
    ...after
      .filter(({ path, sha512 }) => old.get(path)?.sha512 !== sha512)
      .map(({ path, sha512, sha256, sizeBytes }): [string, string] => [
        path,
        `+ ${sha512} ${sha256} ${sizeBytes} ${path}`,
      ]),
  ];
  lines.sort(([a], [b]) => comparePaths(a, b));
  return lines.map(([, line]) => `${line}\n`).join('');
}

/** Lists of changes of earlier releases that a release goes on carrying. */
export function keptChanges(names: readonly string[], version: number): string[] {
  return names.filter((name) => {
    const number = Number(/^changes-(\d{1,10})\.txt$/.exec(name)?.[1] ?? 0);
    return number > version - keptReleases && number < version && number > 1;
  });
}

/**
 * Applies a list of changes. What comes out is believed only once its manifest has the signed digest.
 *
 * @throws {Refusal} when the list is malformed.
 */
export function applyChanges(entries: Map<string, Entry>, bytes: Uint8Array, file: string): void {
  for (const line of decodeStrictly(bytes, file).split('\n')) {
    if (line === '') continue;
    const gone = /^- (.+)$/.exec(line)?.[1];
    if (gone !== undefined) {
      entries.delete(gone);
      continue;
    }
    const [, sha512, sha256, size, path] =
      /^\+ ([0-9a-f]{128}) ([0-9a-f]{64}) (0|[1-9]\d{0,14}) (.+)$/.exec(line) ?? [];
    if (sha512 === undefined || sha256 === undefined || path === undefined)
      return refuse(file, '有一行的写法有误。');
    entries.set(path, { path, sha512, sha256, sizeBytes: Number(size) });
  }
}
