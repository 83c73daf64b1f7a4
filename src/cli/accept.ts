import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { AcceptOutcome } from '../exchange/accept/accept.ts';
import type { Clash } from '../exchange/accept/clashes.ts';
import { decisionsFile } from '../model/accepted.ts';
import { cacheFolder } from './cache-folder.ts';
import { contentFolder, contentOption, dateOption, jobsOption, readRelease } from './options.ts';
import { openProgress } from './progress.ts';

interface AcceptFlags {
  content?: string;
  member?: string;
  page: string;
  trial?: boolean;
  date?: string;
  jobs: number;
}

export const acceptCommand = new Command('accept')
  .summary('收入别的成员单位的著作')
  .description(
    '从别的成员单位的发布包收入著作：核验签名、篇章和图片，连同所属单位、许可、版次和来历放进内容文件夹的 accepted/，从不覆盖已有的著作。可能重复的（编号、ISBN、区划和年份相同，或篇章几乎相同）先不收，列出来等您取舍，退出码为 2。发布单位的公钥登记在 members/ 里。',
  )
  .argument('<发布包>', '发布包的文件夹、ZIP 文件、网址，或 s3: 地址')
  .addOption(contentOption())
  .option('--member <编号>', '本单位在联盟里的编号（默认用 portal.yaml 的区划代码）')
  .option('--page <文件>', '有重复时写出的对照页', '对照.html')
  .option('--trial', '只看会收入什么，不改动内容文件夹')
  .addOption(jobsOption())
  .addOption(dateOption())
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi accept ../发布/澄阳\n  npx fangzhi accept https://example.gov.cn/发布 --trial',
  )
  .action(async (where: string, flags: AcceptFlags) => {
    const [{ accept }, { clashPage }, { describeGrounds }, { openSource }] = await Promise.all([
      import('../exchange/accept/accept.ts'),
      import('../exchange/accept/clash-page.ts'),
      import('../exchange/accept/describe-clash.ts'),
      import('../exchange/open-source.ts'),
    ]);
    const progress = openProgress();
    const outcome = await accept({
      content: contentFolder(flags.content),
      cache: cacheFolder(),
      source: openSource(where, process.env),
      self: flags.member,
      release: readRelease(flags.date === undefined ? {} : { date: flags.date }),
      isTrial: flags.trial === true,
      parallel: 8,
      threads: flags.jobs,
      rate: () => Promise.resolve(),
      onProgress: (done, all) => progress.show('取文件', done, all),
    }).finally(() => progress.end());
    report(outcome, flags.trial === true, describeGrounds);
    if (outcome.clashes.length === 0) return;
    const page = path.resolve(flags.page);
    await writeFile(page, clashPage(outcome));
    console.error(
      `有 ${outcome.clashes.length} 处可能重复，来的著作没有收。对照页：${page}\n请在 ${decisionsFile} 里逐处写下取舍（decision），再运行一次。`,
    );
    process.exitCode = 2;
  });

function report(
  outcome: AcceptOutcome,
  isTrial: boolean,
  describeGrounds: (clash: Pick<Clash, 'grounds'>) => string,
): void {
  const { office, member, version, taken, withdrawn, leftOut, reversed, replaced, notes, clashes } =
    outcome;
  console.log(`${office}（${member}）第 ${version} 版${isTrial ? '（只看，没有改动）' : ''}`);
  for (const { id, title, office: owner, licence, version: number, before } of taken)
    console.log(
      `${before === undefined ? '收入' : `更新（原为第 ${before} 版）`} ${id}　《${title}》　所属：${owner}　许可：${licence}　第 ${number} 版`,
    );
  for (const { id, title, date, reason } of withdrawn)
    console.log(
      `撤下 ${id}　《${title}》　${date}${reason === undefined ? '' : `　原因：${reason}`}`,
    );
  for (const id of replaced) console.log(`由新稿代替 ${id}`);
  for (const { id, title, existing, choice } of leftOut)
    console.log(`按您的取舍（${choice}）没有收 ${id}　《${title}》：与 ${existing} 重复`);
  for (const { id, title, existing, choice } of reversed)
    console.log(`按您的取舍（${choice}）移走已经收入的 ${id}　《${title}》：与 ${existing} 重复`);
  for (const { incoming, existing, grounds } of clashes)
    console.error(
      `可能重复 ${incoming.work.id}　《${incoming.work.meta.title}》 与 ${existing.work.id}　《${existing.work.meta.title}》：${describeGrounds({ grounds })}`,
    );
  for (const note of notes) console.error(note);
  const changes = [taken, withdrawn, leftOut, reversed, replaced, clashes];
  if (changes.every(({ length }) => length === 0)) console.log('没有新的内容。');
}
