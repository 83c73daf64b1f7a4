import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Argument, Command } from 'commander';
import { workKinds, type WorkKind } from '../model/work-kinds.ts';
import type { StarterFacts, StarterFile } from '../starters/file.ts';
import { itemStarters } from '../starters/items.ts';
import { portalStarter } from '../starters/portal.ts';
import { chapterStarter, workStarter } from '../starters/work.ts';
import { collectFacts, shortKinds, type NewFlags } from './new-questions.ts';
import { contentFolder, contentOption } from './options.ts';

const things = [
  'portal',
  'work',
  'chapter',
  ...Object.keys(itemStarters),
  ...Object.keys(workKinds),
  ...Object.keys(shortKinds),
];

export const newCommand = new Command('new')
  .summary('新建门户、著作、篇章、人物等')
  .description('写出一个带说明的样本，供您修改。没有用选项写明的，会逐项询问。')
  .addArgument(
    new Argument(
      '<种类>',
      `portal 门户、work 著作、chapter 篇章、person 人物、place 地名、organisation 机构、lesson 乡土课、exhibit 展览、news 动态与公告、reading-room 阅览室、donation 赠书、gallery 图集、topic 专题，或直接写著作种类：yearbook、county、town、village、department、old、party-history、source-compilation、oral-history、essays`,
    ).choices(things),
  )
  .addOption(contentOption())
  .option('--id <编号>', '编号，用作文件名和网址；篇章写 著作编号/序号-名称')
  .option('--title <名称>', '书名、题目、人名或地名')
  .option('--kind <种类>', '著作的种类（只用于 new work）')
  .option('--year <年份>', '记述到哪一年')
  .option('--living', '人物在世（只用于 new person）')
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi new portal --content ../我县内容 --title 我县方志\n  npx fangzhi new village --content ../我县内容 --id baiyan-village --title 白岩村志\n  npx fangzhi new chapter --content ../我县内容 --id baiyan-village/065-tea --title 茶事\n  npx fangzhi new person --content ../我县内容 --id li-si --title 李四\n  npx fangzhi new reading-room --content ../我县内容 --id wenmiao --title 县方志阅览室',
  )
  .action(async (thing: string, flags: NewFlags) => {
    const root =
      flags.content === undefined && thing === 'portal'
        ? path.resolve('content')
        : contentFolder(flags.content);
    const facts = await askFacts(thing, flags);
    // A mistyped path would otherwise begin a second portal, unseen beside the first.
    if (thing !== 'portal' && !existsSync(root))
      throw new Error(
        `找不到内容文件夹 ${root}。请核对 --content，或先运行 npx fangzhi new portal 建一个。`,
      );
    const files = filesOf(thing, facts);
    const present = files.filter(({ path: file }) => existsSync(path.join(root, file)));
    if (present.length > 0)
      throw new Error(
        `${path.join(root, present[0]?.path ?? '')} 已经有了，没有改动。请换一个编号。`,
      );
    for (const { path: file, content } of files) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), content, { flag: 'wx' });
    }
    console.log(
      `已在 ${root} 新建：\n${files.map(({ path: file }) => `  ${file}`).join('\n')}\n请用文字编辑器打开修改，再运行 npx fangzhi check。`,
    );
  });

function filesOf(thing: string, facts: StarterFacts): StarterFile[] {
  if (thing === 'portal') return portalStarter(facts);
  if (thing === 'chapter') return chapterStarter(facts);
  const item = itemStarters[thing];
  if (item) return item(facts);
  return workStarter(facts.kind ?? shortKinds[thing] ?? (thing as WorkKind), facts);
}

/** Asks at the terminal what the flags do not say; without a terminal there is nobody to ask. */
async function askFacts(thing: string, flags: NewFlags): Promise<StarterFacts> {
  if (!process.stdin.isTTY) return collectFacts(thing, flags, undefined);
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await collectFacts(thing, flags, async (question) => questions.question(question));
  } finally {
    questions.close();
  }
}
