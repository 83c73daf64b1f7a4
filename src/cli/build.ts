import path from 'node:path';
import { Command } from 'commander';
import { roundCharacters } from '../page/work-facts.ts';
import type { BuildOutcome } from '../press/build.ts';
import { cacheFolder } from './cache-folder.ts';
import {
  contentFolder,
  contentOption,
  dateOption,
  internalOption,
  jobsOption,
  offlineOption,
  outOption,
  proofreadOption,
  readRelease,
  searchOption,
  siteOption,
  type ReleaseFlags,
} from './options.ts';
import { openProgress } from './progress.ts';
import { reportFindings } from './report.ts';

export interface BuildFlags extends ReleaseFlags {
  content?: string;
  out: string;
  site?: string;
  jobs: number;
  search: boolean;
  offline?: boolean;
}

export const buildCommand = new Command('build')
  .summary('把内容文件夹生成为网站')
  .description('检查内容文件夹里的全部内容，生成网站。有错误时逐条列出，原有的网站不变。')
  .addOption(contentOption())
  .addOption(outOption())
  .addOption(siteOption())
  .addOption(jobsOption())
  .addOption(internalOption())
  .addOption(dateOption())
  .addOption(proofreadOption())
  .addOption(searchOption())
  .addOption(offlineOption())
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi build\n  npx fangzhi build --content ../我县内容 --out ../网站 --site https://example.gov.cn/fangzhi',
  )
  .action(async (flags: BuildFlags) => {
    await runBuild(flags);
  });

/** Builds, reports and sums up. @returns whether the portal stands. */
export async function runBuild(flags: BuildFlags): Promise<boolean> {
  const started = performance.now();
  // Loaded when needed: Astro and sharp would make every `--help` wait.
  const { buildPortal } = await import('../press/build.ts');
  const progress = openProgress();
  const out = path.resolve(flags.out);
  let outcome: BuildOutcome;
  try {
    outcome = await buildPortal({
      content: contentFolder(flags.content),
      out,
      cache: cacheFolder(),
      site: flags.site,
      release: readRelease(flags),
      jobs: flags.jobs,
      search: flags.search,
      isOffline: flags.offline ?? false,
      nowMs: Date.now(),
      onProgress: progress.show,
    });
  } finally {
    progress.end();
  }
  const { errors, warnings } = reportFindings(outcome.findings);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (!outcome.isPublished) {
    console.error(
      `有 ${errors} 个错误，没有生成；原有的网站不变。请逐条改正后再运行。各条的说明见 docs/checks/。`,
    );
    return false;
  }
  console.log(summarise(outcome, out, warnings, seconds));
  return true;
}

function summarise(
  { totals, images, scans, pages, volumes, cachedVolumes, notices }: BuildOutcome,
  out: string,
  warnings: number,
  seconds: string,
): string {
  const { works, chapters, entries, characters } = totals;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return [
    ...notices,
    `网站已生成在 ${out}`,
    `著作 ${works} 部　篇章 ${chapters} 篇　条目 ${entries} 条　约 ${roundCharacters(characters)}（${characters}）　图片 ${images} 幅　网页 ${pages} 页`,
    ...(scans.shown > 0 ? [`书影 ${scans.shown} 幅　新切 ${scans.cut} 幅`] : []),
    `提醒 ${warnings} 条　用时 ${seconds} 秒　内存 ${Math.round(peakBytes / 1e6)} MB　沿用上次 ${cachedVolumes}/${volumes} 册`,
  ].join('\n');
}
