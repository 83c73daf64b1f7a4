import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { aMember, aWork, introduce, publish, type Member } from '../exchange/a-member.ts';
import { writeFiles } from '../temp-content.ts';
import { aPlace, fangzhi, type Place } from './run-cli.ts';

let place: Place;
let ours: Member;
let theirs: Member;
beforeEach(async () => {
  place = await aPlace();
  ours = await aMember('999931', aWork('qingxi'));
  theirs = await aMember('999932', aWork('market'));
  await introduce(ours, theirs);
});

const accept = (more: string[] = []) =>
  fangzhi(place, ['accept', theirs.bundle, '--content', ours.content, ...more]);

test('what was taken is told with owner, licence and release', async () => {
  await publish(theirs);
  const { stdout, exitCode } = await accept();
  expect(stdout).toBe(
    '999932县地方志编纂中心（999932）第 1 版\n收入 999932-market　《market集》　所属：999932县地方志编纂中心　许可：CC BY 4.0　第 1 版\n',
  );
  expect(exitCode).toBe(0);
  expect((await accept()).stdout).toContain('没有新的内容。');
});

test('clashes are listed, with a page that shows both and exit code 2', async () => {
  await writeFiles(theirs.content, aWork('qingxi', '', '别县的清溪。'));
  await publish(theirs);
  const { stderr, exitCode } = await accept();
  expect(stderr).toContain(
    '可能重复 999932-qingxi　《qingxi集》 与 qingxi　《qingxi集》：编号同为 qingxi',
  );
  expect(exitCode).toBe(2);
  const page = readFileSync(path.join(place.cwd, '对照.html'), 'utf8');
  expect(page).toContain('<h1>可能重复的著作</h1>');
});

test('a bundle that may not be taken is refused in one sentence, with exit code 1', async () => {
  await writeFiles(theirs.content, {
    'works/market/01-first.mdx': '---\ntitle: 甲\n---\n\nimport x from "y"\n',
  });
  await publish(theirs);
  const { stdout, stderr, exitCode } = await accept();
  expect(stdout).toBe('');
  expect(stderr).toContain('data/sources/works/market/01-first.mdx 不接受：第 5 行 mdx-import：');
  expect(exitCode).toBe(1);
  expect(existsSync(path.join(ours.content, 'accepted'))).toBe(false);
});

test('a report of what does not keep the profile is printed, and as JSON for programs', async () => {
  await publish(theirs);
  const { stdout, exitCode } = await fangzhi(place, ['conform', theirs.bundle]);
  expect(stdout).toContain('结论：符合规范，可以收入。');
  expect(exitCode).toBe(0);
  const json = await fangzhi(place, ['conform', theirs.bundle, '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    profile: 2,
    bundle: { member: '999932', version: 1 },
    breaches: [{ rule: 'catalogue', file: 'data/metadata/dc/market.xml' }],
  });
});
