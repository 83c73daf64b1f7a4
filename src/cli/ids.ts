import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { formatIdRegistry } from '../model/id-registry.ts';
import { cacheFolder } from './cache-folder.ts';
import { contentFolder, contentOption, jobsOption, readRelease } from './options.ts';
import { reportFindings } from './report.ts';

export const idsCommand = new Command('ids')
  .summary('登记篇章、条目的永久编号')
  .description(
    '把全部篇章、条目记入内容文件夹的 ids.jsonl。以后改名、移动，旧网址仍能打开；撤下的留下说明页。定稿和每次改动之后运行一次，并把 ids.jsonl 与内容一同保存。',
  )
  .addOption(contentOption())
  .addOption(jobsOption())
  .addHelpText('after', '\n例：\n  npx fangzhi ids')
  .action(async (flags: { content?: string; jobs: number }) => {
    const content = contentFolder(flags.content);
    const release = readRelease({});
    const [{ openPool }, { compileCorpus }] = await Promise.all([
      import('../press/pool.ts'),
      import('../press/compile-corpus.ts'),
    ]);
    const pool = openPool(flags.jobs);
    try {
      const { corpus, ids, findings } = await compileCorpus(
        { content, cache: cacheFolder(), release },
        pool,
      );
      const { errors } = reportFindings(findings.filter(({ severity }) => severity === 'error'));
      if (errors > 0) {
        console.error(`有 ${errors} 个错误，没有登记。请改正后再运行。`);
        return;
      }
      const file = path.join(content, 'ids.jsonl');
      await writeFile(`${file}.next`, formatIdRegistry(ids.next(release.today)));
      await rename(`${file}.next`, file);
      const gone = ids.newlyGone.chapters.length + ids.newlyGone.entries.length;
      console.log(
        `已登记。原有 ${corpus.registry.length} 条，新登记 ${ids.unregistered} 条，移动或改名 ${ids.movedChapters.length + ids.movedEntries.length} 处，新撤下 ${gone} 条。`,
      );
    } finally {
      await pool.close();
    }
  });
