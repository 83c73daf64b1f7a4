import { comparePaths, pathProblem, watchPaths } from './bundle-path.ts';
import { limits } from './limits.ts';
import { refuse } from './problem.ts';

/** One file of a bundle and what it must be. */
export interface Entry {
  path: string;
  sizeBytes: number;
  sha512: string;
  sha256: string;
}

const forms = {
  sha512: { pattern: /^([0-9a-f]{128}) {2}(.+)$/, example: '128 位十六进制、两个空格、路径' },
  sha256: { pattern: /^([0-9a-f]{64}) {2}(.+)$/, example: '64 位十六进制、两个空格、路径' },
  size: { pattern: /^(0|[1-9]\d{0,14}) {2}(.+)$/, example: '字节数、两个空格、路径' },
} as const;

export type ManifestForm = keyof typeof forms;

/** Writes `value  path` lines, which `sha512sum -c` and `sha256sum -c` read. Entries must be in the order of paths. */
export function formatManifest(lines: Iterable<readonly [value: string, path: string]>): string {
  let text = '';
  for (const [value, path] of lines) text += `${value}  ${path}\n`;
  return text;
}

/**
 * Reads a manifest strictly: UTF-8, one form of line, paths that are safe and in order, no two that could be one file.
 *
 * @throws {Refusal} naming the manifest and the line.
 */
export function parseManifest(
  bytes: Uint8Array,
  file: string,
  form: ManifestForm,
  isAllowed: (path: string) => boolean,
): Map<string, string> {
  const text = decodeStrictly(bytes, file);
  if (text === '') return new Map();
  if (!text.endsWith('\n')) refuse(file, '最后一行不完整，文件可能被截断。');
  const { pattern, example } = forms[form];
  const clash = watchPaths();
  const values = new Map<string, string>();
  let before = '';
  let line = 0;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    line++;
    if (line > limits.files) refuse(file, `超过 ${limits.files} 行。`);
    if (end - start > limits.pathBytes + 200) refuse(file, `第 ${line} 行过长。`);
    const [, value, path] = pattern.exec(text.slice(start, end)) ?? [];
    start = end + 1;
    if (value === undefined || path === undefined)
      refuse(file, `第 ${line} 行的写法有误，应当是${example}。`);
    const reason = pathProblem(path) ?? clash(path);
    if (reason !== undefined) refuse(file, `第 ${line} 行的路径${quote(path)}${reason}。`);
    if (!isAllowed(path)) refuse(file, `第 ${line} 行的路径${quote(path)}不该列在这份清单里。`);
    if (comparePaths(before, path) >= 0) refuse(file, `第 ${line} 行没有按路径排序。`);
    before = path;
    values.set(path, value);
  }
  return values;
}

const quote = (path: string): string => `“${path.slice(0, 200)}”`;

/** @throws {Refusal} when the bytes are not UTF-8 or begin with a mark of byte order. */
export function decodeStrictly(bytes: Uint8Array, file: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.startsWith('\uFEFF')) refuse(file, '开头有字节序标记（BOM）。');
    return text;
  } catch (error) {
    if (error instanceof TypeError) refuse(file, '不是 UTF-8 编码。');
    throw error;
  }
}

/** Which paths belong in a manifest of the payload, and which in one of tag files. */
export const isPayload = (path: string): boolean => path.startsWith('data/');
export const isTagFile = (path: string): boolean =>
  !path.includes('/') && path !== 'data' && !/^tagmanifest-/.test(path);
