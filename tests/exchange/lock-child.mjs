/* Takes a lock when told to, says whether it got it, and holds it until it is told to end. */
import { lockFile } from '../../src/exchange/lock-file.ts';

process.on('message', async (file) => {
  await lockFile(file, '发布').then(
    () => process.send?.('got'),
    (error) => process.send?.(error.message),
  );
});
process.send?.('ready');
