import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { csvFile } from '../exporters/csv.ts';
import { dayInChina } from '../model/access.ts';
import { aFinding } from '../model/finding.ts';
import {
  intakeStates,
  standings,
  unitsToChase,
  type IntakeAct,
  type Standing,
} from '../model/intake.ts';
import type { Ledger } from '../importers/intake/ledger.ts';
import { readDayOption } from './options.ts';
import { reportFindings } from './report.ts';
import { alignColumns } from './columns.ts';

interface DayFlag {
  date?: string;
}

const day = ({ date }: DayFlag): string => date ?? dayInChina(Date.now());
const dayOption = () => readDayOption('--date <日期>', '按哪一天计算或登记（默认今天）');

/** Opens the ledger, or reports what is wrong with it. */
async function withLedger(folder: string, use: (ledger: Ledger) => Promise<void>): Promise<void> {
  const { readLedger } = await import('../importers/intake/ledger.ts');
  const ledger = await readLedger(path.resolve(folder));
  if ('findings' in ledger) reportFindings(ledger.findings);
  else await use(ledger);
}

const newCommand = new Command('new')
  .summary('新建一次征集')
  .description(
    '新建一次资料征集的台账：task.yaml、units.csv（应交稿的单位）和 log.csv（收退记录）。',
  )
  .argument('<文件夹>', '台账的文件夹，没有就新建；不要放在内容文件夹里')
  .requiredOption('--title <名称>', '征集的名称')
  .addOption(readDayOption('--due <日期>', '截稿日期').makeOptionMandatory())
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi intake new ../征集2023 --title 清溪年鉴（2023）供稿 --due 2023-03-31',
  )
  .action(async (folder: string, { title, due }: { title: string; due: string }) => {
    const { writeLedger } = await import('../importers/intake/ledger.ts');
    await mkdir(folder, { recursive: true });
    try {
      await writeLedger(path.resolve(folder), { title, due });
      console.log(`已新建 ${folder}。请用 Excel 打开 units.csv，一行写一个应交稿的单位。`);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const message = '这个文件夹里已有台账，没有改动。请换一个文件夹。';
      reportFindings([aFinding('intake-invalid', folder, message)]);
    }
  });

const statusCommand = new Command('status')
  .summary('看谁交了、谁没交')
  .description('列出每个单位的情况：未交、逾期、已交、退改、收讫。')
  .argument('<文件夹>', '台账的文件夹')
  .addOption(dayOption())
  .addHelpText('after', '\n例：\n  npx fangzhi intake status ../征集2023')
  .action((folder: string, flags: DayFlag) =>
    withLedger(folder, async ({ task, units, events }) => {
      const all = standings(units, events, day(flags));
      console.log(`${task.title}　截稿 ${task.due}　计算到 ${day(flags)}`);
      console.log(alignColumns([statusHead, ...all.map(statusRow)]));
      console.log(totals(all));
      return Promise.resolve();
    }),
  );

const receiveCommand = new Command('receive')
  .summary('收稿：按文件名对到单位，Word 稿、表格导入草稿')
  .description(
    '收下文件，或一个文件夹里的全部文件：文件名（或所在文件夹名）里写有单位名的，抄进台账并登记，Word 稿和 Excel、CSV 表格同时导入 drafts。原来的文件不动；对不上单位的列出来。',
  )
  .argument('<文件夹>', '台账的文件夹')
  .argument('<文件...>', '收到的文件或文件夹')
  .addOption(dayOption())
  .addHelpText('after', '\n例：\n  npx fangzhi intake receive ../征集2023 ../收到的文件')
  .action((folder: string, files: string[], flags: DayFlag) =>
    withLedger(folder, async (ledger) => {
      const { receiveFiles } = await import('../importers/intake/receive.ts');
      const delivery = await receiveFiles(
        ledger,
        files.map((file) => path.resolve(file)),
        day(flags),
      );
      for (const { unit, file, draft } of delivery.received)
        console.log(`收到 ${unit}：${file}${draft === undefined ? '' : `，${draft}`}`);
      for (const name of delivery.known) console.log(`以前收过，没有再登记：${name}`);
      for (const { name, units } of delivery.unmatched)
        console.log(
          units.length === 0
            ? `对不上单位：${name}。请在文件名里写上单位名，或在 units.csv 的别名里补上。`
            : `对不上单位：${name} 写着${units.join('、')}，不知道是哪个单位交的。请把它放进以单位名命名的文件夹，再收一次。`,
        );
      reportFindings(delivery.findings);
      console.log(
        `收到 ${delivery.received.length} 份，重复 ${delivery.known.length} 份，对不上单位 ${delivery.unmatched.length} 份。`,
      );
    }),
  );

