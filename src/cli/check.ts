import { Command } from 'commander';
import { cacheFolder } from './cache-folder.ts';
import {
  contentFolder,
  contentOption,
  dateOption,
  internalOption,
  jobsOption,
  readRelease,
  type ReleaseFlags,
} from './options.ts';
import { openProgress } from './progress.ts';
import { reportFindings } from './report.ts';

interface CheckFlags extends ReleaseFlags {
  content?: string;
  jobs: number;
}

export const checkCommand = new Command('check')
  .summary('检查内容，不生成网站')
  .description('检查内容文件夹里的全部内容，逐条列出错误和提醒；有错误时退出码为 1。')
  .addOption(contentOption())
  .addOption(jobsOption())
  .addOption(internalOption())
  .addOption(dateOption())
  .addHelpText('after', '\n例：\n  npx fangzhi check\n  npx fangzhi check --content ../我县内容')
  .action(async (flags: CheckFlags) => {
    const [{ openPool }, { preparePortal }, { countWorks }] = await Promise.all([
      import('../press/pool.ts'),
      import('../press/prepare.ts'),
      import('../press/portal-data.ts'),
    ]);
    const pool = openPool(flags.jobs);
    const progress = openProgress();
    try {
      const { findings, compiled, scans } = await preparePortal(
        {
          content: contentFolder(flags.content),
          cache: cacheFolder(),
          release: readRelease(flags),
          search: false,
          onProgress: progress.show,
        },
        pool,
      );
      progress.end();
      const { errors, warnings } = reportFindings(findings);
      const { works, chapters } = countWorks(compiled.works, scans);
      console.log(
        `检查了 ${works} 部著作、${chapters} 个篇章：错误 ${errors} 个，提醒 ${warnings} 条。`,
      );
    } finally {
      progress.end();
      await pool.close();
    }
  });
