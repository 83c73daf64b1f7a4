import path from 'node:path';
import { Command } from 'commander';
import { importDocxCommand } from './import-docx.ts';
import { importScansCommand } from './import-scans.ts';
import { importTableCommand } from './import-table.ts';
import { importTranscriptCommand } from './import-transcript.ts';
import { reportFindings } from './report.ts';

const textCommand = new Command('text')
  .summary('导入 .jsonl、.jsonl.gz、.txt、.md 文本')
  .description('把整部书的文本导入为著作，按叶和标题分篇。导入后逐字核对，不一致则不写入。')
  .argument('<文件...>', '要导入的文件')
  .requiredOption('--into <文件夹>', '内容文件夹')
  .option('--title <书名>', '书名（文件里没有书名时用）')
  .option('--id <编号>', '著作编号（只导入一部时用）')
  .option('--replace', '同编号的著作已存在时替换它')
  .option('--old-marks', '旧志的记号：（…）是夹注，〓 是缺字，.txt 里的〔1a〕是叶次')
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi import text 旧志.jsonl.gz --into content --old-marks\n  npx fangzhi import text 村史.txt --into content --title 白岩村史 --id baiyan-cunshi',
  )
  .action(
    async (
      files: string[],
      {
        into,
        title,
        id,
        replace,
        oldMarks,
      }: { into: string; title?: string; id?: string; replace?: boolean; oldMarks?: boolean },
    ) => {
      const { importTexts } = await import('../importers/text/import-texts.ts');
      const { works, findings } = await importTexts(
        files.map((file) => path.resolve(file)),
        {
          into: path.resolve(into),
          ...(title === undefined ? {} : { title }),
          ...(id === undefined ? {} : { id }),
          replace: replace === true,
          oldMarks: oldMarks === true,
        },
      );
      const { errors } = reportFindings(findings);
      for (const work of works) {
        console.log(
          `${work.title}（${work.id}）：${work.chapters} 篇，${work.characters} 字，${work.leaves} 叶，${work.headings} 个标题`,
        );
      }
      console.log(
        errors > 0
          ? `有 ${errors} 个错误，没有写入；内容文件夹不变。`
          : `已导入 ${works.length} 部著作到 ${into}，逐字核对一致。`,
      );
    },
  );

export const importCommand = new Command('import')
  .summary('导入已有的书稿')
  .description('把已有的书稿导入内容文件夹。')
  .addCommand(importDocxCommand)
  .addCommand(importScansCommand)
  .addCommand(importTableCommand)
  .addCommand(textCommand)
  .addCommand(importTranscriptCommand);
