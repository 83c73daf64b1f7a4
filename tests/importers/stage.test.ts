import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { discardStage, moveIn, openStage } from '../../src/importers/stage.ts';
import { anImportFolder } from './text/import-folder.ts';

function put(root: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

test('a stage that is discarded leaves no trace, not even folders it had to make', async () => {
  const { root, files } = anImportFolder();
  const stage = await openStage(path.join(root, 'deep/er/content'));
  put(stage.folder, 'a/work.yaml', '');
  await discardStage(stage);
  expect(readdirSync(root)).toEqual([]);
  expect(files()).toEqual([]);
});

test('a move that fails half way puts everything back', async () => {
  const { into } = anImportFolder();
  put(into, 'works/a/work.yaml', '旧');
  const stage = await openStage(into);
  put(stage.folder, 'a/work.yaml', '新');
  await expect(moveIn(stage, ['a', 'missing'], true)).rejects.toThrow();
  await discardStage(stage);
  expect(readFileSync(path.join(into, 'works/a/work.yaml'), 'utf8')).toBe('旧');
  expect(readdirSync(path.join(into, 'works'))).toEqual(['a']);
});

test('a work that appeared meanwhile is not replaced', async () => {
  const { into } = anImportFolder();
  const stage = await openStage(into);
  put(stage.folder, 'a/work.yaml', '新');
  put(into, 'works/a/work.yaml', '别人的');
  await expect(moveIn(stage, ['a'], false)).rejects.toThrow('works/a');
  await discardStage(stage);
  expect(readFileSync(path.join(into, 'works/a/work.yaml'), 'utf8')).toBe('别人的');
});

test('a work whose text is imported anew keeps its scans, also when another work then cannot be moved', async () => {
  const { into } = anImportFolder();
  put(into, 'works/a/work.yaml', '旧');
  put(into, 'works/a/scans.yaml', '影像清单');
  put(into, 'works/a/scans/0001.png', '影像');
  const read = (file: string): string => readFileSync(path.join(into, 'works/a', file), 'utf8');
  const failing = await openStage(into);
  put(failing.folder, 'a/work.yaml', '新');
  await expect(moveIn(failing, ['a', 'missing'], true)).rejects.toThrow();
  await discardStage(failing);
  expect([read('work.yaml'), read('scans/0001.png')]).toEqual(['旧', '影像']);
  const stage = await openStage(into);
  put(stage.folder, 'a/work.yaml', '新');
  await moveIn(stage, ['a'], true);
  expect([read('work.yaml'), read('scans.yaml'), read('scans/0001.png')]).toEqual([
    '新',
    '影像清单',
    '影像',
  ]);
});
