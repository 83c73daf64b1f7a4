/* Mirrors one folder to another when told to, again and again; killed by the test at moments of its own. */
import { folderTarget } from '../../src/exchange/mirror/folder-target.ts';
import { mirror } from '../../src/exchange/mirror/mirror.ts';
import { folderSource } from '../../src/exchange/sources/folder.ts';

process.on('message', async ({ source, target, key }) => {
  const options = {
    source: folderSource(source),
    target: folderTarget(target),
    key,
    today: '2026-02-01',
    parallel: 1,
    threads: 1,
    rate: () => Promise.resolve(),
    onProgress: () => undefined,
  };
  const started = Date.now();
  await mirror(options);
  process.send?.({ tookMs: Date.now() - started });
});
process.send?.('ready');
