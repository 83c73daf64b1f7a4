import path from 'node:path';
import { Command } from 'commander';
import { cacheFolder } from './cache-folder.ts';
import type { ProofState } from '../model/proof-state.ts';
import {
  contentFolder,
  contentOption,
  dateOption,
  jobsOption,
  proofreadOption,
  readRelease,
} from './options.ts';
import { openProgress } from './progress.ts';
import { reportFindings } from './report.ts';

interface HandOverFlags {
  content?: string;
  out: string;
  send?: boolean;
  date?: string;
  proofread?: ProofState;
  jobs: number;
}

export const handOverCommand = new Command('hand-over')
  .summary('按合作单位的要求移交著作')
  .description(
    '按 profiles/合作单位.yaml 里写的要求，把著作做成对方要的格式、封面、书目表和移交清单。有一样做不到就都不做，并说明缺什么。只含公开的内容。写法见 docs/partners.md。',
  )
  .argument('<合作单位>', '合作单位的编号，即 profiles/ 里的文件名')
  .argument('[著作...]', '著作的编号；不写就是本单位全部公开的著作')
  .addOption(contentOption())
  .requiredOption('--out <文件夹>', '放移交文件的文件夹；已有上一次的，整个换成新的')
  .option('--send', '做好以后送到要求里写的存储服务（账号取自环境变量 AWS_ACCESS_KEY_ID 等）')
  .addOption(dateOption())
  .addOption(proofreadOption())
  .addOption(jobsOption())
  .addHelpText(
    'after',
    [
      '\n例：',
      '  npx fangzhi hand-over shiye-reading qingxi-yearbook-2022 --out ../移交/拾叶',
      '  npx fangzhi hand-over chengjiang-fangzhiguan --out ../移交/方志馆 --send',
    ].join('\n'),
  )
  .action(async (partner: string, works: string[], flags: HandOverFlags) => {
    const [{ handOver }, { openTransport, sendHandOver }] = await Promise.all([
      import('../exchange/hand-over/hand-over.ts'),
      import('../exchange/hand-over/send.ts'),
    ]);
    const out = path.resolve(flags.out);
    const progress = openProgress();
    try {
      const { findings, handed } = await handOver({
        content: contentFolder(flags.content),
        out,
        cache: cacheFolder(),
        release: readRelease(flags),
        jobs: flags.jobs,
        partner,
        works,
        // Where nothing can be sent, nothing need be made.
        onProfile: (profile) => {
          if (flags.send === true) openTransport(profile, process.env);
        },
        onProgress: progress.show,
      });
      progress.end();
      const { errors } = reportFindings(findings);
      if (handed === undefined) {
        console.error(`有 ${errors} 个错误，没有移交；原有的文件不变。`);
        return;
      }
      console.log(
        `移交${handed.partner}：著作 ${handed.works} 部，文件 ${handed.files} 个，${(handed.bytes / 1e6).toFixed(2)} MB，在 ${out}`,
      );
      const { profile } = handed;
      if (flags.send === true) {
        const store = openTransport(profile, process.env);
        const sent = await sendHandOver(out, store, (done, all) =>
          progress.show('送出', done, all),
        );
        progress.end();
        console.log(`已送出 ${sent} 个文件到 ${store.name}。`);
      } else if (profile.meta.transport !== undefined)
        console.log(`还没有送出。看过以后加 --send 再运行，送到 ${profile.meta.transport}。`);
    } finally {
      progress.end();
    }
  });
