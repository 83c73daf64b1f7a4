import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { MirrorOptions, MirrorOutcome } from '../exchange/mirror/mirror.ts';
import { dayInChina } from '../model/access.ts';
import { jobsOption } from './options.ts';
import { openProgress } from './progress.ts';
import { reportFault } from './report.ts';

interface MirrorFlags {
  key?: string;
  rollback?: boolean;
  watch?: boolean;
  every: number;
  parallel: number;
  rate?: number;
  jobs: number;
}

const whole =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < least || number > most)
      throw new InvalidArgumentError(`要写 ${least} 到 ${most} 的整数。`);
    return number;
  };

export const mirrorCommand = new Command('mirror')
  .summary('镜像别的单位的发布包')
  .description(
    '把发布包镜像到文件夹或存储服务：第一次全部取来，以后只取有变动的文件。核验无误才换上，出了任何差错都保持原有的一版。来源过了承诺的期限还没有新的一版时，退出码是 2。s3: 地址的账号取自环境变量 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY 和 AWS_REGION。',
  )
  .argument('<来源>', '发布包的文件夹、网址，或 s3: 地址')
  .argument('<目标>', '放镜像的文件夹或 s3: 地址；文件夹里的 current 是现行的一版')
  .option('--key <公钥>', '发布单位的公钥；第一次镜像时必须给出')
  .option('--rollback', '退回上一版')
  .option('--watch', '一直跟随，有新的一版就取')
  .addOption(
    new Option('--every <分钟>', '跟随时多久看一次').default(60).argParser(whole(1, 10_080)),
  )
  .addOption(new Option('--parallel <个数>', '同时取几个文件').default(8).argParser(whole(1, 64)))
  .addOption(new Option('--rate <KB>', '每秒至多取多少 KB').argParser(whole(1, 10_000_000)))
  .addOption(jobsOption())
  .addHelpText(
    'after',
    [
      '\n例：',
      '  npx fangzhi mirror https://example.gov.cn/发布 ../镜像 --key office.pub',
      '  npx fangzhi mirror https://example.gov.cn/发布 ../镜像 --watch --every 60',
      '  npx fangzhi mirror ../发布 s3:https://s3.example.cn/方志/清溪 --key office.pub',
      '  npx fangzhi mirror https://example.gov.cn/发布 ../镜像 --rollback',
    ].join('\n'),
  )
  .action(async (source: string, target: string, flags: MirrorFlags) => {
    if (flags.rollback === true) await rollBack(target);
    else if (flags.watch === true) await watch(source, target, flags);
    else await mirrorOnce(source, target, flags);
  });

async function rollBack(where: string): Promise<void> {
  const { openTarget } = await import('../exchange/mirror/open-target.ts');
  const target = openTarget(where, process.env);
  const unlock = await target.lock();
  try {
    const state = await target.readState();
    if (!state) throw new Error(`${where} 里没有镜像。`);
    const { current } = await target.rollBack(state);
    console.log(`已退回第 ${current.split('-')[0]} 版。来源有更新的一版时会再换上。`);
  } finally {
    await unlock();
  }
}

async function mirrorOnce(source: string, where: string, flags: MirrorFlags): Promise<void> {
  const [{ mirror }, { openTarget }, { openSource }, { limitRate }, { readAnyKey }] =
    await Promise.all([
      import('../exchange/mirror/mirror.ts'),
      import('../exchange/mirror/open-target.ts'),
      import('../exchange/open-source.ts'),
      import('../exchange/mirror/rate.ts'),
      import('../exchange/key-file.ts'),
    ]);
  const progress = openProgress();
  const started = performance.now();
  const options: MirrorOptions = {
    source: openSource(source, process.env),
    target: openTarget(where, process.env),
    key: flags.key === undefined ? undefined : await readAnyKey(path.resolve(flags.key)),
    today: dayInChina(Date.now()),
    parallel: flags.parallel,
    threads: flags.jobs,
    rate: limitRate(flags.rate === undefined ? undefined : flags.rate * 1000),
    onProgress: (done, all) => progress.show('取文件', done, all),
  };
  const outcome = await mirror(options).finally(() => progress.end());
  report(outcome, (performance.now() - started) / 1000, options.source.requests?.());
}

function report(outcome: MirrorOutcome, seconds: number, requests: number | undefined): void {
  const { kind, version, moved, withdrawn, overdueSince, isRolledBack } = outcome;
  const asked = requests === undefined ? '' : `　请求 ${requests} 次`;
  if (kind === 'unchanged')
    console.log(
      `没有变动，现行的是第 ${version} 版${isRolledBack ? '（退回的一版）' : ''}。用时 ${seconds.toFixed(1)} 秒${asked}`,
    );
  else
    console.log(
      `已换上第 ${version} 版：取来 ${moved.files} 个文件、${(moved.bytes / 1e6).toFixed(2)} MB。用时 ${seconds.toFixed(1)} 秒${asked}`,
    );
  if (withdrawn.length > 0)
    console.log(`撤下 ${withdrawn.length} 项：${withdrawn.slice(0, 10).join('、')}`);
  if (overdueSince === undefined) return;
  console.error(
    `来源承诺不迟于 ${overdueSince} 发布下一版，至今没有。可能有人扣住了新的一版，请向发布单位核对。`,
  );
  process.exitCode = 2;
}

/** Goes on until the process is ended. */
async function watch(source: string, where: string, flags: MirrorFlags): Promise<void> {
  const { follow } = await import('../exchange/mirror/follow.ts');
  await follow(async () => mirrorOnce(source, where, flags), {
    tell: reportFault,
    wait: async () => {
      process.exitCode = 0;
      await sleep(flags.every * 60_000);
      return true;
    },
  });
}
