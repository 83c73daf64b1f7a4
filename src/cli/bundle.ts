import path from 'node:path';
import { Command } from 'commander';
import type { PublicKey } from '../exchange/key.ts';
import { checkKeyPlace, readAnyKey, readSecretKey } from '../exchange/key-file.ts';
import { addDays } from '../model/access.ts';
import type { ProofState } from '../model/proof-state.ts';
import { cacheFolder } from './cache-folder.ts';
import {
  contentFolder,
  contentOption,
  dateOption,
  jobsOption,
  proofreadOption,
  readDayOption,
  readRelease,
  siteOption,
} from './options.ts';
import { openProgress } from './progress.ts';
import { reportFindings } from './report.ts';

interface BundleFlags {
  content?: string;
  out: string;
  key: string;
  site?: string;
  member?: string;
  date?: string;
  proofread?: ProofState;
  nextBy?: string;
  addKey?: string[];
  revokeKey?: string[];
  jobs: number;
}

/** Offices publish at least once a quarter; a mirror may wonder after that. */
const promisedDays = 92;

const collect = (value: string, before: string[] = []): string[] => [...before, value];

const readKeys = async (files: string[] = []): Promise<PublicKey[]> =>
  Promise.all(files.map((file) => readAnyKey(path.resolve(file))));

export const bundleCommand = new Command('bundle')
  .summary('制作签名的发布包')
  .description(
    '把网站、源文件、图书和书目做成签名的发布包（BagIt），供图书馆、方志馆镜像和联盟成员交换。再次运行是发布下一版；中断后再运行会接着做。',
  )
  .addOption(contentOption())
  .requiredOption('--out <文件夹>', '发布包的文件夹；已有上一版时换成新的一版')
  .requiredOption('--key <文件>', '签名用的私钥（见 keys new）')
  .option('--member <编号>', '本单位在联盟里的编号（默认用 portal.yaml 的区划代码）')
  .addOption(
    readDayOption('--next-by <日期>', `承诺发布下一版的期限（默认 ${promisedDays} 天以后）`),
  )
  .option('--add-key <公钥>', '以后也可以用这把密钥签名（换密钥时先加后撤）', collect)
  .option('--revoke-key <公钥>', '这把密钥从此作废', collect)
  .addOption(siteOption())
  .addOption(jobsOption())
  .addOption(dateOption())
  .addOption(proofreadOption())
  .addHelpText('after', '\n例：\n  npx fangzhi bundle --out ../发布 --key ../密钥/office')
  .action(async (flags: BundleFlags) => {
    // Loaded when needed, as building is.
    const { makeBundle } = await import('../exchange/make-bundle.ts');
    const started = performance.now();
    const content = contentFolder(flags.content);
    const out = path.resolve(flags.out);
    const keyFile = path.resolve(flags.key);
    checkKeyPlace(keyFile, content, out);
    const release = readRelease(flags);
    const progress = openProgress();
    try {
      const outcome = await makeBundle({
        content,
        out,
        cache: cacheFolder(),
        site: flags.site,
        release,
        jobs: flags.jobs,
        nowMs: Date.now(),
        onProgress: progress.show,
        secret: await readSecretKey(keyFile),
        member: flags.member,
        nextBy: flags.nextBy ?? addDays(release.today, promisedDays),
        addKeys: await readKeys(flags.addKey),
        revokeKeys: await readKeys(flags.revokeKey),
      });
      progress.end();
      const { errors } = reportFindings(outcome.findings);
      if (!outcome.release) {
        console.error(`有 ${errors} 个错误，没有制作发布包；原有的发布包不变。`);
        return;
      }
      for (const file of outcome.heldBack)
        console.error(
          `${file} 含有不公开的内容，源文件没有放进发布包（网页和图书里只有公开的部分）。`,
        );
      const { version, files, bytes, isNew } = outcome.release;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(
        isNew
          ? `第 ${version} 版发布包在 ${out}\n文件 ${files} 个　${(bytes / 1e6).toFixed(1)} MB　用时 ${seconds} 秒`
          : `内容、日期和密钥都与第 ${version} 版相同，没有新的一版。`,
      );
    } finally {
      progress.end();
    }
  });
