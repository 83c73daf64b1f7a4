import { setTimeout as sleep } from 'node:timers/promises';

/** Spreads bytes over time. */
export type Rate = (bytes: number) => Promise<void>;

/** Waits so that no more than so many bytes a second pass, whoever asks; none waits without a bound. */
export function limitRate(bytesPerSecond: number | undefined): Rate {
  if (bytesPerSecond === undefined) return () => Promise.resolve();
  let freeAt = performance.now();
  return async (bytes) => {
    const now = performance.now();
    freeAt = Math.max(freeAt, now) + (bytes / bytesPerSecond) * 1000;
    if (freeAt - now > 20) await sleep(freeAt - now);
  };
}
