import path from 'node:path';
import { Command } from 'commander';
import { jobsOption } from './options.ts';
import { openProgress } from './progress.ts';

/** Problems printed; a bundle of another make could have a hundred thousand. */
const mostShown = 500;

export const verifyCommand = new Command('verify')
  .summary('核验发布包')
  .description(
    '核验发布包的签名和每一个文件，逐一列出被改动、缺少和多出的文件；有问题时退出码为 1。',
  )
  .argument('<发布包>', '发布包的文件夹、ZIP 文件或网址')
  .option('--key <公钥>', '发布单位的公钥；不给时只能看出包内是否一致')
  .addOption(jobsOption())
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi verify ../发布 --key office.pub\n  npx fangzhi verify https://example.gov.cn/发布 --key office.pub',
  )
  .action(async (where: string, { key, jobs }: { key?: string; jobs: number }) => {
    const [{ verifyBundle }, { formatProblem }, { fingerprint }, { readAnyKey }, { openSource }] =
      await Promise.all([
        import('../exchange/verify-bundle.ts'),
        import('../exchange/problem.ts'),
        import('../exchange/key.ts'),
        import('../exchange/key-file.ts'),
        import('../exchange/open-source.ts'),
      ]);
    const started = performance.now();
    const progress = openProgress();
    const { problems, release, signer } = await verifyBundle(openSource(where, process.env), {
      key: key === undefined ? undefined : await readAnyKey(path.resolve(key)),
      threads: jobs,
      onProgress: (done, all) => progress.show('核验', done, all),
    }).finally(() => progress.end());
    for (const problem of problems.slice(0, mostShown)) console.error(formatProblem(problem));
    if (problems.length > mostShown)
      console.error(`……另有 ${problems.length - mostShown} 处没有列出。`);
    if (problems.length > 0) {
      console.error(`有 ${problems.length} 处问题，这个发布包不可信。`);
      process.exitCode = 1;
      return;
    }
    if (!release || signer === undefined) return;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${release.office}（${release.member}）第 ${release.version} 版，${release.released} 发布：${release.payload.files} 个文件、${(release.payload.bytes / 1e6).toFixed(1)} MB 全部相符。用时 ${seconds} 秒。`,
    );
    if (key === undefined)
      console.log(
        `没有给出公钥，只核对了包内一致。签名用的密钥指纹是 ${fingerprint(signer)}，请向发布单位核对，或加 --key 再核验。`,
      );
    else console.log('签名可信。');
  });
