import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { contentFolder, contentOption } from './options.ts';
import { reportFindings } from './report.ts';

const docxCommand = new Command('docx')
  .summary('导出一部著作的 Word 文件，供审阅')
  .description(
    '把一部著作写成 Word 文件：标题、脚注、表格、图片、列表都照样。审阅者在 Word 里改过以后，用 import docx 导入，篇章的文件名、人名地名的链接都还在。内部和定期公开的内容也在文件里，只发给审阅的人。',
  )
  .argument('<著作>', '著作的编号或文件夹')
  .addOption(contentOption())
  .option('--out <文件>', 'Word 文件（不写就是 著作编号.docx）')
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi export docx baiyan-village-history --out 白岩村志-送审.docx',
  )
  .action(async (name: string, flags: { content?: string; out?: string }) => {
    const content = contentFolder(flags.content);
    const [{ readCorpus }, { packDocx }, { gatherWork }] = await Promise.all([
      import('../corpus/read-corpus.ts'),
      import('../exporters/docx.ts'),
      import('../exporters/docx/gather-work.ts'),
    ]);
    const { works, findings } = await readCorpus(content);
    const id = path.basename(path.resolve(name));
    const work = works.find((each) => each.id === id);
    const own = findings.filter(
      ({ file, severity }) => severity === 'error' && file.startsWith(`works/${id}/`),
    );
    if (!work || own.length > 0) {
      reportFindings(own);
      const known = works.map((each) => each.id).join('、');
      throw new Error(
        work
          ? `著作 ${id} 有错误，没有导出。请改正后再运行。`
          : `没有编号是 ${id} 的著作。${known === '' ? '' : `现有 ${known}。`}`,
      );
    }
    const out = path.resolve(flags.out ?? `${id}.docx`);
    const gathered = await gatherWork(content, work);
    reportFindings(gathered.findings);
    if (gathered.findings.length > 0)
      throw new Error('有篇章开头的资料有误，没有导出。请改正后再运行。');
    const bytes = await packDocx(gathered.work);
    await writeFile(`${out}.next`, bytes);
    await rename(`${out}.next`, out);
    console.log(
      `已导出《${work.meta.title}》${work.chapters.length} 篇到 ${flags.out ?? `${id}.docx`}。`,
    );
  });

export const exportCommand = new Command('export')
  .summary('导出著作')
  .description('把著作导出成别的格式。')
  .addCommand(docxCommand);