/** A command that logs one thing about one unit. */
function logCommand(name: string, act: IntakeAct, said: string): Command {
  const command = new Command(name)
    .summary(said)
    .description(`登记：${said}。`)
    .argument('<文件夹>', '台账的文件夹')
    .argument('<单位>', '单位名，与 units.csv 相同')
    .addOption(dayOption());
  if (act === 'returned') command.requiredOption('--reason <理由>', '为什么退改');
  const reason = act === 'returned' ? ' --reason 缺少表格' : '';
  command.addHelpText(
    'after',
    `\n例：\n  npx fangzhi intake ${name} ../征集2023 县水利局${reason}`,
  );
  return command.action((folder: string, unit: string, flags: DayFlag & { reason?: string }) =>
    withLedger(folder, async (ledger) => {
      const { logEvents } = await import('../importers/intake/ledger.ts');
      const problem = refuseAct(ledger, unit, act);
      if (problem !== undefined) {
        reportFindings([aFinding('intake-invalid', folder, problem)]);
        return;
      }
      const note = flags.reason ?? '';
      await logEvents(ledger.folder, [{ day: day(flags), unit, act, file: '', note, digest: '' }]);
      console.log(`已登记：${unit}　${said}${note === '' ? '' : `（${note}）`}。`);
    }),
  );
}

function refuseAct({ units, events }: Ledger, unit: string, act: IntakeAct): string | undefined {
  if (!units.some(({ name }) => name === unit))
    return `units.csv 里没有“${unit}”。可写：${units.map(({ name }) => name).join('、')}。`;
  const last = events.filter(({ unit: of }) => of === unit).at(-1);
  if (last?.act === 'received') return undefined;
  return `${unit}现在没有待处理的稿件，不能登记${act === 'returned' ? '退改' : '收讫'}。`;
}

const chaseCommand = new Command('chase')
  .summary('列出催稿名单')
  .description('列出逾期未交和退改待重交的单位，逾期久的在前；加 --out 写成表格，Excel 可以打开。')
  .argument('<文件夹>', '台账的文件夹')
  .addOption(dayOption())
  .option('--out <文件>', '写成 CSV 表格')
  .addHelpText('after', '\n例：\n  npx fangzhi intake chase ../征集2023 --out 催稿.csv')
  .action((folder: string, flags: DayFlag & { out?: string }) =>
    withLedger(folder, async ({ units, events }) => {
      const late = unitsToChase(standings(units, events, day(flags)));
      if (late.length === 0) console.log('没有要催的单位。');
      else console.log(alignColumns([statusHead, ...late.map(statusRow)]));
      if (flags.out === undefined) return;
      await writeFile(flags.out, csvFile([statusHead, ...late.map(statusRow)]));
      console.log(`已写入 ${flags.out}。`);
    }),
  );

const statusHead = [
  '单位',
  '应交内容',
  '应交日期',
  '情况',
  '逾期天数',
  '最近收到',
  '退改次数',
  '退改理由',
];

function statusRow({
  unit,
  state,
  daysLate,
  receivedOn,
  wasLate,
  returns,
  reason,
}: Standing): string[] {
  return [
    unit.name,
    unit.owes,
    unit.due,
    `${intakeStates[state]}${wasLate ? '（迟交）' : ''}`,
    daysLate > 0 ? String(daysLate) : '',
    receivedOn,
    returns > 0 ? String(returns) : '',
    state === 'returned' ? reason : '',
  ];
}

function totals(all: readonly Standing[]): string {
  const count = (state: keyof typeof intakeStates): number =>
    all.filter((each) => each.state === state).length;
  const handedIn = all.filter(({ receivedOn }) => receivedOn !== '').length;
  return `应交 ${all.length}　已交 ${handedIn}　未交 ${count('owed')}　逾期 ${count('overdue')}　退改 ${count('returned')}　收讫 ${count('settled')}　迟交 ${all.filter(({ wasLate }) => wasLate).length}`;
}

export const intakeCommand = new Command('intake')
  .summary('征集资料的台账：谁该交、谁交了、催谁')
  .description('管理各部门供稿的台账：谁应交什么、已交、退改、逾期，收稿并导入草稿，列出催稿名单。')
  .addCommand(newCommand)
  .addCommand(statusCommand)
  .addCommand(receiveCommand)
  .addCommand(logCommand('return', 'returned', '退回修改'))
  .addCommand(logCommand('accept', 'settled', '收讫'))
  .addCommand(chaseCommand);
