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
    const { handOver } = await import('../exchange/hand-over/hand-over.ts');
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
      const { transport } = handed.profile.meta;
      if (flags.send === true) await send(out, transport, handed.profile.file, progress.show);
      else if (transport !== undefined)
        console.log(`还没有送出。看过以后加 --send 再运行，送到 ${transport}。`);
    } finally {
      progress.end();
    }
  });

async function send(
  out: string,
  transport: string | undefined,
  profile: string,
  show: (step: string, done: number, all: number) => void,
): Promise<void> {
  if (transport === undefined)
    throw new Error(
      `${profile} 没有写 transport，不知道送到哪里。请写上对方的存储地址，或把文件夹交给对方。`,
    );
  const [{ sendHandOver }, { openStore, parseStoreAddress }] = await Promise.all([
    import('../exchange/hand-over/send.ts'),
    import('../exchange/store.ts'),
  ]);
  const address = parseStoreAddress(transport, process.env);
  if (address === undefined) throw new Error(`${transport} 不是存储服务的地址。`);
  const store = openStore(address, process.env, () => Date.now());
  const sent = await sendHandOver(out, store, (done, all) => show('送出', done, all));
  console.log(`已送出 ${sent} 个文件到 ${store.name}。`);
}
