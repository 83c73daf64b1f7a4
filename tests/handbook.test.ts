import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from './temp-content.ts';

const page = readFileSync('docs/handbook.md', 'utf8');

/** Command lines of the handbook, in order. */
const commands = [...page.matchAll(/^npx fangzhi (.*)$/gm)].map(([, rest = '']) => rest);

/** Files the handbook prints whole: their names stand in bold above them. */
const files = [...page.matchAll(/^\*\*`([^`]+)`\*\*\n\n```text\n([^]*?)```$/gm)].map(
  ([, name = '', text = '']) => ({ name, text }),
);

const pictures = [...page.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = '', file = '']) => ({
  alt,
  file: path.join('docs', file),
}));

describe('the pictures of the handbook', () => {
  test('are there, few and small', () => {
    expect(pictures.length).toBeGreaterThanOrEqual(8);
    expect(pictures.length).toBeLessThanOrEqual(14);
    for (const { file } of pictures)
      expect(statSync(file).size, file).toBeLessThanOrEqual(40 * 1024);
  });
  test('are told to those who cannot see them', () => {
    for (const { alt } of pictures) expect(alt.length).toBeGreaterThan(20);
  });
});

test('links lead to files that are there', () => {
  const links = [...page.matchAll(/[^!]\[[^\]]*\]\((?!https?:)([^)#]+)[^)]*\)/g)];
  expect(links.length).toBeGreaterThan(1);
  for (const [, file = ''] of links) expect(existsSync(path.join('docs', file)), file).toBe(true);
});

describe('an editor who follows the handbook to the letter', () => {
  let place = '';
  const run = (rest: string): { status: number | null; said: string } => {
    const words = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
    const main = path.resolve('src/cli/main.ts');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [main, ...words.filter((word) => word !== undefined)],
      { cwd: path.join(place, 'fangzhi'), encoding: 'utf8' },
    );
    return { status, said: stdout + stderr };
  };

  beforeAll(async () => {
    place = await tempFolder();
    await mkdir(path.join(place, 'fangzhi'));
  });

  test('begins a portal, a work, a chapter, a person and a place', () => {
    const begun = commands.filter((rest) => rest.startsWith('new '));
    expect(begun.map((rest) => rest.split(' ')[1])).toEqual([
      'portal',
      'village',
      'chapter',
      'person',
      'place',
    ]);
    for (const rest of begun) {
      const { status, said } = run(rest);
      expect(said).toContain('新建');
      expect(status, rest).toBe(0);
    }
  });

  test('finds the files that the handbook lists', () => {
    const listed = [...page.matchAll(/^ {6}(\d{3}-[a-z-]+\.mdx) /gm)].map(([, name = '']) => name);
    expect(listed.length).toBe(8);
    const folder = path.join(place, '我县内容/works/qingquan-village');
    for (const name of listed) expect(existsSync(path.join(folder, name)), name).toBe(true);
  });

  test('writes what it prints, and the check finds no error', async () => {
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const { name, text } of files) await writeFile(path.join(place, '我县内容', name), text);
    const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#789' } });
    const folder = path.join(place, '我县内容/works/qingquan-village');
    await writeFile(path.join(folder, 'tea-garden.jpg'), await picture.jpeg().toBuffer());
    const { status, said } = run(commands.find((rest) => rest.startsWith('check')) ?? '');
    expect(said).not.toContain('错误 0 个，提醒 0 条');
    expect(said).toContain('错误 0 个');
    expect(status).toBe(0);
  });

  test('registers ids, after which nothing is left to say', () => {
    expect(run(commands.find((rest) => rest.startsWith('ids')) ?? '').status).toBe(0);
    const { said } = run(commands.find((rest) => rest.startsWith('check')) ?? '');
    expect(said).toContain('错误 0 个，提醒 0 条');
  });

  test('sees the finding that the handbook explains', async () => {
    const shown = /^works\/\S+\.mdx:\d+:\d+ 错误 .*$/m.exec(page)?.[0] ?? '';
    const name = 'works/qingquan-village/065-tea.mdx';
    const sound = files.find((file) => file.name === name)?.text ?? '';
    const wrong = sound.replace('| 1952 | 36.4 | 6.2 |', '| 1952 | 36.4 |');
    await writeFile(path.join(place, '我县内容', name), wrong);
    const { said } = run(commands.find((rest) => rest.startsWith('check')) ?? '');
    expect(said.split('\n')).toContain(shown);
  });
});

/** A call of the program: its command (`import docx`: words before the first option, path or id) and its options. */
function readCall(rest: string): { command: string; options: string[] } {
  const words = rest.replace(/#.*/, '').trim().split(/\s+/);
  const end = words.findIndex((word) => !/^[a-z]+(?:-[a-z]+)*$/.test(word));
  return {
    command: words.slice(0, end < 0 ? words.length : end).join(' '),
    options: words.filter((word) => /^--[a-z-]+$/.test(word)),
  };
}

test('every command and option of the handbook and the READMEs is one there is', () => {
  const lines = ['docs/handbook.md', 'README.md', 'README.zh-CN.md'].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/npx fangzhi ([a-z][^\n`]*)/g)].map(([, rest = '']) =>
      readCall(rest),
    ),
  );
  expect(lines.length).toBeGreaterThan(20);
  const helps = new Map<string, string>();
  for (const { command, options } of lines) {
    if (!helps.has(command)) {
      const { status, stdout } = spawnSync(
        process.execPath,
        ['src/cli/main.ts', ...command.split(' '), '--help'],
        { encoding: 'utf8' },
      );
      expect(status, command).toBe(0);
      helps.set(command, stdout);
    }
    for (const option of options) expect(helps.get(command), command).toContain(option);
  }
});
