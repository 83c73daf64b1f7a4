import { test } from 'vitest';
import { smallContent, writeContent } from '../temp-content.ts';
import { aPlace, fangzhi } from './run-cli.ts';
test('x', async () => {
  const place = await aPlace();
  const content = await writeContent(smallContent());
  for (const c of ['check', 'build --out site', 'build --out site']) {
  const t = performance.now();
  console.log(await fangzhi(place, `${c} --content ${content}`), performance.now() - t);
  }
});
