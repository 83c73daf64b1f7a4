import path from 'node:path';
import { Command } from 'commander';
import { jobsOption, readRelease } from './options.ts';
import { openProgress } from './progress.ts';

interface ConformFlags {
  key?: string;
  json?: boolean;
  jobs: number;
}

export const conformCommand = new Command('conform')
  .summary('按联盟交换规范检查发布包')
  .description(
    '按《地方志联盟交换规范》检查发布包：签名和文件、资料的写法、篇章的标记、图片、许可、转交的著作。印出的报告可以发给制作单位照着改；有必须改正的，退出码为 1。',
  )
  .argument('<发布包>', '发布包的文件夹、ZIP 文件、网址，或 s3: 地址')
  .option('--key <公钥>', '发布单位的公钥；不给时只看包内是否一致')
  .option('--json', '报告写成 JSON，供别的程序读')
  .addOption(jobsOption())
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi conform ../发布 --key office.pub\n  npx fangzhi conform https://example.gov.cn/发布 --json > 报告.json',
  )
  .action(async (where: string, flags: ConformFlags) => {
    const [{ conform }, { breachesOf, renderReport }, { profileVersion }, { openSource }, keyFile] =
      await Promise.all([
        import('../exchange/conform/conform.ts'),
        import('../exchange/conform/report.ts'),
        import('../exchange/conform/rules.ts'),
        import('../exchange/open-source.ts'),
        import('../exchange/key-file.ts'),
      ]);
    const progress = openProgress();
    const found = await conform({
      source: openSource(where, process.env),
      key: flags.key === undefined ? undefined : await keyFile.readAnyKey(path.resolve(flags.key)),
      release: readRelease({}),
      parallel: 8,
      threads: flags.jobs,
      rate: () => Promise.resolve(),
      onProgress: (done, all) => progress.show('取文件', done, all),
    }).finally(() => progress.end());
    console.log(
      flags.json === true
        ? JSON.stringify({ profile: profileVersion, ...found }, undefined, 2)
        : renderReport(found),
    );
    if (flags.key === undefined)
      console.error('没有给出公钥，只核对了包内一致；加 --key 才知道是不是发布单位所签。');
    if (breachesOf(found.breaches, 'must').length > 0) process.exitCode = 1;
  });
