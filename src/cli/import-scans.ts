import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { reportFindings } from './report.ts';

interface Flags {
  into: string;
  labels?: string;
  manifest?: string;
  title?: string;
  pdfDpi: number;
}

export const importScansCommand = new Command('scans')
  .summary('导入旧志的书叶影像，或附上别处的 IIIF 清单')
  .description(
    '把书叶影像（PNG、JPEG、TIFF、PDF）收进一部旧志，一叶一幅，与文字里的 <Leaf> 逐叶对上。文件夹按文件名排先后，里面再分的文件夹是卷。每幅先从头到尾读一遍，有一幅不行就一幅也不写入；已经收过的不再收。影像在别的单位网站上的，用 --manifest 附上它的 IIIF 清单。',
  )
  .argument('[文件...]', '影像文件或文件夹，先后就是阅读的次序')
  .requiredOption('--into <文件夹>', '著作的文件夹，如 content/works/qingxi-jiuzhi，没有就新建')
  .option('--labels <文件>', '叶次表：一幅一行，“# 卷一”另起一卷（UTF-8 文本）')
  .option('--manifest <文件>', '别处的 IIIF Presentation 3 清单（.json），代替影像文件')
  .option('--title <书名>', '书名（新建著作时用）')
  .option('--pdf-dpi <点数>', 'PDF 每英寸画多少点', readDpi, 300)
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi import scans 扫描件/ --into content/works/qingxi-jiuzhi --labels 叶次.txt\n  npx fangzhi import scans 卷一.pdf 卷二.pdf --into content/works/qingxi-jiuzhi --pdf-dpi 400\n  npx fangzhi import scans --manifest B027.json --into content/works/jingu-yuditu',
  )
  .action(async (files: string[], { into, pdfDpi: dpi, ...flags }: Flags, command: Command) => {
    if ((files.length === 0) === (flags.manifest === undefined))
      command.error('要写影像文件或文件夹，或者写 --manifest，两样写一样。');
    const { importScans } = await import('../importers/scans/import-scans.ts');
    const { done, findings } = await importScans(files, { into, dpi, ...flags });
    const { errors } = reportFindings(findings);
    if (done === undefined) {
      console.log(`有 ${errors} 个错误，没有写入；内容文件夹不变。`);
      return;
    }
    const { file, leaves, added, volumes, paired } = done;
    console.log(
      `${path.posix.normalize(file)}：影像 ${leaves} 幅（新收 ${added} 幅），${volumes} 卷，对上文字 ${paired} 幅。`,
    );
  });

function readDpi(value: string): number {
  const dpi = Number(value);
  if (!Number.isInteger(dpi) || dpi < 72 || dpi > 1200)
    throw new InvalidArgumentError('要写 72 到 1200 的整数。');
  return dpi;
}
