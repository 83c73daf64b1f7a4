import { Command } from 'commander';
import { cacheFolder } from './cache-folder.ts';
import {
  contentFolder,
  contentOption,
  dateOption,
  internalOption,
  jobsOption,
  readRelease,
  siteOption,
  type ReleaseFlags,
} from './options.ts';
import { reportFindings } from './report.ts';
import { portOption } from './serve.ts';

interface DevFlags extends ReleaseFlags {
  content?: string;
  port: number;
  site?: string;
  jobs: number;
}

export const devCommand = new Command('dev')
  .summary('边写边看')
  .description('在本机打开网站，改了内容立刻能看到；错误逐条列在这里。')
  .addOption(contentOption())
  .addOption(portOption())
  .addOption(siteOption())
  .addOption(jobsOption())
  .addOption(internalOption())
  .addOption(dateOption())
  .addHelpText('after', '\n例：\n  npx fangzhi dev --content ../我县内容')
  .action(async (flags: DevFlags) => {
    const { developPortal } = await import('../press/develop.ts');
    const { port } = await developPortal({
      content: contentFolder(flags.content),
      cache: cacheFolder(),
      site: flags.site,
      release: readRelease(flags),
      jobs: flags.jobs,
      port: flags.port,
      onFindings: (findings) => {
        const { errors, warnings } = reportFindings(findings);
        process.exitCode = 0;
        console.log(
          `${new Date().toLocaleTimeString('zh-CN')} 已更新：错误 ${errors} 个，提醒 ${warnings} 条。`,
        );
      },
    });
    console.log(`网站在 http://127.0.0.1:${port}/ ，按 Ctrl+C 结束。`);
  });
