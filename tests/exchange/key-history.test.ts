import { describe, expect, test } from 'vitest';
import type { SecretKey } from '../../src/exchange/key.ts';
import {
  extendTrust,
  stateKeys,
  type KeyStatement,
  type Trust,
} from '../../src/exchange/key-history.ts';
import { aSecretKey } from './a-bundle.ts';

const member = '999931';
const [first, second, third, thief] = [aSecretKey(), aSecretKey(), aSecretKey(), aSecretKey()] as [
  SecretKey,
  SecretKey,
  SecretKey,
  SecretKey,
];
const keysOf = (...secrets: SecretKey[]): string[] => secrets.map(({ publicKey }) => publicKey);
const state = (
  history: readonly KeyStatement[],
  keys: SecretKey[],
  revoked: SecretKey[],
  by: SecretKey,
): KeyStatement[] =>
  stateKeys(member, history, { keys: keysOf(...keys), revoked: keysOf(...revoked) }, by);

const begun = state([], [first], [], first);
const added = state(begun, [first, second], [], first);
const rotated = state(added, [second], [first], second);
const trusting = (...secrets: SecretKey[]): Trust => ({
  keys: keysOf(...secrets),
  revoked: [],
  history: [],
});

describe('a key that is believed', () => {
  test('speaks for itself', () => {
    expect(extendTrust(member, begun, first.publicKey, trusting(first)).keys).toEqual(
      keysOf(first),
    );
  });

  test('leads to the keys it added, and on to those they added', () => {
    const later = state(rotated, [second, third], [first], second);
    expect(extendTrust(member, added, second.publicKey, trusting(first)).keys).toEqual(
      keysOf(first, second),
    );
    expect(extendTrust(member, later, third.publicKey, trusting(first)).keys).toEqual(
      keysOf(second, third),
    );
  });

  test('is believed no more once it is revoked, by whoever saw the revocation', () => {
    const trust = extendTrust(member, rotated, second.publicKey, trusting(first));
    expect(trust.keys).toEqual(keysOf(second));
    expect(() => extendTrust(member, rotated, first.publicKey, trust)).toThrow('已经作废');
    expect(() => extendTrust(member, rotated, first.publicKey, trusting(first))).toThrow(
      '已经作废',
    );
  });

  test('learnt from a revoked one is what a new reader gets by the same way', () => {
    expect(extendTrust(member, rotated, second.publicKey, trusting(second)).revoked).toEqual(
      keysOf(first),
    );
  });
});

describe('a key that is not believed', () => {
  test.each([
    ['made a history of its own', state([], [thief], [], thief)],
    ['names a believed key in its own history', state([], [thief, first], [], thief)],
    [
      'added itself to the office’s history',
      [...begun, ...state(begun, [first, thief], [], thief).slice(1)],
    ],
    [
      'put a statement of its own before the office’s',
      [...state([], [thief], [], thief), ...begun],
    ],
  ])('is refused though it %s', (_, history) => {
    expect(() => extendTrust(member, history, thief.publicKey, trusting(first))).toThrow('不接受');
  });

  test('is refused when a statement was changed after it was signed', () => {
    const [one, two] = added as [KeyStatement, KeyStatement];
    const forged = [one, { ...two, keys: keysOf(first, thief) }];
    expect(() => extendTrust(member, forged, thief.publicKey, trusting(first))).toThrow(
      '没有从所信任的密钥连到它',
    );
  });

  test('is refused with another office’s statements', () => {
    const other = stateKeys('999932', begun, { keys: keysOf(first, second), revoked: [] }, first);
    expect(() => extendTrust(member, other, second.publicKey, trusting(first))).toThrow('不接受');
  });
});

describe('what was seen before', () => {
  test.each([
    ['left out', begun],
    ['written anew', state(begun, [first, third], [], first)],
  ])('may not be %s', (_, history) => {
    const trust = extendTrust(member, rotated, second.publicKey, trusting(first));
    expect(() => extendTrust(member, history, first.publicKey, trust)).toThrow('被改写或删去');
  });
});
