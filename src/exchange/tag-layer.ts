import { digestBytes } from './digest-files.ts';
import { parsePublicKey, type PublicKey } from './key.ts';
import { keyHistoryFile, parseKeyHistory, type KeyStatement } from './key-history.ts';
import { limits, mostBytesOf } from './limits.ts';
import { isPayload, isTagFile, parseManifest, type Entry } from './manifest.ts';
import { verifyMinisign } from './minisign.ts';
import { Refusal, refuse, type Problem } from './problem.ts';
import { parseRelease, releaseFile, type Release } from './release.ts';
import type { Source } from './source.ts';
import { verifySsh } from './sshsig.ts';

export const tagmanifestFile = 'tagmanifest-sha512.txt';
export const minisigFile = `${tagmanifestFile}.minisig`;
export const sshsigFile = `${tagmanifestFile}.sig`;
/** Files that say what the others must be, and so cannot be said by them. */
export const unlistedFiles = [tagmanifestFile, 'tagmanifest-sha256.txt', minisigFile, sshsigFile];
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** The small files of a bundle, which say which release it is and who signed it. */
export interface TagLayer {
  release: Release;
  history: KeyStatement[];
  signer: PublicKey;
  /** Digest of the tag manifest: names this release among all. */
  digest: string;
  /** What each tag file must be. */
  digests: ReadonlyMap<string, string>;
  /** Bytes of those that were read. */
  files: ReadonlyMap<string, Buffer>;
}

/**
 * Reads the tag manifest, its signatures, the release and the history of keys, and holds them against one another.
 * Whether the signer is to be believed is the caller's to decide.
 *
 * @throws {Refusal} at the first thing that is wrong.
 */
export async function readTagLayer(source: Source): Promise<TagLayer> {
  const files = new Map<string, Buffer>();
  const need = async (file: string): Promise<Buffer> => {
    const bytes = await source.read(file, mostBytesOf(file));
    if (!bytes) return refuse(file, '没有这个文件，这里不是一个发布包。');
    files.set(file, bytes);
    return bytes;
  };
  const [tagmanifest, minisig, ssh] = (await Promise.all(
    [tagmanifestFile, minisigFile, sshsigFile].map(need),
  )) as [Buffer, Buffer, Buffer];
  const digests = parseManifest(tagmanifest, tagmanifestFile, 'sha512', isTagFile);
  if (digests.size > limits.tagFiles)
    refuse(tagmanifestFile, `列了 ${digests.size} 个文件，过多。`);
  const [releaseBytes, historyBytes] = await Promise.all([need(releaseFile), need(keyHistoryFile)]);
  const signed = { tagmanifest, minisig: minisig.toString('utf8'), ssh: ssh.toString('utf8') };
  const changed = [releaseFile, keyHistoryFile].flatMap(
    (file) => checkTagFile({ digests }, file, files.get(file)) ?? [],
  );
  const history = tryParse(
    historyBytes,
    changed.some(({ file }) => file === keyHistoryFile),
  );
  const { signer, problems } = findSigner(history, signed);
  const all = [...problems, ...changed];
  if (signer === undefined || all.length > 0) throw new Refusal(all);
  const release = parseRelease(releaseBytes);
  return { release, history, signer, digest: digestBytes(tagmanifest).sha512, digests, files };
}

/** A history that was changed says nothing of who signed. */
function tryParse(bytes: Buffer, isChanged: boolean): KeyStatement[] {
  try {
    return parseKeyHistory(bytes);
  } catch (error) {
    if (isChanged && error instanceof Refusal) return [];
    throw error;
  }
}

interface Signed {
  tagmanifest: Uint8Array;
  minisig: string;
  ssh: string;
}

/** The key of the history that made both signatures, or which of the three files must have been changed. */
function findSigner(
  history: readonly KeyStatement[],
  { tagmanifest, minisig, ssh }: Signed,
): { signer?: PublicKey; problems: Problem[] } {
  const keys = [...new Set(history.flatMap((told) => [...told.keys, ...told.revoked]))];
  const byMinisign = keys.find((key) => verifyMinisign(tagmanifest, minisig, key));
  const bySsh = keys.find((key) => verifySsh(tagmanifest, ssh, key));
  const changed = (file: string, reason: string): Problem => ({ file, kind: 'changed', reason });
  if (byMinisign !== undefined && byMinisign === bySsh) return { signer: byMinisign, problems: [] };
  if (byMinisign !== undefined)
    return { problems: [changed(sshsigFile, '签名与 .minisig 不是同一密钥对同一内容所签。')] };
  if (bySsh !== undefined)
    return { problems: [changed(minisigFile, '签名与 .sig 不是同一密钥对同一内容所签。')] };
  return { problems: [changed(tagmanifestFile, '签名与内容不符，或不是密钥记录里的密钥所签。')] };
}

/** Reads a public key file. @throws {Refusal} when it is not one. */
export function readPublicKey(text: string, file: string): PublicKey {
  return parsePublicKey(text) ?? refuse(file, '不是公钥文件。应当是 keys new 写出的 .pub 文件。');
}

/**
 * Joins the three manifests of the payload into entries, in the order of paths.
 *
 * @throws {Refusal} when one is malformed or they name different files.
 */
export function joinManifests(
  { release }: Pick<TagLayer, 'release'>,
  manifests: { sha512: Uint8Array; sha256: Uint8Array; sizes: Uint8Array },
): Entry[] {
  const long = parseManifest(manifests.sha512, 'manifest-sha512.txt', 'sha512', isPayload);
  const short = parseManifest(manifests.sha256, 'manifest-sha256.txt', 'sha256', isPayload);
  const sizes = parseManifest(manifests.sizes, 'sizes.txt', 'size', isPayload);
  const entries: Entry[] = [];
  let bytes = 0;
  for (const [path, sha512] of long) {
    const sha256 = short.get(path);
    const size = sizes.get(path);
    if (sha256 === undefined) return refuse('manifest-sha256.txt', `没有列出 ${path}。`);
    if (size === undefined) return refuse('sizes.txt', `没有列出 ${path}。`);
    bytes += Number(size);
    entries.push({ path, sha512, sha256, sizeBytes: Number(size) });
  }
  if (short.size !== long.size)
    refuse('manifest-sha256.txt', '比 manifest-sha512.txt 多列了文件。');
  if (sizes.size !== long.size) refuse('sizes.txt', '比 manifest-sha512.txt 多列了文件。');
  if (entries.length !== release.payload.files || bytes !== release.payload.bytes)
    refuse(releaseFile, '文件数或字节数与清单不符。');
  return entries;
}

/** Holds the bytes of tag files against what the tag manifest says. */
export function checkTagFile(
  { digests }: Pick<TagLayer, 'digests'>,
  file: string,
  bytes: Buffer | undefined,
): Problem | undefined {
  if (!bytes) return { file, kind: 'missing', reason: `${tagmanifestFile} 列出了它。` };
  if (digestBytes(bytes).sha512 === digests.get(file)) return undefined;
  return { file, kind: 'changed', reason: `内容与 ${tagmanifestFile} 所记的 SHA-512 不符。` };
}
