import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Contestant } from '../contestant.ts';

/** Pagefind's own command, as the package the portal uses brings it, on a finished site. */
export function pagefind(name: string, packages: string, site: string, output: string): Contestant {
  return {
    name,
    prepare: () => {
      rmSync(output, { recursive: true, force: true });
      return undefined;
    },
    command: {
      program: process.execPath,
      args: [
        path.join(packages, 'pagefind/lib/runner/bin.cjs'),
        '--site',
        site,
        '--output-path',
        output,
        '--force-language',
        'zh',
        '--root-selector',
        'main.chapter',
        '--exclude-selectors',
        'nav, details',
      ],
      cwd: packages,
    },
    verify: () =>
      existsSync(path.join(output, 'pagefind-entry.json')) ? undefined : 'wrote no index',
  };
}
