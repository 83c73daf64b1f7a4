import { limits } from './limits.ts';

/**
 * Names that lead out of the folder, that some file system cannot hold or reads as another, that `sha512sum -c`
 * cannot find (`%`, `\`, line breaks), that a web server would obey (`.htaccess`), or that look like another name.
 */
const forbidden: readonly [RegExp, string][] = [
  [/^\//, '是绝对路径'],
  [/\\/, '含有反斜杠'],
  [/\p{Cc}/u, '含有控制字符或换行'],
  [/[\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u, '含有看不见的或无效的字符'],
  [/%/, '含有 %'],
  [/[:*?"<>|]/, '含有 Windows 不允许的字符 : * ? " < > |'],
  [/(?:^|\/)\.\.?(?:\/|$)/, '含有 . 或 ..，会走出文件夹'],
  [/(?:^|\/)(?:\/|$)/, '含有空的一节'],
  [/(?:^|\/)\./, '以 . 开头，网站服务器可能把它当作设置'],
  [/[ .](?:\/|$)/, '以空格或点结尾'],
  [/(?:^|\/) /, '以空格开头'],
  [/(?:^|\/)~/, '以 ~ 开头'],
  [
    /(?:^|\/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$) *(?:\.[^/]*)?(?:\/|$)/i,
    '是 Windows 的设备名',
  ],
];

/** Why a path may not be in a bundle; undefined when it may. */
export function pathProblem(path: string): string | undefined {
  if (path === '') return '路径是空的';
  if (!path.isWellFormed()) return '含有看不见的或无效的字符';
  const found = forbidden.find(([pattern]) => pattern.test(path));
  if (found) return found[1];
  if (path.normalize('NFC') !== path) return '不是 NFC 正规形式';
  if (Buffer.byteLength(path) > limits.pathBytes) return `长于 ${limits.pathBytes} 字节`;
  const isLong = path.split('/').some((name) => Buffer.byteLength(name) > limits.nameBytes);
  return isLong ? `有一节长于 ${limits.nameBytes} 字节` : undefined;
}

/**
 * One name for all that a file system may take for the same. In capitals, since σ and ς have one, and without marks that
 * choose a form of the character before them, which some systems pass over.
 */
function folded(path: string): string {
  if (/^[ -~]*$/.test(path)) return path.toUpperCase();
  const plain = path.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return plain.toUpperCase().normalize('NFC');
}

/** Remembers paths and says when one clashes with those before it: same but for case or form, or file and folder. */
export function watchPaths(): (path: string) => string | undefined {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  return (path) => {
    const key = folded(path);
    const same = files.get(key);
    if (same === path) return '出现了两次';
    if (same !== undefined) return `与 ${same} 只差大小写或字形`;
    if (folders.has(key)) return '既是文件又是文件夹';
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      const folderKey = folded(folder);
      const known = folders.get(folderKey);
      if (known === folder) break;
      if (known !== undefined) return `所在文件夹与 ${known} 只差大小写或字形`;
      if (files.has(folderKey)) return `${folder} 既是文件又是文件夹`;
      folders.set(folderKey, folder);
    }
    files.set(key, path);
    return undefined;
  };
}

/** Order of paths in manifests: by their UTF-8 bytes, as `LC_ALL=C sort` gives. */
export function comparePaths(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    // Surrogates stand for characters above all others, which UTF-16 order forgets.
    const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
    if (isHigh(left) !== isHigh(right)) return isHigh(left) ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}
