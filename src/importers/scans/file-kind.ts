import { open } from 'node:fs/promises';
import path from 'node:path';

/** What a file is by its first bytes, with the endings that fit it. */
const kinds: readonly { name: string; pattern: RegExp; endings: string[] }[] = [
  { name: 'PNG 图片', pattern: /^89504e470d0a1a0a/, endings: ['.png'] },
  { name: 'JPEG 图片', pattern: /^ffd8ff/, endings: ['.jpg', '.jpeg'] },
  {
    name: 'TIFF 图片',
    pattern: /^(?:49492a00|4d4d002a|49492b00|4d4d002b)/,
    endings: ['.tif', '.tiff'],
  },
  { name: 'PDF', pattern: /^255044462d/, endings: ['.pdf'] },
  { name: 'GIF 图片', pattern: /^474946383/, endings: ['.gif'] },
  { name: 'WebP 图片', pattern: /^52494646.{8}57454250/, endings: ['.webp'] },
  { name: 'BMP 图片', pattern: /^424d/, endings: ['.bmp'] },
  { name: 'JPEG 2000 图片', pattern: /^0000000c6a502020|^ff4fff51/, endings: ['.jp2', '.jpf'] },
  { name: 'DjVu 书影', pattern: /^41542654/, endings: ['.djvu'] },
  { name: '压缩包，或 Word、Excel 文件', pattern: /^504b0304/, endings: ['.zip'] },
  { name: '加了密码的或旧格式的 Office 文件', pattern: /^d0cf11e0/, endings: ['.doc'] },
  { name: 'RAR 压缩包', pattern: /^52617221/, endings: ['.rar'] },
  { name: '7z 压缩包', pattern: /^377abcaf/, endings: ['.7z'] },
];

/** Why a file cannot be what its name says; undefined when it can. */
export async function kindProblem(file: string): Promise<string | undefined> {
  const head = await readHead(file);
  if (head.length === 0) return '文件是空的。请重新取得这个文件。';
  const ending = path.extname(file).toLowerCase();
  const hex = head.toString('hex');
  const kind = kinds.find(({ pattern }) => pattern.test(hex));
  if (kind?.endings.includes(ending) === true) return undefined;
  if (kind === undefined)
    return `扩展名是 ${ending}，内容却不是，可能已损坏、加了密，或是别种文件改了名。请重新取得原文件。`;
  return `扩展名是 ${ending}，内容却是${/^[A-Z]/.test(kind.name) ? ' ' : ''}${kind.name}。请取得原文件，或用看图软件另存，不要只改扩展名。`;
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
