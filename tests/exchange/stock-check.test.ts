import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatPublicKey } from '../../src/exchange/key.ts';
import { readmeFiles } from '../../src/exchange/readme.ts';
import { aBundle, facts } from './a-bundle.ts';
import { hasTool, reason, run } from './stock-tools.ts';

/** The commands that the README of a bundle gives, so that what it says is what is tested. */
const [, digests = '', tagDigests = '', minisign = '', allowed = '', ssh = ''] =
  /^ {4}(sha512sum.*)\n {4}(sha512sum.*)\n {4}(minisign.*)\n {4}(.*allowed_signers)\n {4}(ssh-keygen[^`]*?tagmanifest-sha512\.txt)\n/m.exec(
    readmeFiles(facts)['README.md'] ?? '',
  ) ?? [];

async function withKey(): Promise<string> {
  const { folder, secret } = await aBundle({
    'site/index.html': '首页',
    'sources/图 1.svg': '<svg/>',
  });
  await writeFile(path.join(folder, 'office.pub'), formatPublicKey(secret.publicKey));
  return folder;
}

const tools = ['sha512sum', 'minisign', 'ssh-keygen'];
describe.skipIf(!tools.every(hasTool))(`a stock machine, by the README${reason(...tools)}`, () => {
  test('finds a whole bundle whole', async () => {
    const folder = await withKey();
    for (const command of [digests, tagDigests, minisign, allowed, ssh])
      expect({ command, ...run(folder, command) }).toMatchObject({ command, status: 0 });
  });

  test.each([
    ['a file', digests, 'data/site/index.html'],
    ['the release', tagDigests, 'release.json'],
    ['the tag manifest', minisign, 'tagmanifest-sha512.txt'],
    ['the tag manifest', `${allowed} && ${ssh}`, 'tagmanifest-sha512.txt'],
  ])('finds %s changed', async (_, command, file) => {
    const folder = await withKey();
    await writeFile(path.join(folder, file), '改');
    expect(run(folder, command).status).not.toBe(0);
  });
});

test('the README in either language gives the same commands', () => {
  const { 'README.md': english = '', 'README.zh-CN.md': chinese = '' } = readmeFiles(facts);
  const commands = (text: string): string[] => text.match(/^ {4}.*$/gm) ?? [];
  expect(commands(chinese)).toEqual(commands(english));
  expect(commands(english).length).toBeGreaterThan(5);
});
