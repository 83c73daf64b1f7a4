import path from 'node:path';
import { Command } from 'commander';
import { reportFindings } from './report.ts';

interface TableFlags {
  into: string;
  title?: string;
  unit?: string;
  year?: string;
  source?: string;
  definition?: string;
  replace?: boolean;
}

export const importTableCommand = new Command('table')
  .summary('导入统计表（.xlsx、.csv）')
  .description(
    '把 Excel 或 CSV 统计表写成篇章旁边的数据文件，并给出可以贴进篇章的 <DataTable>。每张工作表一个文件；表题、单位、资料来源、口径写在表的上下方的会认出来，也可以用选项写明。数字照原样保存，另存一份换算成纯数字的。',
  )
  .argument('<文件...>', '要导入的 .xlsx 或 .csv')
  .requiredOption(
    '--into <文件夹>',
    '篇章所在的文件夹，如 content/works/qingxi-yearbook-2022/20-agriculture',
  )
  .option('--title <表题>', '表题')
  .option('--unit <单位>', '计量单位')
  .option('--year <年份>', '数据年份')
  .option('--source <来源>', '资料来源')
  .option('--definition <口径>', '统计口径')
  .option('--replace', '同名的数据文件已存在时替换它')
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi import table 人口.xlsx --into content/works/qingxi-yearbook-2022\n  npx fangzhi import table 茶叶.csv --into content/works/qingxi-yearbook-2022/20-agriculture --unit 吨 --year 2021 --source 县统计局',
  )
  .action(async (files: string[], flags: TableFlags) => {
    const { importTables } = await import('../importers/table/import-tables.ts');
    const { tables, findings } = await importTables(files, {
      ...flags,
      replace: flags.replace === true,
    });
    const { errors } = reportFindings(findings);
    if (errors > 0) {
      console.log(`有 ${errors} 个错误，没有写入；文件夹不变。`);
      return;
    }
    for (const { name, rows, columns, heads, repeated, remarks, tag } of tables) {
      console.log(
        `${path.join(flags.into, `${name}.csv`)}：${rows} 行 ${columns} 列，表头 ${heads} 行`,
      );
      if (repeated > 0)
        console.log(`  表身有合并的格子，文字在 ${repeated} 格里重复，使每一行都能单独看懂。`);
      for (const remark of remarks) console.log(`  表外的话没有写进数据，请贴到篇章里：${remark}`);
      console.log(`  贴进篇章：\n\n${tag}\n`);
    }
    console.log(`已导入 ${tables.length} 张表，逐格核对一致。`);
  });
