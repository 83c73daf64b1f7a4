/* Accepts a bundle when told to; killed by the test at moments of its own. */
import { accept } from '../../src/exchange/accept/accept.ts';
import { folderSource } from '../../src/exchange/sources/folder.ts';

process.on('message', async ({ content, cache, bundle }) => {
  const started = Date.now();
  await accept({
    content,
    cache,
    source: folderSource(bundle),
    release: { today: '2026-02-01', audience: 'public' },
    isTrial: false,
    parallel: 1,
    threads: 1,
    rate: () => Promise.resolve(),
    onProgress: () => undefined,
  });
  process.send?.({ tookMs: Date.now() - started });
});
process.send?.('ready');
