import { createHash, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { keyObject, type PublicKey, type SecretKey } from './key.ts';
import { refuse } from './problem.ts';
import { parseJson } from './release.ts';

export const keyHistoryFile = 'key-history.json';

const publicKey = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const statementSchema = z.strictObject({
  /** Keys that may sign releases from here on. */
  keys: z.array(publicKey).min(1).max(16),
  /** Keys that may never sign again, here and in all later statements. */
  revoked: z.array(publicKey).max(64),
  /** Key that made the statement: one of those the statement before allows; the first signs itself. */
  by: publicKey,
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
const historySchema = z.strictObject({
  format: z.literal('fangzhi-keys/1'),
  statements: z.array(statementSchema).min(1).max(200),
});

/** Which keys may sign an office's releases, and which no more; each statement is signed by a key of the one before. */
export type KeyStatement = z.output<typeof statementSchema>;

/** What a statement's signature is over: the office, the place in the history, all that was said before, and itself. */
function toSign(
  member: string,
  before: readonly KeyStatement[],
  { keys, revoked, by }: Omit<KeyStatement, 'signature'>,
): Buffer {
  const past = createHash('sha512')
    .update(JSON.stringify(before.map(inOrder)))
    .digest('hex');
  const said = [
    'fangzhi-keys/1',
    member,
    String(before.length),
    past,
    by,
    keys.join(' '),
    revoked.join(' '),
  ];
  return Buffer.from(said.join('\n'));
}

const inOrder = ({ keys, revoked, by, signature }: KeyStatement): unknown[] => [
  keys,
  revoked,
  by,
  signature,
];

/** Adds a statement, signed by a key that the last one allows. */
export function stateKeys(
  member: string,
  history: readonly KeyStatement[],
  { keys, revoked }: Pick<KeyStatement, 'keys' | 'revoked'>,
  secret: SecretKey,
): KeyStatement[] {
  const statement = { keys, revoked, by: secret.publicKey };
  const signature = sign(null, toSign(member, history, statement), secret.key).toString('base64');
  return [...history, { ...statement, signature }];
}

export function formatKeyHistory(statements: readonly KeyStatement[]): string {
  return `${JSON.stringify({ format: 'fangzhi-keys/1', statements }, undefined, 2)}\n`;
}

/** @throws {Refusal} when the file is not one. */
export function parseKeyHistory(bytes: Uint8Array): KeyStatement[] {
  const parsed = historySchema.safeParse(parseJson(bytes, keyHistoryFile));
  if (!parsed.success) refuse(keyHistoryFile, '密钥记录的写法有误。');
  return parsed.data.statements;
}

/** Keys a reader believes in, and what it was told of them before. */
export interface Trust {
  keys: readonly PublicKey[];
  revoked: readonly PublicKey[];
  /** Statements seen at the last release; later ones may only be added. */
  history: readonly KeyStatement[];
}

/**
 * Decides whether a release signed by `signer` may be believed, and what to believe from then on. A key that is
 * believed speaks for itself; another must be led to by statements, the first of them made by a believed key.
 *
 * @throws {Refusal} when it may not.
 */
export function extendTrust(
  member: string,
  history: readonly KeyStatement[],
  signer: PublicKey,
  trust: Trust,
): Trust {
  const last = history.at(-1);
  const revoked = new Set([...trust.revoked, ...history.flatMap((statement) => statement.revoked)]);
  const believed = new Set(trust.keys.filter((key) => !revoked.has(key)));
  if (trust.history.some((told, at) => JSON.stringify(told) !== JSON.stringify(history[at])))
    refuse(keyHistoryFile, '密钥记录与上次所见的不一致：以前的条目被改写或删去了。');
  if (revoked.has(signer)) refuse(keyHistoryFile, '签名所用的密钥已经作废。');
  if (!last?.keys.includes(signer))
    refuse(keyHistoryFile, '签名所用的密钥不在密钥记录允许的密钥之中。');
  if (!believed.has(signer) && !isLedTo(member, history, new Set(trust.keys)))
    refuse(
      keyHistoryFile,
      '签名所用的密钥不是所信任的密钥，密钥记录也没有从所信任的密钥连到它。请向发布单位核对公钥指纹。',
    );
  return {
    keys: last.keys.filter((key) => !revoked.has(key)),
    revoked: [...revoked].sort(),
    history,
  };
}

/** Whether an unbroken run of statements, begun by a believed key, reaches the last one. */
function isLedTo(
  member: string,
  history: readonly KeyStatement[],
  believed: ReadonlySet<PublicKey>,
): boolean {
  let isWithin = false;
  for (const [at, statement] of history.entries()) {
    const before = history.slice(0, at);
    const isSigned = verify(
      null,
      toSign(member, before, statement),
      keyObject(statement.by),
      Buffer.from(statement.signature, 'base64'),
    );
    const allowed = at === 0 ? [statement.by] : (history[at - 1]?.keys ?? []);
    if (!isSigned) isWithin = false;
    else if (believed.has(statement.by)) isWithin = true;
    else isWithin &&= allowed.includes(statement.by);
  }
  return isWithin;
}
