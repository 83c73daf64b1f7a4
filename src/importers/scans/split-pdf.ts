import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { mostScanPixels } from '../../model/scan-limits.ts';
import { kindProblem } from './file-kind.ts';
import { ScanRefusal } from './scan-refusal.ts';

const run = promisify(execFile);
const timeoutMs = 120_000;
const mostPages = 3000;
const pointsPerInch = 72;

/**
 * Draws each page of a PDF as a PNG, with poppler's programs, which are only called.
 *
 * @returns the pictures, in order.
 * @throws {ScanRefusal} when poppler is not installed, or the file is encrypted, broken or too large.
 */
export async function splitPdf(
  file: string,
  { folder, dpi }: { folder: string; dpi: number },
): Promise<string[]> {
  const problem = await kindProblem(file);
  if (problem !== undefined) throw new ScanRefusal('import-format-unknown', problem);
  const pages = await readPages(file);
  await refuseCut(file);
  const drawn: string[] = [];
  for (const [index, { width, height }] of pages.entries()) {
    const page = index + 1;
    const pixels = [width, height].map((points) => Math.round((points / pointsPerInch) * dpi));
    const [across = 0, down = 0] = pixels;
    if (across * down > mostScanPixels) {
      throw new ScanRefusal(
        'import-too-large',
        `第 ${page} 页按每英寸 ${dpi} 点画出来有 ${across}×${down} 像素，超过一亿像素的上限。请用 --pdf-dpi 写小一些的数。`,
      );
    }
    const target = path.join(folder, `page-${page}`);
    await draw(file, page, dpi, target);
    drawn.push(`${target}.png`);
  }
  return drawn;
}

async function draw(file: string, page: number, dpi: number, target: string): Promise<void> {
  const words = ['-png', '-r', String(dpi), '-f', String(page), '-l', String(page)];
  const { stderr } = await call('pdftoppm', [...words, '-singlefile', file, target]);
  if (/Syntax Error|Error:/.test(stderr))
    throw new ScanRefusal(
      'import-file-broken',
      `第 ${page} 页画不完整，文件可能损坏。请重新取得，或用 PDF 软件打开后另存一份再导入。`,
    );
}

/** Sizes of the pages, in points. */
async function readPages(file: string): Promise<{ width: number; height: number }[]> {
  const { stdout } = await call('pdfinfo', ['-f', '1', '-l', String(mostPages + 1), file]);
  const pages = [...stdout.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)].map(
    ([, width, height]) => ({ width: Number(width), height: Number(height) }),
  );
  if (pages.length > mostPages)
    throw new ScanRefusal('import-too-large', `页数超过 ${mostPages}。请拆成几个文件再导入。`);
  if (pages.length === 0) throw new ScanRefusal('import-empty', '这个 PDF 里没有一页。');
  return pages;
}

/** poppler mends files that were cut short, with pages missing; such a file is not whole. */
async function refuseCut(file: string): Promise<void> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, 2048);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    if (!buffer.includes('%%EOF'))
      throw new ScanRefusal(
        'import-file-broken',
        'PDF 没有结尾，文件不完整，可能只传来一半。请重新取得原文件。',
      );
  } finally {
    await handle.close();
  }
}

async function call(program: string, words: string[]): Promise<{ stdout: string; stderr: string }> {
  try {
    return await run(program, words, {
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, LC_ALL: 'C' },
    });
  } catch (cause) {
    throw Object.assign(explain(cause), { cause });
  }
}

function explain(cause: unknown): ScanRefusal {
  const { code, stderr = '' } = cause as { code?: unknown; stderr?: string };
  if (code === 'ENOENT')
    return new ScanRefusal(
      'import-format-unknown',
      'PDF 要靠 poppler 的 pdftoppm 拆成图片，这台电脑上没有装。请安装 poppler（Debian 上是 poppler-utils），或先用 PDF 软件把每一页导出为 PNG、JPEG。',
    );
  if (/password/i.test(stderr))
    return new ScanRefusal(
      'import-encrypted',
      'PDF 加了打开密码。请用 PDF 软件打开，去掉密码另存一份再导入。',
    );
  return new ScanRefusal(
    'import-file-broken',
    'PDF 打不开，文件损坏或不完整。请重新取得原文件，或用 PDF 软件打开后另存一份再导入。',
  );
}
