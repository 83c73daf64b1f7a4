import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  fingerprint,
  formatPublicKey,
  makeKey,
  parsePublicKey,
  parseSecretKey,
} from '../../src/exchange/key.ts';
import { signMinisign, verifyMinisign } from '../../src/exchange/minisign.ts';
import { signSsh, verifySsh } from '../../src/exchange/sshsig.ts';
import { tempFolder } from '../temp-content.ts';
import { aSecretKey } from './a-bundle.ts';
import { hasTool, reason, run } from './stock-tools.ts';

const message = Buffer.from('清溪方志\n');

describe('a public key', () => {
  test('is read back from the file that was written, and from either line of it alone', () => {
    const { publicKey } = aSecretKey();
    const text = formatPublicKey(publicKey);
    const [, minisign = '', ssh = ''] = text.split('\n');
    expect([text, minisign, ssh].map(parsePublicKey)).toEqual([publicKey, publicKey, publicKey]);
  });

  test('is not read from a file that holds two different keys, or none', () => {
    const [one, two] = [aSecretKey(), aSecretKey()].map(({ publicKey }) =>
      formatPublicKey(publicKey),
    );
    expect(parsePublicKey(`${one}${two}`)).toBeUndefined();
    expect(parsePublicKey('ssh-rsa AAAA')).toBeUndefined();
    expect(parsePublicKey('')).toBeUndefined();
  });

  test.skipIf(!hasTool('ssh-keygen'))(
    `has the fingerprint that ssh-keygen shows${reason('ssh-keygen')}`,
    async () => {
      const { publicKey } = aSecretKey();
      const folder = await tempFolder();
      await writeFile(
        path.join(folder, 'key.pub'),
        formatPublicKey(publicKey).split('\n')[2] ?? '',
      );
      expect(run(folder, 'ssh-keygen -l -f key.pub').output).toContain(fingerprint(publicKey));
    },
  );
});

test('a secret key of another kind is not read', () => {
  expect(
    parseSecretKey('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'),
  ).toBeUndefined();
  expect(parseSecretKey(makeKey().pem)).toBeDefined();
});

describe.each([
  [
    'minisign',
    (secret: ReturnType<typeof aSecretKey>) => signMinisign(message, secret, '第一版'),
    verifyMinisign,
  ],
  ['SSH', (secret: ReturnType<typeof aSecretKey>) => signSsh(message, secret), verifySsh],
] as const)('a signature for %s', (_, sign, verify) => {
  const secret = aSecretKey();
  const signature = sign(secret);

  test('is the same each time, and the key’s own', () => {
    expect(sign(secret)).toBe(signature);
    expect(verify(message, signature, secret.publicKey)).toBe(true);
  });

  test('is not that of another key, nor over another message', () => {
    expect(verify(message, signature, aSecretKey().publicKey)).toBe(false);
    expect(verify(Buffer.from('别的'), signature, secret.publicKey)).toBe(false);
  });

  test('fails when a letter of it is changed', () => {
    const lines = signature.split('\n');
    const signed = lines.findIndex((line) => /^[A-Za-z0-9+/=]{60,}$/.test(line));
    for (const place of [0, 20, 50]) {
      const line = lines[signed] ?? '';
      const other = line[place] === 'A' ? 'B' : 'A';
      const changed = lines.with(signed, line.slice(0, place) + other + line.slice(place + 1));
      expect(verify(message, changed.join('\n'), secret.publicKey)).toBe(false);
    }
  });

  test.each(['', 'x', 'untrusted comment: x\nAAAA\ntrusted comment: y\nBBBB\n'])(
    'is not %j',
    (text) => {
      expect(verify(message, text, secret.publicKey)).toBe(false);
    },
  );
});

test('the trusted comment of a minisign signature is signed', () => {
  const secret = aSecretKey();
  const signature = signMinisign(message, secret, '第一版').replace('第一版', '第二版');
  expect(verifyMinisign(message, signature, secret.publicKey)).toBe(false);
});
