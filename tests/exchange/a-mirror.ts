import { existsSync } from 'node:fs';
import path from 'node:path';
import type { HttpOptions } from '../../src/exchange/http-client.ts';
import type { PublicKey } from '../../src/exchange/key.ts';
import { folderTarget } from '../../src/exchange/mirror/folder-target.ts';
import { mirror, type MirrorOutcome } from '../../src/exchange/mirror/mirror.ts';
import { limitRate } from '../../src/exchange/mirror/rate.ts';
import type { Target } from '../../src/exchange/mirror/target.ts';
import type { Source } from '../../src/exchange/source.ts';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { httpSource } from '../../src/exchange/sources/http.ts';
import { verifyBundle } from '../../src/exchange/verify-bundle.ts';

/** A client that gives up soon. */
const hasty: HttpOptions = { windowMs: 300, leastBytes: 64, attempts: 3, backoffMs: 1 };

export const overHttp = (address: string): Source => httpSource(address, hasty);

/** Runs a mirror once, on a day within the first release's promise. */
export async function runMirror(
  source: Source,
  target: Target | string,
  key?: PublicKey,
  today = '2026-02-01',
): Promise<MirrorOutcome> {
  return mirror({
    source,
    target: typeof target === 'string' ? folderTarget(target) : target,
    key,
    today,
    parallel: 4,
    threads: 1,
    rate: limitRate(undefined),
    onProgress: () => undefined,
  });
}

/** Version of the published release; 0 when none is. Fails when what is published is not whole. */
export async function publishedVersion(folder: string): Promise<number> {
  const current = path.join(folder, 'current');
  if (!existsSync(current)) return 0;
  const { problems, release } = await verifyBundle(folderSource(current), { threads: 1 });
  if (problems.length > 0)
    throw new Error(`The published release is broken: ${JSON.stringify(problems)}`);
  return release?.version ?? 0;
}
