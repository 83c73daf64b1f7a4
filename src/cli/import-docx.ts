import path from 'node:path';
import { Command, Option } from 'commander';
import { workKinds, type WorkKind } from '../model/work-kinds.ts';
import { reportFindings } from './report.ts';

interface DocxFlags {
  into: string;
  title?: string;
  kind?: WorkKind;
  changes: 'accept' | 'reject';
  replace?: boolean;
  report?: string;
}

/** Most lines of the report shown on the terminal; all are in the file. */
const mostLines = 40;

export const importDocxCommand = new Command('docx')
  .summary('导入 Word 书稿（.docx，装有 LibreOffice 时还有 .doc）')
  .description(
    '把 Word 书稿按标题分成篇章，写进一部著作。表格、脚注尾注、图片和图题、列表、粗体都照样导入；没有照样保留的逐条列在报告里。导入时逐字核对，不一致则不写入。已经导入过的著作只比较、不覆盖，加 --replace 才替换。',
  )
  .argument('<文件...>', '要导入的 Word 文件，先后就是篇章的次序')
  .requiredOption(
    '--into <文件夹>',
    '著作的文件夹，如 content/works/qingxi-yearbook-2023，没有就新建',
  )
  .option('--title <书名>', '书名（不写就取文件里的）')
  .addOption(
    new Option('--kind <种类>', '新建著作的种类（不写就按书名推断）').choices(
      Object.keys(workKinds),
    ),
  )
  .addOption(
    new Option('--changes <做法>', '修订怎样处理：accept 接受，reject 拒绝')
      .choices(['accept', 'reject'])
      .default('accept'),
  )
  .option('--replace', '用书稿替换已有的篇章')
  .option('--report <文件夹>', '报告放在哪里（不写就放在内容文件夹旁边的 import-reports）')
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi import docx 年鉴.docx --into content/works/qingxi-yearbook-2023\n  npx fangzhi import docx 第一编.docx 第二编.docx --into content/works/qingxi-xianzhi --title 清溪县志\n  npx fangzhi import docx 年鉴-二校.docx --into content/works/qingxi-yearbook-2023 --replace',
  )
  .action(async (files: string[], flags: DocxFlags) => {
    const { importDocx } = await import('../importers/docx/import-docx.ts');
    const { findings, work, text, file } = await importDocx(files, {
      ...flags,
      replace: flags.replace === true,
      ...(flags.report === undefined ? {} : { report: path.resolve(flags.report) }),
    });
    const { errors } = reportFindings(findings);
    if (!work || errors > 0) {
      console.log(`有 ${errors} 个错误，没有写入；内容文件夹不变。`);
      return;
    }
    const lines = text.trimEnd().split('\n');
    console.log(lines.slice(0, mostLines).join('\n'));
    if (lines.length > mostLines) console.log(`……另有 ${lines.length - mostLines} 行，见报告。`);
    if (file !== undefined) console.log(`报告：${shortest(file)}`);
    if (work.isWritten) {
      console.log(
        `已导入《${work.title}》到 ${flags.into}：${work.chapters} 篇，${work.characters} 字，逐字核对一致。`,
      );
      return;
    }
    process.exitCode = 1;
    console.log(
      `${flags.into} 里已有篇章，只做了比较，没有改动任何文件。要用书稿替换，请加 --replace 再运行一次。`,
    );
  });

/** A file as it is best said from here. */
function shortest(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}
