import { beforeAll, describe, expect, test } from 'vitest';
import { aPlace, fangzhi, type Place, type Ran } from './run-cli.ts';

let place: Place;
beforeAll(async () => {
  place = await aPlace();
});

describe('help', () => {
  const leaves = [
    'start',
    'build',
    'dev',
    'serve',
    'check',
    'import docx',
    'import scans',
    'import table',
    'import text',
    'import transcript',
    'export docx',
    'new',
    'ids',
    'intake new',
    'intake receive',
    'intake status',
    'intake return',
    'intake accept',
    'intake chase',
    'keys new',
    'keys show',
    'bundle',
    'verify',
    'mirror',
    'hand-over',
    'accept',
    'conform',
  ];
  const commands = ['', ...leaves, 'import', 'export', 'intake', 'keys'];
  const helps = new Map<string, Ran>();
  beforeAll(async () => {
    for (const command of commands) helps.set(command, await fangzhi(place, `${command} --help`));
  });
  const helpOf = (command: string): string => helps.get(command)?.stdout ?? '';

  test.each(commands)('of “fangzhi %s” reads as it should', async (command) => {
    expect(helps.get(command)).toMatchObject({ exitCode: 0, stderr: '' });
    const name = command === '' ? 'fangzhi' : command.replace(' ', '-');
    await expect(helpOf(command)).toMatchFileSnapshot(`help/${name}.txt`);
  });

  test.each(commands)('of “fangzhi %s” is Chinese throughout', (command) => {
    expect(helpOf(command)).not.toMatch(
      /usage|\boptions|arguments|commands|choices|default|display/i,
    );
  });

  test.each(leaves)('of “fangzhi %s” ends with an example of it', (command) => {
    const examples = helpOf(command).split('\n例：\n')[1]?.trimEnd().split('\n') ?? [];
    expect(examples).not.toEqual([]);
    for (const example of examples)
      expect(example).toMatch(new RegExp(`^  npx fangzhi ${command}`));
  });

  test('names every command', () => {
    const named =
      helpOf('')
        .split('命令：\n')[1]
        ?.match(/^ {2}[a-z-]+/gm) ?? [];
    expect(named.map((name) => name.trim())).toEqual([
      'start',
      'build',
      'dev',
      'serve',
      'check',
      'import',
      'export',
      'new',
      'ids',
      'intake',
      'keys',
      'bundle',
      'verify',
      'mirror',
      'hand-over',
      'accept',
      'conform',
      'help',
    ]);
  });
});

test('the version is a number and nothing else', async () => {
  expect(await fangzhi(place, '--version')).toEqual({ exitCode: 0, stdout: '0.1.0\n', stderr: '' });
});

describe('what cannot be understood', () => {
  const hint = '（加 --help 查看用法）\n';

  test.each([
    ['bulid', '没有命令 bulid。\n您要的可能是 build。\n'],
    ['chekc --content x', '没有命令 chekc。\n您要的可能是 check。\n'],
    ['xyzzy', '没有命令 xyzzy。\n'],
    ['build --ot x', '没有选项 --ot。\n您要的可能是 --out。\n'],
    ['build --out', '选项 --out <文件夹> 后面要写内容。\n'],
    [
      'build extra',
      '多写了一项，或路径里有空格而没有加引号。内容文件夹写在 --content 后面，例如 --content "../我县 内容"。\n',
    ],
    ['build --jobs many', '选项 --jobs <个数> 的内容“many”有误。要写 1 到 64 的整数。\n'],
    ['build --jobs 0', '选项 --jobs <个数> 的内容“0”有误。要写 1 到 64 的整数。\n'],
    [
      'build --date tomorrow',
      '选项 --date <日期> 的内容“tomorrow”有误。要写成 2030-01-01 的形式。\n',
    ],
    [
      'check --content none --date 2030-02-30',
      '选项 --date <日期> 的内容“2030-02-30”有误。要写成 2030-01-01 的形式。\n',
    ],
    [
      'build --site fangzhi.cn',
      '选项 --site <网址> 的内容“fangzhi.cn”有误。网址要以 http:// 或 https:// 开头。\n',
    ],
    ['serve --port 70000', '选项 --port <端口> 的内容“70000”有误。要写 0 到 65535 的整数。\n'],
    ['import text --into x', '缺少参数 文件。\n'],
    ['import text a.txt', '缺少选项 --into <文件夹>。\n'],
    ['import docx a.docx', '缺少选项 --into <文件夹>。\n'],
    [
      'import docx a.docx --into b --changes x',
      '选项 --changes <做法> 的内容“x”有误。可以写 accept、reject。\n',
    ],
    ['new', '缺少参数 种类。\n'],
  ])('in “fangzhi %s” is said in Chinese, and fails', async (command, said) => {
    expect(await fangzhi(place, command)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `${said}${hint}`,
    });
  });

  test('is the kind of a thing to make, and the kinds there are', async () => {
    const { exitCode, stderr } = await fangzhi(place, 'new vilage');
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `参数 种类 的内容“vilage”有误。可以写 portal、work、chapter、person、place、organisation、reading-room、donation、gallery、lesson、topic、exhibit、news、yearbook、county-gazetteer、town-gazetteer、village-gazetteer、department-gazetteer、party-history、source-compilation、old-gazetteer、oral-history、essays、county、town、village、department、old。\n${hint}`,
    );
  });
});

test('a content folder that is not there is named, with what to do', async () => {
  const { exitCode, stdout, stderr } = await fangzhi(place, 'check --content nowhere');
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toBe(
    `读取……\n没有完成：找不到内容文件夹 ${place.cwd}/nowhere。请用 --content 指定，或先运行 npx fangzhi new portal 建一个。\n`,
  );
});
