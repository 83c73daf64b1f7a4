import { existsSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aPlace, fangzhi, type Place } from './run-cli.ts';

const units =
  '单位,别名,应交内容,应交日期\n县水利局,水务局、水利局,水利,\n县教育局,,教育,2023-05-01\n茶坪镇,,镇情,\n';

async function aLedger(): Promise<Place & { read(file: string): string }> {
  const place = await aPlace();
  await fangzhi(place, ['intake', 'new', 'ledger', '--title', '供稿', '--due', '2023-03-31']);
  await writeFile(path.join(place.cwd, 'ledger/units.csv'), units);
  const read = (file: string): string => readFileSync(path.join(place.cwd, 'ledger', file), 'utf8');
  return { ...place, read };
}

test('files find their units by their names, once each; late units are listed in a table', async () => {
  const place = await aLedger();
  const inbox = path.join(place.cwd, 'inbox');
  await mkdir(path.join(inbox, '茶坪镇'), { recursive: true });
  await writeFile(path.join(inbox, '水务局 2022 年资料.txt'), '水利');
  await writeFile(path.join(inbox, '茶坪镇', '照片.txt'), '照片');
  await writeFile(path.join(inbox, '不知谁的.txt'), '？');
  const received = await fangzhi(place, 'intake receive ledger inbox --date 2023-03-30');
  expect(received.stdout).toContain('收到 2 份，重复 0 份，对不上单位 1 份。');
  expect(received.stdout).toContain('对不上单位：不知谁的.txt');
  expect(place.read('received/县水利局/2023-03-30/水务局 2022 年资料.txt')).toBe('水利');
  expect(existsSync(path.join(inbox, '水务局 2022 年资料.txt'))).toBe(true);
  const again = await fangzhi(place, 'intake receive ledger inbox --date 2023-03-31');
  expect(again.stdout).toContain('收到 0 份，重复 2 份');

  const reason = [
    'intake',
    'return',
    'ledger',
    '县水利局',
    '--reason',
    '=缺表',
    '--date',
    '2023-04-02',
  ];
  expect((await fangzhi(place, reason)).stdout).toBe('已登记：县水利局　退回修改（=缺表）。\n');
  const chase = await fangzhi(place, 'intake chase ledger --date 2023-05-03 --out 催稿.csv');
  expect(chase.exitCode).toBe(0);
  expect(readFileSync(path.join(place.cwd, '催稿.csv'), 'utf8')).toBe(
    "\uFEFF单位,应交内容,应交日期,情况,逾期天数,最近收到,退改次数,退改理由\r\n县教育局,教育,2023-05-01,逾期未交,2,,,\r\n县水利局,水利,2023-03-31,退改待重交,31,2023-03-30,1,'=缺表\r\n",
  );
  const status = await fangzhi(place, 'intake status ledger --date 2023-05-03');
  expect(status.stdout).toMatchInlineSnapshot(`
    "供稿　截稿 2023-03-31　计算到 2023-05-03
    单位      应交内容  应交日期    情况        逾期天数  最近收到    退改次数  退改理由
    县水利局  水利      2023-03-31  退改待重交  31        2023-03-30  1         =缺表
    县教育局  教育      2023-05-01  逾期未交    2
    茶坪镇    镇情      2023-03-31  已交                  2023-03-30
    应交 3　已交 2　未交 0　逾期 1　退改 1　收讫 0　迟交 0
    "
  `);
}, 60_000);

describe('what does not fit changes nothing, and is explained', () => {
  test.each([
    ['intake status nowhere', 'nowhere/task.yaml 错误 intake-invalid：没有这个文件'],
    ['intake return ledger 县水利局 --reason x', '县水利局现在没有待处理的稿件，不能登记退改。'],
    [
      'intake accept ledger 县林业局',
      'units.csv 里没有“县林业局”。可写：县水利局、县教育局、茶坪镇。',
    ],
    ['intake receive ledger absent', '找不到这个文件或文件夹'],
    ['intake new ledger --title 甲 --due 2023-01-01', '已有台账，没有改动'],
    ['intake new other --title 甲 --due 三月', '日期'],
  ])('%s', async (command, message) => {
    const place = await aLedger();
    const before = [place.read('units.csv'), place.read('log.csv')];
    const ran = await fangzhi(place, command);
    expect(ran.stderr).toContain(message);
    expect(ran.exitCode).toBe(1);
    expect([place.read('units.csv'), place.read('log.csv')]).toEqual(before);
  });

  test('every mistake in the ledger’s own tables is named with its line', async () => {
    const place = await aLedger();
    await appendFile(path.join(place.cwd, 'ledger/units.csv'), '茶坪镇,,,\n,,,\n县林业局,,,三月\n');
    await appendFile(path.join(place.cwd, 'ledger/log.csv'), '2023-3-1,县水利局,收到,,,\n');
    const { stderr } = await fangzhi(place, 'intake status ledger');
    expect(stderr).toContain('units.csv:5:1 错误 intake-invalid：单位“茶坪镇”写了两次');
    expect(stderr).toContain('units.csv:6:1 错误 intake-invalid：单位一格是空的');
    expect(stderr).toContain('units.csv:7:1 错误 intake-invalid：应交日期“三月”');
    expect(stderr).toContain('log.csv:2:1 错误 intake-invalid：日期“2023-3-1”');
  });
});
