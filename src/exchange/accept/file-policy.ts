import { mediaType } from '../../model/recording.ts';
import type { Entry } from '../manifest.ts';
import type { Problem } from '../problem.ts';

const megabyte = 1024 * 1024;

type Rule = readonly [pattern: RegExp, mostBytes: number, noun: string];

/** What may lie in a work, by the ends of paths, and how long it may be. */
const inWorks: readonly Rule[] = [
  [/\/(?:work|part)\.yaml$/, megabyte, '资料'],
  [/^works\/[^/]+\/scans\.yaml$/, 16 * megabyte, '影像清单'],
  [/\.mdx$/, 2 * megabyte, '篇章'],
  [/\.csv$/, 16 * megabyte, '表格'],
  [/\.vtt$/, 16 * megabyte, '文稿'],
  [/\.svg$/, 4 * megabyte, '矢量图'],
  [/\.(?:jpe?g|png|webp|avif|gif|tiff?)$/i, 64 * megabyte, '图片'],
];
/** What may lie beside the works. */
const shared: readonly Rule[] = [
  [/^portal\.yaml$/, megabyte, '门户资料'],
  [/^fonts\/[^/]+\.otf$/, megabyte, '字体'],
  [/^fonts\/[^/]+\.txt$/i, megabyte, '字体许可'],
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
    const name = path.slice(within.length);
    const depth = name.split('/').length;
    if (depth > acceptLimits.depth) add(path, `文件夹套了 ${depth} 层，过深。`);
    const isOfWork = name.startsWith('works/');
    const rule = (isOfWork ? inWorks : shared).find(([pattern]) => pattern.test(name));
    const isRecording = isOfWork && mediaType(name) !== undefined;
    const mostBytes = rule?.[1] ?? (isRecording ? mostRecordingBytes : undefined);
    if (mostBytes === undefined)
      add(
        path,
        isOfWork
          ? '著作里只收篇章（.mdx）、资料（work.yaml、part.yaml、scans.yaml）、表格、文稿、图片和录音录像。'
          : '著作以外只收门户资料（portal.yaml）和 fonts/ 里的字体（.otf）及其许可（.txt）。',
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
