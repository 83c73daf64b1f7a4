import type { Portal } from '../model/portal.ts';
import { slugPattern } from '../model/identifiers.ts';
import { comparePaths } from './bundle-path.ts';
import type { Former } from './former-release.ts';
import type { PublicKey, SecretKey } from './key.ts';
import { stateKeys, type KeyStatement } from './key-history.ts';
import { refuse } from './problem.ts';
import { checkRelease, type Tombstone } from './release.ts';
import type { ReleaseFacts } from './seal.ts';

/** What an office says of its next release on the command line. */
export interface Announcement {
  /** By which the alliance knows the office; the portal's division where it is not given. */
  member?: string | undefined;
  /** Day of the release. */
  released: string;
  /** Day by which the next release is promised. */
  nextBy: string;
  secret: SecretKey;
  /** Keys that may sign from the release after this one on. */
  addKeys: readonly PublicKey[];
  revokeKeys: readonly PublicKey[];
}

export interface NextRelease {
  facts: ReleaseFacts;
  history: KeyStatement[];
}

/**
 * What the next release will say of itself, with the tombstones of the one before. Needs nothing that is built, so that
 * what would keep readers from taking the release is known before anything is.
 *
 * @throws {Refusal} when no reader would take it, naming the option or the file to mend.
 */
export function planRelease(
  announced: Announcement,
  portal: Portal,
  former: Former | undefined,
): NextRelease {
  const { released, nextBy } = announced;
  const member = memberOf(announced, portal, former);
  if (nextBy < released)
    refuse('--next-by', `${nextBy} 早于这一版的日期 ${released}。请写一个以后的日子。`);
  if (former && released < former.release.released)
    refuse(
      '--date',
      `${released} 早于上一版的日期 ${former.release.released}，已经镜像的单位不会收。请写同一天或以后的日子。`,
    );
  const facts: ReleaseFacts = {
    member,
    office: portal.office,
    title: portal.title,
    ...(portal.site === undefined ? {} : { site: portal.site }),
    version: (former?.version ?? 0) + 1,
    released,
    nextBy,
    ...(former ? { previous: { version: former.version, tagmanifest: former.digest } } : {}),
    tombstones: former?.release.tombstones ?? [],
  };
  const wrong = checkRelease({ ...facts, payload: { files: 0, bytes: 0 }, tagFiles: {} });
  if (wrong !== undefined)
    refuse('portal.yaml', `${wrong} 的写法不能用在发布包里：要写成一行，不超过 2000 字。`);
  return { facts, history: keysOf(announced, member, former) };
}

function memberOf(
  { member }: Announcement,
  { division }: Portal,
  former: Former | undefined,
): string {
  const named = member ?? division;
  if (named === undefined)
    return refuse(
      'portal.yaml',
      '没有写 division（区划代码）。请补上，或用 --member 写明本单位的编号。',
    );
  if (!slugPattern.test(named))
    return refuse('--member', `“${named}”不能作编号：只用小写字母、数字和连字符。`);
  if (former && former.release.member !== named)
    return refuse(
      former.folder,
      `那里是 ${former.release.member} 的发布包，不是 ${named} 的。请换一个文件夹。`,
    );
  return named;
}

/** A tombstone stays for good, whatever the registry says later. */
export function joinTombstones(
  before: readonly Tombstone[],
  now: readonly Tombstone[],
): Tombstone[] {
  const byId = new Map([...before, ...now].map((each) => [each.id, each]));
  return [...byId.values()].sort((a, b) => comparePaths(a.id, b.id));
}

/** The history of keys, with a statement more when keys are added or revoked. */
function keysOf(
  { secret, addKeys, revokeKeys }: Announcement,
  member: string,
  former: Former | undefined,
): KeyStatement[] {
  const history =
    former?.history ?? stateKeys(member, [], { keys: [secret.publicKey], revoked: [] }, secret);
  const last = history.at(-1);
  if (!last?.keys.includes(secret.publicKey))
    return refuse(
      '--key',
      '这把私钥不在上一版允许的密钥之中。请用上一版的私钥，先以 --add-key 加入新的公钥。',
    );
  if (revokeKeys.includes(secret.publicKey))
    return refuse('--revoke-key', '不能用将要作废的私钥签名。请用另一把私钥。');
  const keys = [...new Set([...last.keys, ...addKeys])].filter((key) => !revokeKeys.includes(key));
  const revoked = [...new Set([...last.revoked, ...revokeKeys])];
  const isChanged = keys.join() !== last.keys.join() || revoked.join() !== last.revoked.join();
  return isChanged ? stateKeys(member, history, { keys, revoked }, secret) : history;
}
