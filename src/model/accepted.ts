import { z } from 'zod';
import { edtfDay } from './edtf.ts';
import { text, webAddress } from './fields.ts';
import { slug } from './identifiers.ts';

/** Folder of `content/` that holds works taken from other members, and its record of them. */
export const acceptedFolder = 'accepted';
export const acceptedIndexFile = `${acceptedFolder}/index.json`;
/** What the editor decided where works clash; read by `accept` alone. */
export const decisionsFile = `${acceptedFolder}/decisions.yaml`;

const sha512 = z.string().regex(/^[0-9a-f]{128}$/, '要写 SHA-512 的 128 位十六进制数。');
const releaseNumber = z.int('版次要写整数。').min(1);

/** Where a work taken from another member comes from. */
const acceptedSchema = z.strictObject({
  /** Code by which the alliance knows the owner, as a rule that of its county. */
  member: slug,
  /** Name of the owner as its release gives it. */
  office: text,
  /** Id of the work at its owner's. */
  work: slug,
  /** Under what it may be used; says so where the owner wrote nothing. */
  licence: text,
  version: releaseNumber,
  released: edtfDay,
  /** SHA-512 of the release's tag manifest, which names the release among all. */
  digest: sha512,
  /** Fingerprint of the key that signed the release. */
  signer: text,
  /** Day it was taken. */
  received: edtfDay,
  /** Code of the member whose bundle brought it, where that is not the owner. */
  via: slug.optional(),
  /** The owner's portal. */
  site: webAddress.optional(),
  /** Id of the work here of which the editor decided that this one is a later state. */
  supersedes: slug.optional(),
});

export type Accepted = z.output<typeof acceptedSchema>;

/** A work or chapter that its owner took back. */
const acceptedTombstone = z.strictObject({
  /** As it was known here: `<code>-<work>` or `<code>-<work>/<chapter>`. */
  id: text,
  title: text,
  date: edtfDay,
  reason: text.optional(),
  member: slug,
});

export type AcceptedTombstone = z.output<typeof acceptedTombstone>;

/** What is known of a member from its releases: the newest seen, and the keys it may sign with. */
const knownMember = z.strictObject({
  newest: z.strictObject({ version: releaseNumber, digest: sha512, released: edtfDay }),
  /** Keys of `members/<id>.yaml` that all this was learnt from. */
  registered: z.array(z.string()),
  trust: z.strictObject({
    keys: z.array(z.string()),
    revoked: z.array(z.string()),
    history: z.array(
      z.strictObject({
        keys: z.array(z.string()),
        revoked: z.array(z.string()),
        by: z.string(),
        signature: z.string(),
      }),
    ),
  }),
});

/** `accepted/index.json`: everything that was taken from other members. Replaced whole, in one step. */
export const acceptedIndexSchema = z.strictObject({
  format: z.literal('fangzhi-accepted/1'),
  members: z.record(slug, knownMember),
  /** By the id the work has here. */
  works: z.record(slug, acceptedSchema),
  tombstones: z.array(acceptedTombstone),
});

export type AcceptedIndex = z.output<typeof acceptedIndexSchema>;

export const emptyAcceptedIndex: AcceptedIndex = {
  format: 'fangzhi-accepted/1',
  members: {},
  works: {},
  tombstones: [],
};

/** Id of another member's work: with its owner's code before it, no two members' works have one id. */
export function acceptedId(member: string, id: string): string {
  return `${member}-${id}`;
}

/** Folder of a member's release, from the content folder: `accepted/999932/3-0123456789abcdef`. */
export function acceptedReleaseFolder({
  member,
  version,
  digest,
}: Pick<Accepted, 'member' | 'version' | 'digest'>): string {
  return `${acceptedFolder}/${member}/${version}-${digest.slice(0, 16)}`;
}

export function acceptedWorkFolder(accepted: Accepted): string {
  return `${acceptedReleaseFolder(accepted)}/works/${accepted.work}`;
}

/** Whether a file of the content folder was taken from another member. */
export const isAcceptedFile = (file: string): boolean => file.startsWith(`${acceptedFolder}/`);

/** Id of the work that a path lies in, and the steps below it; undefined outside all works. */
export function workOfPath(
  steps: readonly string[],
): { work: string; below: readonly string[] } | undefined {
  const isAccepted = steps[0] === acceptedFolder;
  const [folder, work, ...below] = isAccepted ? steps.slice(3) : steps;
  if (folder !== 'works' || work === undefined) return undefined;
  return { work: isAccepted ? acceptedId(steps[1] ?? '', work) : work, below };
}

/** The member record of `members/` that stands for a code of the alliance. */
export function memberOf<Member extends { id: string; meta: { division?: string | undefined } }>(
  members: readonly Member[],
  code: string,
): Member | undefined {
  return (
    members.find(({ meta }) => meta.division === code) ?? members.find(({ id }) => id === code)
  );
}
