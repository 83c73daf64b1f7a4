import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { accept, type AcceptOutcome } from '../../src/exchange/accept/accept.ts';
import { listFiles } from '../../src/exchange/collect.ts';
import { formatPublicKey, type SecretKey } from '../../src/exchange/key.ts';
import { stateKeys } from '../../src/exchange/key-history.ts';
import { passedOnSources } from '../../src/exchange/passed-on-sources.ts';
import type { ReleaseFacts } from '../../src/exchange/seal.ts';
import type { Source } from '../../src/exchange/source.ts';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import {
  chapterFile,
  tempFolder,
  writeContent,
  writeFiles,
  type ContentFiles,
} from '../temp-content.ts';
import { aBundle, aSecretKey, type Made } from './a-bundle.ts';

/** A member office: its content folder, its key, and the folder its bundle is published in. */
export interface Member {
  code: string;
  content: string;
  secret: SecretKey;
  bundle: string;
}

const officeOf = (code: string): string => `${code}县地方志编纂中心`;

/** Files of a work of two chapters, as they lie in `works/`. */
export function aWork(id: string, facts = '', body = `《${id}》的正文。`): ContentFiles {
  return {
    [`works/${id}/work.yaml`]: `kind: essays\ntitle: ${id}集\nlicence: CC BY 4.0\n${facts}`,
    [`works/${id}/01-first.mdx`]: chapterFile('甲篇', body),
    [`works/${id}/02-second.mdx`]: chapterFile('乙篇', `《${id}》的乙篇，见[甲篇](01-first.mdx)。`),
  };
}

/** The line of a `.pub` file that is registered in `members/`. */
const keyLine = ({ publicKey }: SecretKey): string =>
  formatPublicKey(publicKey).split('\n')[1] ?? '';

export const record = (code: string, secret: SecretKey): ContentFiles => ({
  [`members/m${code}.yaml`]: `name: ${officeOf(code)}\ndivision: "${code}"\nkeys: [${keyLine(secret)}]\n`,
});

export async function aMember(code: string, files: ContentFiles): Promise<Member> {
  const content = await writeContent({
    'portal.yaml': `title: ${code}方志\ncounty: ${code}县\noffice: ${officeOf(code)}\ndivision: "${code}"\nrights: ${code}保留权利\n`,
    ...files,
  });
  return {
    code,
    content,
    secret: aSecretKey(),
    bundle: path.join(await tempFolder(), 'bundle'),
  };
}

/** Writes each member's key into the content of the others. */
export async function introduce(...members: Member[]): Promise<void> {
  for (const { content, code } of members)
    for (const other of members)
      if (other.code !== code) await writeFiles(content, record(other.code, other.secret));
}

/** Publishes a release of the member's own works and those it took, without building a site. */
export async function publish(
  { code, content, secret, bundle }: Member,
  facts: Partial<ReleaseFacts> = {},
  extra: ContentFiles = {},
): Promise<Made> {
  const { works } = await readCorpus(content);
  const own = (await listFiles(content)).filter((name) =>
    /^(?:works\/|fonts\/|portal\.yaml$)/.test(name),
  );
  const files: ContentFiles = {};
  for (const name of [...own, ...(await passedOnSources(content, works))])
    files[`sources/${name}`] = await readFile(path.join(content, name));
  const history = stateKeys(code, [], { keys: [secret.publicKey], revoked: [] }, secret);
  return aBundle(
    { ...files, ...extra },
    {
      secret,
      folder: bundle,
      facts: { member: code, office: officeOf(code), title: `${code}方志`, ...facts },
      ...((await folderSource(bundle)
        .read('release.json', 1e6)
        .catch(() => undefined))
        ? {}
        : { history }),
    },
  );
}

/** Of all members of a test file, as of an office's portals. */
const cache = tempFolder();

export async function take(
  { content }: Member,
  from: string | Source,
  options: { today?: string; isTrial?: boolean } = {},
): Promise<AcceptOutcome> {
  return accept({
    content,
    cache: await cache,
    source: typeof from === 'string' ? folderSource(from) : from,
    release: { today: options.today ?? '2026-02-01', audience: 'public' },
    isTrial: options.isTrial ?? false,
    parallel: 4,
    threads: 1,
    rate: () => Promise.resolve(),
    onProgress: () => undefined,
  });
}

/** Every file of a content folder with its bytes, but those that `accept` may write. */
export async function ownFiles({ content }: Member): Promise<ContentFiles> {
  const files: ContentFiles = {};
  for (const name of await listFiles(content))
    if (!name.startsWith('accepted/')) files[name] = await readFile(path.join(content, name));
  return files;
}

export async function allFiles({ content }: Member): Promise<ContentFiles> {
  const files: ContentFiles = {};
  for (const name of await listFiles(content))
    files[name] = await readFile(path.join(content, name));
  return files;
}

export async function forget({ content }: Member, name: string): Promise<void> {
  await rm(path.join(content, name), { recursive: true });
}
