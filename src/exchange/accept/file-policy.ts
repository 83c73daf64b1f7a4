import { mediaType } from '../../model/recording.ts';
import type { Entry } from '../manifest.ts';
import type { Problem } from '../problem.ts';

const megabyte = 1024 * 1024;

/** What may lie in a work, by the ends of names, and how long it may be. */
const allowed: readonly [pattern: RegExp, mostBytes: number, noun: string][] = [
  [/^(?:work|part)\.yaml$/, megabyte, '资料'],
  [/\.mdx$/, 2 * megabyte, '篇章'],
  [/\.csv$/, 16 * megabyte, '表格'],
  [/\.vtt$/, 16 * megabyte, '文稿'],
  [/\.svg$/, 4 * megabyte, '矢量图'],
  [/\.(?:jpe?g|png|webp|avif|gif|tiff?)$/i, 64 * megabyte, '图片'],
];
const mostRecordingBytes = 4096 * megabyte;

/** Bounds on what one release may bring into a content folder. */
const acceptLimits = {
  files: 200_000,
  bytes: 64 * 1024 * megabyte,
  /** Folders within a work. */
  depth: 12,
} as const;

/** What is wrong with the kind and length of files before any of them is read. */
export function checkFiles(entries: readonly Entry[], within: string): Problem[] {
  const problems: Problem[] = [];
  const add = (file: string, reason: string): void => {
    problems.push({ file, kind: 'refused', reason });
  };
  let bytes = 0;
  for (const { path, sizeBytes } of entries) {
    bytes += sizeBytes;
    const names = path.slice(within.length).split('/');
    if (names.length > acceptLimits.depth) add(path, `文件夹套了 ${names.length} 层，过深。`);
    const name = names.at(-1) ?? '';
    const rule = allowed.find(([pattern]) => pattern.test(name));
    const mostBytes = rule?.[1] ?? (mediaType(name) === undefined ? undefined : mostRecordingBytes);
    if (mostBytes === undefined)
      add(
        path,
        '著作里只收篇章（.mdx）、资料（work.yaml、part.yaml）、表格、文稿、图片和录音录像。',
      );
    else if (sizeBytes > mostBytes)
      add(path, `${rule?.[2] ?? '录音录像'}有 ${sizeBytes} 字节，超过 ${mostBytes} 字节的上限。`);
  }
  if (entries.length > acceptLimits.files)
    add(within, `有 ${entries.length} 个文件，超过 ${acceptLimits.files} 个的上限。`);
  if (bytes > acceptLimits.bytes)
    add(within, `共 ${bytes} 字节，超过 ${acceptLimits.bytes} 字节的上限。`);
  return problems;
}
