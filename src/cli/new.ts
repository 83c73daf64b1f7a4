import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Argument, Command } from 'commander';
import { slugPattern } from '../model/identifiers.ts';
import { workKinds, type WorkKind } from '../model/work-kinds.ts';
import type { StarterFacts, StarterFile } from '../starters/file.ts';
import { itemStarters } from '../starters/items.ts';
import { portalStarter } from '../starters/portal.ts';
import { chapterStarter, workStarter } from '../starters/work.ts';
import { contentFolder, contentOption } from './options.ts';

/** Short names of kinds of work, beside the full ones. */
const shortKinds: Record<string, WorkKind> = {
  county: 'county-gazetteer',
  town: 'town-gazetteer',
  village: 'village-gazetteer',
  department: 'department-gazetteer',
  old: 'old-gazetteer',
};

const things = [
  'portal',
  'work',
  'chapter',
  ...Object.keys(itemStarters),
  ...Object.keys(workKinds),
  ...Object.keys(shortKinds),
];

interface NewFlags {
  content?: string;
  id?: string;
  title?: string;
  kind?: string;
  year?: string;
}

export const newCommand = new Command('new')
  .summary('新建门户、著作、篇章、人物等')
  .description('写出一个带说明的样本，供您修改。没有用选项写明的，会逐项询问。')
  .addArgument(
    new Argument(
      '<种类>',
      `portal 门户、work 著作、chapter 篇章、person 人物、place 地名、organisation 机构、lesson 乡土课、exhibit 展览、news 动态，或直接写著作种类：yearbook、county、town、village、department、old、party-history、source-compilation、oral-history、essays`,
    ).choices(things),
  )
  .addOption(contentOption())
  .option('--id <编号>', '编号，用作文件名和网址；篇章写 著作编号/序号-名称')
  .option('--title <名称>', '书名、题目、人名或地名')
  .option('--kind <种类>', '著作的种类（只用于 new work）')
  .option('--year <年份>', '记述到哪一年')
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi new portal --content ../我县内容 --title 我县方志\n  npx fangzhi new village --content ../我县内容 --id baiyan-village --title 白岩村志\n  npx fangzhi new chapter --content ../我县内容 --id baiyan-village/065-tea --title 茶事\n  npx fangzhi new person --content ../我县内容 --id li-si --title 李四',
  )
  .action(async (thing: string, flags: NewFlags) => {
    const root =
      flags.content === undefined && thing === 'portal'
        ? path.resolve('content')
        : contentFolder(flags.content);
    const facts = await askFacts(thing, flags);
    const files = filesOf(thing, facts, flags);
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

function filesOf(thing: string, facts: StarterFacts, flags: NewFlags): StarterFile[] {
  if (thing === 'portal') return portalStarter(facts);
  if (thing === 'chapter') return chapterStarter(facts);
  const item = itemStarters[thing];
  if (item) return item(facts);
  const kind = thing === 'work' ? (flags.kind ?? 'village') : thing;
  const known = shortKinds[kind] ?? (kind in workKinds ? (kind as WorkKind) : undefined);
  if (!known)
    throw new Error(`没有“${kind}”这种著作。可以写 ${Object.keys(workKinds).join('、')}。`);
  return workStarter(known, facts);
}

/** What the flags do not say is asked, where there is somebody to answer. */
async function askFacts(thing: string, flags: NewFlags): Promise<StarterFacts> {
  const isTerminal = process.stdin.isTTY;
  const questions = isTerminal
    ? createInterface({ input: process.stdin, output: process.stderr })
    : undefined;
  const ask = async (
    given: string | undefined,
    option: string,
    question: string,
  ): Promise<string> => {
    if (given !== undefined) return given;
    if (!questions) throw new Error(`请用 ${option} 写明${question}。`);
    return (await questions.question(`${question}：`)).trim();
  };
  try {
    const title = await ask(flags.title, '--title', '名称');
    const id =
      thing === 'portal' ? 'portal' : await ask(flags.id, '--id', '编号（小写字母、数字和连字符）');
    const steps = id.split('/');
    if (
      steps.some((step) => !slugPattern.test(step)) ||
      (thing === 'chapter') !== steps.length > 1
    ) {
      throw new Error(
        thing === 'chapter'
          ? `篇章的编号“${id}”要写成 著作编号/序号-名称，例如 baiyan-village/065-tea。`
          : `编号“${id}”只用小写字母、数字和连字符，例如 baiyan-village。`,
      );
    }
    const year = Number(flags.year ?? new Date().getFullYear() - 1);
    if (!Number.isInteger(year) || year < 1 || year > 2200)
      throw new Error(`年份“${flags.year ?? ''}”要写四位数，例如 2022。`);
    if (title === '') throw new Error('名称不能空着。');
    return { id, title, year };
  } finally {
    questions?.close();
  }
}
