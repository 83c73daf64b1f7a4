import type { Patience } from './patience.ts';
import { refuse } from './problem.ts';

/** A server that sends too little in the time it has. */
export class Slow extends Error {}

/** The body's bytes from an offset on, whether the server understood the offset or not. */
export async function* pieces(
  response: Response,
  fromByte: number,
  { windowMs, leastBytes }: Pick<Patience, 'windowMs' | 'leastBytes'>,
): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  let toSkip = fromByte;
  if (response.status === 206) {
    const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
    if (Number(start) !== fromByte) refuse(response.url, '服务器答复的不是所要的那一段。');
    toSkip = 0;
  }
  const reader = response.body.getReader();
  let waitedMs = 0;
  let received = 0;
  try {
    for (;;) {
      const asked = performance.now();
      const { done, value } = await within(reader.read(), windowMs - waitedMs);
      if (done) return;
      waitedMs += performance.now() - asked;
      received += value.length;
      if (received >= leastBytes) waitedMs = received = 0;
      if (toSkip >= value.length) toSkip -= value.length;
      else {
        yield toSkip > 0 ? value.subarray(toSkip) : value;
        toSkip = 0;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function within<Result>(promise: Promise<Result>, ms: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Slow()), Math.max(1, ms));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
