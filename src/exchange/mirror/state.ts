import { z } from 'zod';
import { edtfDay } from '../../model/edtf.ts';
import type { KeyStatement, Trust } from '../key-history.ts';
import { refuse } from '../problem.ts';
import { parseJson, tombstoneSchema, type Tombstone } from '../release.ts';

export const stateFile = 'mirror.json';

const sha512 = z.string().regex(/^[0-9a-f]{128}$/);
const releaseId = z.string().regex(/^[1-9]\d{0,9}-[0-9a-f]{16}$/);
const seen = z.strictObject({
  version: z.int().min(1),
  /** Digest of the tag manifest. */
  digest: sha512,
  /** Digest of its signature: the one small file that says that nothing is new. */
  signature: sha512,
  released: edtfDay,
  nextBy: edtfDay,
});
const stateSchema = z.strictObject({
  format: z.literal('fangzhi-mirror/1'),
  member: z.string(),
  /** The newest release ever taken; older ones are refused from then on. */
  newest: seen,
  trust: z.strictObject({
    keys: z.array(z.string()),
    revoked: z.array(z.string()),
    history: z.array(z.custom<KeyStatement>((value) => typeof value === 'object')),
  }),
  /** The release that is published: the newest, or the one gone back to. */
  current: releaseId,
  /** The one to go back to; none after a withdrawal. */
  previous: releaseId.optional(),
  /** Releases that are given up but may not be gone yet, where removing them can be stopped half way. */
  leaving: z.array(releaseId).optional(),
  /** Everything that was ever withdrawn. */
  tombstones: z.array(tombstoneSchema),
});

/** What a mirror remembers between runs. */
export interface MirrorState extends Omit<
  z.output<typeof stateSchema>,
  'trust' | 'previous' | 'leaving'
> {
  trust: Trust;
  previous?: string | undefined;
  leaving?: string[] | undefined;
  tombstones: Tombstone[];
}

/** @throws {Refusal} when the file is not one; a mirror that forgot what it saw would take an old release for a new. */
export function parseState(bytes: Uint8Array): MirrorState {
  const parsed = stateSchema.safeParse(parseJson(bytes, stateFile));
  if (!parsed.success)
    return refuse(
      stateFile,
      '镜像的记录读不懂，可能被改动。请从备份恢复，或换一个空文件夹重新镜像。',
    );
  return parsed.data;
}

export function formatState(state: MirrorState): string {
  return `${JSON.stringify({ ...state, format: 'fangzhi-mirror/1' }, undefined, 2)}\n`;
}

/** Name of a release's folder. */
export const idOf = (version: number, digest: string): string =>
  `${version}-${digest.slice(0, 16)}`;
