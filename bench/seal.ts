import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { collectEntries, listFiles } from '../src/exchange/collect.ts';
import { parseSecretKey } from '../src/exchange/key.ts';
import { stateKeys } from '../src/exchange/key-history.ts';
import { sealBundle } from '../src/exchange/seal.ts';
import { readFormer } from '../src/exchange/former-release.ts';

/*
 * Makes a bundle of a payload that lies in `<folder>/data`: what `fangzhi bundle` does once the portal is built. After
 * a release that is in `<folder>` already, the next. With `FROM`, the payload is copied from `<from>/data`, as sources and
 * scans are. Run as `node bench/seal.ts FOLDER KEY [FROM]`.
 */
const [folder = '', keyFile = '', from = folder] = process.argv.slice(2);
const secret = parseSecretKey(readFileSync(keyFile, 'utf8'));
if (!secret) throw new Error(`${keyFile} is no key.`);
mkdirSync(folder, { recursive: true });
const former = await readFormer(folder).catch(() => undefined);
const data = path.join(from, 'data');
const jobs = (await listFiles(data)).map((name) => ({
  path: `data/${name}`,
  from: path.join(data, name),
  ...(from === folder ? {} : { to: path.join(folder, 'data', name) }),
  sizeBytes: 200_000,
}));
const entries = await collectEntries(jobs, availableParallelism(), undefined, () => undefined);
const member = '999931';
const keys = { keys: [secret.publicKey], revoked: [] };
await sealBundle({
  folder,
  entries,
  facts: {
    member,
    office: 'Bench',
    title: 'Bench',
    version: (former?.version ?? 0) + 1,
    released: '2026-01-01',
    nextBy: '2099-01-01',
    tombstones: [],
    ...(former ? { previous: { version: former.version, tagmanifest: former.digest } } : {}),
  },
  history: former?.history ?? stateKeys(member, [], keys, secret),
  secret,
  former,
  readmes: {},
});
