import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { aPlace, fangzhi, type Place } from './run-cli.ts';

const works = [
  'yearbook',
  'county',
  'town',
  'village',
  'department',
  'old',
  'party-history',
  'source-compilation',
  'oral-history',
  'essays',
];
const items = [
  'person',
  'place',
  'organisation',
  'lesson',
  'exhibit',
  'news',
  'reading-room',
  'donation',
  'gallery',
  'topic',
];

/** A place with a portal that holds a village history. */
async function aVillage(): Promise<Place> {
  const place = await aPlace();
  await fangzhi(place, 'new portal --content content --title 清溪方志');
  await fangzhi(place, 'new village --id baiyan-village --title 白岩村志 --year 2020');
  return place;
}

describe('a portal begun with a sample of everything', () => {
  let place: Place;
  beforeAll(async () => {
    place = await aPlace();
  });

  test('tells which files each sample is', async () => {
    const { exitCode, stdout, stderr } = await fangzhi(place, 'new portal --title 清溪方志');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(
      `已在 ${place.cwd}/content 新建：\n  portal.yaml\n请用文字编辑器打开修改，再运行 npx fangzhi check。\n`,
    );
  });

  test.each([...works, ...items])('takes a new %s', async (thing) => {
    const command = `new ${thing} --id a-${thing} --title 样本${thing} --year 2020`;
    const { exitCode, stdout, stderr } = await fangzhi(place, command);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`a-${thing}`);
  });

  test('takes a new chapter', async () => {
    const chapter = await fangzhi(place, 'new chapter --id a-village/065-tea --title 茶事');
    expect(chapter.exitCode).toBe(0);
    const file = path.join(place.cwd, 'content/works/a-village/065-tea.mdx');
    expect(await readFile(file, 'utf8')).toContain('title: "茶事"\n');
  });

  test('passes the check without an error', async () => {
    const { exitCode, stdout, stderr } = await fangzhi(place, 'check');
    expect(stderr).not.toContain('错误');
    expect(stdout).toMatch(/^检查了 10 部著作、\d+ 个篇章：错误 0 个，提醒 \d+ 条。\n$/);
    expect(exitCode).toBe(0);
  });
});

describe('a new village history', () => {
  test('has all that custom asks but pictures', async () => {
    const place = await aVillage();
    const { stderr } = await fangzhi(place, 'check');
    const reminders = stderr.split('\n').filter((line) => line.includes('gazetteer-part-missing'));
    expect(reminders.map((line) => /缺“(.)”/.exec(line)?.[1])).toEqual(['图']);
  });

  test('is reminded by name of a part that was removed', async () => {
    const place = await aVillage();
    const folder = path.join(place.cwd, 'content/works/baiyan-village');
    const biographies = (await readdir(folder)).find((name) => name.includes('biographies'));
    await rm(path.join(folder, biographies ?? 'none'));
    const { exitCode, stderr } = await fangzhi(place, 'check');
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      'works/baiyan-village/work.yaml 提醒 gazetteer-part-missing：志书缺“传”（人物），八体齐备 5/7。请新建这一部分，开头写明 role: biographies；已有的，在它开头补写 role: biographies。\n',
    );
  });
});

describe('what is there already', () => {
  test('is not written over, and nothing else is written either', async () => {
    const place = await aVillage();
    const work = path.join(place.cwd, 'content/works/baiyan-village');
    const preface = path.join(work, '010-preface.mdx');
    await writeFile(preface, '编辑写好的序');
    await rm(path.join(work, 'work.yaml'));
    const { exitCode, stdout, stderr } = await fangzhi(
      place,
      'new village --id baiyan-village --title 另一部 --year 2020',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toBe(`没有完成：${preface} 已经有了，没有改动。请换一个编号。\n`);
    expect(await readFile(preface, 'utf8')).toBe('编辑写好的序');
    expect(await readdir(work)).not.toContain('work.yaml');
  });

  test('keeps a person of the same id', async () => {
    const place = await aVillage();
    const command = 'new person --id li-si --title';
    await fangzhi(place, `${command} 李四`);
    const again = await fangzhi(place, `${command} 另一人`);
    expect(again.exitCode).toBe(1);
    const file = path.join(place.cwd, 'content/people/li-si.yaml');
    expect(await readFile(file, 'utf8')).toContain('name: "李四"');
  });
});

test('a mistyped content folder is not begun beside the right one', async () => {
  const place = await aVillage();
  const command = 'new person --content contant --id li-si --title 李四';
  const { exitCode, stderr } = await fangzhi(place, command);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('没有完成：找不到内容文件夹');
  expect(await readdir(place.cwd)).not.toContain('contant');
});

describe('an answer that cannot be used', () => {
  test.each([
    ['new person --title 李四', '没有完成：请用 --id 写明编号（小写字母、数字和连字符）。\n'],
    ['new person --id li-si', '没有完成：请用 --title 写明名称。\n'],
    [
      'new person --id 李四 --title 李四',
      '没有完成：编号“李四”只用小写字母、数字和连字符，例如 baiyan-village。\n',
    ],
    [
      'new person --id ../../etc/x --title 李四',
      '没有完成：编号“../../etc/x”只用小写字母、数字和连字符，例如 baiyan-village。\n',
    ],
    [
      'new chapter --id tea --title 茶事',
      '没有完成：篇章的编号“tea”要写成 著作编号/序号-名称，例如 baiyan-village/065-tea。\n',
    ],
    [
      'new chapter --id a/../../x --title 茶事',
      '没有完成：篇章的编号“a/../../x”要写成 著作编号/序号-名称，例如 baiyan-village/065-tea。\n',
    ],
    [
      'new village --id a --title 村志 --year 明年',
      '没有完成：年份“明年”要写四位数，例如 2022。\n',
    ],
    [
      'new work --kind novel --id a --title 书',
      '没有完成：没有“novel”这种著作。可以写 yearbook、county-gazetteer、town-gazetteer、village-gazetteer、department-gazetteer、party-history、source-compilation、old-gazetteer、oral-history、essays。\n',
    ],
  ])('in “%s” is said, and nothing is written', async (command, said) => {
    const place = await aPlace();
    expect(await fangzhi(place, `${command} --content content`)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: said,
    });
    expect(await readdir(place.cwd)).toEqual([]);
  });
});
