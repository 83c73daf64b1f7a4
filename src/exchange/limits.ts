/** Bounds on what is read from a bundle before anything in it is believed. */
export const limits = {
  /** Files a bundle may hold. */
  files: 1_000_000,
  pathBytes: 1024,
  nameBytes: 255,
  signatureBytes: 4096,
  tagmanifestBytes: 64 * 1024,
  keyHistoryBytes: 256 * 1024,
  releaseBytes: 16 * 1024 * 1024,
  /** Manifests and lists of changes, each. */
  manifestBytes: 256 * 1024 * 1024,
  /** README files and the like. */
  otherTagFileBytes: 1024 * 1024,
  tagFiles: 64,
} as const;

/** How much of a tag file may be read. */
export function mostBytesOf(tagFile: string): number {
  if (/\.(?:minisig|sig)$/.test(tagFile)) return limits.signatureBytes;
  if (tagFile.startsWith('tagmanifest-')) return limits.tagmanifestBytes;
  if (tagFile === 'key-history.json') return limits.keyHistoryBytes;
  if (tagFile === 'release.json') return limits.releaseBytes;
  if (/^(?:manifest-|sizes\.txt$|changes-)/.test(tagFile)) return limits.manifestBytes;
  return limits.otherTagFileBytes;
}
