import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { collectEntries, listFiles } from '../../src/exchange/collect.ts';
import { digestBytes } from '../../src/exchange/digest-files.ts';
import { readFormer } from '../../src/exchange/former-release.ts';
import { makeKey, parseSecretKey, type SecretKey } from '../../src/exchange/key.ts';
import { stateKeys, type KeyStatement } from '../../src/exchange/key-history.ts';
import { signMinisign } from '../../src/exchange/minisign.ts';
import { sealBundle, type ReleaseFacts } from '../../src/exchange/seal.ts';
import { signSsh } from '../../src/exchange/sshsig.ts';
import { swapFolder } from '../../src/exchange/swap-folder.ts';
import { tempFolder, writeFiles, type ContentFiles } from '../temp-content.ts';

/** A key of its own; the tests' only use of chance. */
export function aSecretKey(): SecretKey {
  const secret = parseSecretKey(makeKey().pem);
  if (!secret) throw new Error('A key that was just made cannot be read.');
  return secret;
}

export const facts: ReleaseFacts = {
  member: '999931',
  office: '清溪县地方志编纂中心',
  title: '清溪方志',
  version: 1,
  released: '2026-01-01',
  nextBy: '2026-04-01',
  tombstones: [],
};

export const payload: ContentFiles = {
  'site/index.html': '<h1>清溪方志</h1>',
  'site/works/tea.html': '<p>全年产茶9386吨。</p>',
  'site/works/grain.html': '<p>水稻单产每公顷7.2吨。</p>',
  'sources/works/tea.mdx': '全年产茶9386吨。',
  'metadata/empty.txt': '',
};

export interface Made {
  folder: string;
  secret: SecretKey;
}

interface Making {
  secret?: SecretKey;
  facts?: Partial<ReleaseFacts>;
  history?: readonly KeyStatement[];
  /** Takes the place of the release that stands there. */
  folder?: string;
}

/** Writes a release with files of one's own, without building a site; after one that stands in `folder`, the next. */
export async function aBundle(files: ContentFiles = payload, making: Making = {}): Promise<Made> {
  const folder = making.folder ?? path.join(await tempFolder(), 'bundle');
  const secret = making.secret ?? aSecretKey();
  const former = await readFormer(folder);
  const staging = `${folder}.next`;
  const data = path.join(staging, 'data');
  await mkdir(data, { recursive: true });
  await writeFiles(data, files);
  const jobs = (await listFiles(data)).map((name) => ({
    path: `data/${name}`,
    from: path.join(data, name),
    sizeBytes: 0,
  }));
  const entries = await collectEntries(jobs, 1, undefined, () => undefined);
  const keys = { keys: [secret.publicKey], revoked: [] };
  await sealBundle({
    folder: staging,
    entries,
    facts: {
      ...facts,
      version: (former?.version ?? 0) + 1,
      ...(former ? { previous: { version: former.version, tagmanifest: former.digest } } : {}),
      ...making.facts,
    },
    history: making.history ?? former?.history ?? stateKeys(facts.member, [], keys, secret),
    secret,
    former,
    readmes: { 'README.md': '# 清溪方志\n' },
  });
  await swapFolder(folder, staging);
  return { folder, secret };
}

/** Changes tag files as somebody with the key could, so that only their content is wrong and nothing about them. */
export async function resign(
  { folder, secret }: Made,
  changes: Record<string, (text: string) => string | Buffer>,
): Promise<void> {
  const file = (name: string): string => path.join(folder, name);
  for (const [name, change] of Object.entries(changes)) {
    const before = await readFile(file(name), 'utf8').catch(() => '');
    await writeFile(file(name), change(before));
  }
  if (!('release.json' in changes)) {
    const release = JSON.parse(await readFile(file('release.json'), 'utf8')) as {
      tagFiles: Record<string, number>;
    };
    const before = JSON.stringify(release);
    for (const name of Object.keys(release.tagFiles))
      release.tagFiles[name] = (await readFile(file(name))).length;
    const after = JSON.stringify(release);
    if (after !== before) await writeFile(file('release.json'), after);
  }
  for (const form of ['sha512', 'sha256'] as const) {
    const name = `tagmanifest-${form}.txt`;
    if (name in changes) continue;
    const before = (await readFile(file(name), 'utf8')).trimEnd().split('\n');
    const names = new Set([
      ...before.map((line) => line.split('  ')[1] ?? ''),
      ...Object.keys(changes),
    ]);
    const lines = [...names]
      .filter((each) => !each.startsWith('tagmanifest'))
      .sort()
      .map(async (each) => `${digestBytes(await readFile(file(each)))[form]}  ${each}\n`);
    await writeFile(file(name), (await Promise.all(lines)).join(''));
  }
  const message = await readFile(file('tagmanifest-sha512.txt'));
  await writeFile(file('tagmanifest-sha512.txt.minisig'), signMinisign(message, secret, 'changed'));
  await writeFile(file('tagmanifest-sha512.txt.sig'), signSsh(message, secret));
}
