import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  checkApart,
  markerName,
  mendOutput,
  openOutput,
  retiredName,
} from '../../src/press/output.ts';
import { aFolder, writeFiles } from './files.ts';

test('what is written shows only once it is swapped in', async () => {
  const out = path.join(await aFolder(), 'out');
  const output = await openOutput(out);
  await writeFiles(output.staging, { 'index.html': '新', [markerName]: '' });
  expect(existsSync(out)).toBe(false);
  await output.swapIn();
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('新');
  expect(existsSync(output.staging)).toBe(false);
});

test('a site that stepped aside when the machine stopped is put back', async () => {
  const out = path.join(await aFolder(), 'out');
  await writeFiles(out, { 'index.html': '旧', [markerName]: '' });
  await rename(out, retiredName(out));
  await mendOutput(out);
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('旧');
});

test('a stepped-aside site is cleared away when the new one stands', async () => {
  const out = path.join(await aFolder(), 'out');
  await writeFiles(out, { 'index.html': '新', [markerName]: '' });
  await writeFiles(retiredName(out), { 'index.html': '旧', [markerName]: '' });
  await mendOutput(out);
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe('新');
  expect(existsSync(retiredName(out))).toBe(false);
});

test('what an interrupted build left is not mixed into the next', async () => {
  const out = path.join(await aFolder(), 'out');
  const first = await openOutput(out);
  await writeFiles(first.staging, { 'left-over.html': 'x' });
  const second = await openOutput(out);
  await writeFiles(second.staging, { 'index.html': '新' });
  await second.swapIn();
  expect(existsSync(path.join(out, 'left-over.html'))).toBe(false);
});

test('what a build that no longer runs has left is removed, what another is writing stays', async () => {
  const out = path.join(await aFolder(), 'out');
  const beside = path.dirname((await openOutput(out)).staging);
  // The parent of this process runs; nobody has the largest number.
  const [running, gone] = [process.ppid, 4_194_303];
  for (const pid of [running, gone])
    await writeFiles(path.join(beside, `.out.fangzhi-next-${pid}`), { 'index.html': 'x' });
  await openOutput(out);
  expect(existsSync(path.join(beside, `.out.fangzhi-next-${running}`))).toBe(true);
  expect(existsSync(path.join(beside, `.out.fangzhi-next-${gone}`))).toBe(false);
});

test('a folder of somebody else is never replaced, an empty one is', async () => {
  const folder = await aFolder();
  await mkdir(path.join(folder, 'empty'));
  await expect(openOutput(path.join(folder, 'empty'))).resolves.toBeDefined();
  await mkdir(path.join(folder, 'mine'));
  await writeFile(path.join(folder, 'mine', 'a.txt'), '我的');
  await expect(openOutput(path.join(folder, 'mine'))).rejects.toThrow('请换一个空文件夹（--out）');
});

test('what is made lies apart from the content it is made of', () => {
  const content = path.resolve('county', 'content');
  for (const out of [content, path.join(content, 'site'), path.join(content, 'works', 'site')])
    expect(() => checkApart(out, content), out).toThrow('在内容文件夹里');
  for (const out of [path.resolve('county'), path.parse(content).root])
    expect(() => checkApart(out, content), out).toThrow('会被一起替换');
  for (const out of [`${content}-site`, path.resolve('county', 'site'), path.resolve('..content')])
    expect(() => checkApart(out, content), out).not.toThrow();
});
