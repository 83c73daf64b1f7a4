import path from 'node:path';
import { Command } from 'commander';
import { runBuild, type BuildFlags } from './build.ts';
import {
  contentOption,
  dateOption,
  internalOption,
  jobsOption,
  outOption,
  searchOption,
  siteOption,
} from './options.ts';
import { portOption, runServe } from './serve.ts';

export const startCommand = new Command('start')
  .summary('生成网站并在本机打开')
  .description('生成网站，然后在本机 127.0.0.1:4321 打开。')
  .addOption(contentOption())
  .addOption(outOption())
  .addOption(portOption())
  .addOption(siteOption())
  .addOption(jobsOption())
  .addOption(internalOption())
  .addOption(dateOption())
  .addOption(searchOption())
  .addHelpText('after', '\n例：\n  npx fangzhi start\n  npx fangzhi start --content ../我县内容')
  .action(async (flags: BuildFlags & { port: number }) => {
    if (await runBuild(flags)) await runServe(path.resolve(flags.out), flags.port);
  });
