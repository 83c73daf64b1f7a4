import { z } from 'zod';
import { edtfDay } from '../model/edtf.ts';
import { slug } from '../model/identifiers.ts';
import { limits } from './limits.ts';
import { decodeStrictly } from './manifest.ts';
import { refuse } from './problem.ts';

export const releaseFormat = 'fangzhi-release/1';
export const releaseFile = 'release.json';

const line = z
  .string()
  .max(2000)
  .regex(/^[^\p{Cc}]+$/u);
const sha512 = z.string().regex(/^[0-9a-f]{128}$/);
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** An item that was taken back: what mirrors remove, and remember to have removed. */
export const tombstoneSchema = z.strictObject({
  /** `work/chapter`. */
  id: z
    .string()
    .max(limits.pathBytes)
    .regex(/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/),
  title: line,
  date: edtfDay,
  reason: line.optional(),
});

export type Tombstone = z.output<typeof tombstoneSchema>;

/** `release.json`: which release of whose works a bundle is. Signed with the other tag files. */
const releaseSchema = z.strictObject({
  format: z.literal(releaseFormat),
  /** Code or slug by which the alliance knows the office. */
  member: slug,
  office: line,
  title: line,
  site: line.optional(),
  /** 1, then one more at every release. */
  version: z.int().min(1).max(1_000_000_000),
  released: edtfDay,
  /** Day by which the office promises the next release; a source that is silent past it has been stopped. */
  nextBy: edtfDay,
  /** SHA-512 of `tagmanifest-sha512.txt` of the release before. */
  previous: z.strictObject({ version: z.int().min(1), tagmanifest: sha512 }).optional(),
  payload: z.strictObject({ files: count.max(limits.files), bytes: count }),
  /** Bytes of the tag files that can be long, so that no server can send more. */
  tagFiles: z.record(z.string().max(100), count.max(limits.manifestBytes)),
  tombstones: z.array(tombstoneSchema).max(100_000),
});

export type Release = z.output<typeof releaseSchema>;

const wrongField = ({ issues }: z.ZodError): string => issues[0]?.path.join('.') || '整个文件';

/** Name of the first field that readers would not take; undefined when there is none. */
export function checkRelease(release: Omit<Release, 'format'>): string | undefined {
  const { error } = releaseSchema.safeParse({ format: releaseFormat, ...release });
  return error && wrongField(error);
}

/** @throws {Refusal} when the file is not one, naming the field. */
export function parseRelease(bytes: Uint8Array): Release {
  const parsed = releaseSchema.safeParse(parseJson(bytes, releaseFile));
  if (!parsed.success) refuse(releaseFile, `${wrongField(parsed.error)} 的写法有误。`);
  const { version, previous, released, nextBy } = parsed.data;
  if ((previous?.version ?? 0) + 1 !== version)
    refuse(releaseFile, 'previous（上一版）与 version（版次）不相连。');
  if (nextBy < released) refuse(releaseFile, 'nextBy（下一版的期限）早于 released（发布日期）。');
  return parsed.data;
}

/** @throws {Refusal} when the bytes are not JSON in UTF-8. */
export function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(decodeStrictly(bytes, file)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) refuse(file, '不是有效的 JSON。');
    throw error;
  }
}

export function formatRelease(release: Release): string {
  return `${JSON.stringify(release, undefined, 2)}\n`;
}
