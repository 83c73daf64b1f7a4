import { setTimeout as sleep } from 'node:timers/promises';
import { pieces, Slow } from './http-body.ts';
import { patience, type Patience } from './patience.ts';
import { refuse } from './problem.ts';

export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  url: URL;
  headers: Record<string, string>;
  body?: Uint8Array | undefined;
}

export interface HttpClient {
  /**
   * Sends a request, again while the server is out of order. @returns the answer, whose body is still to be read;
   * any status but those that mean “later”.
   */
  send(request: HttpRequest): Promise<Response>;
  /** A body that goes on where it broke off; undefined where there is no such file. */
  stream(url: URL, fromByte: number): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Requests sent so far. */
  requests(): number;
}

export interface HttpOptions extends Partial<Patience> {
  /** Adds what a store wants to see, such as a signature. */
  sign?: ((request: HttpRequest) => Record<string, string>) | undefined;
}

const mostRedirects = 5;
const mostRetryAfterMs = 60_000;
const meansLater = (status: number): boolean => status === 429 || status === 408 || status >= 500;

/** A client for servers that may be slow, broken or hostile. */
export function httpClient(options: HttpOptions = {}): HttpClient {
  const { sign, ...patient } = options;
  const rules: Patience = { ...patience, ...patient };
  let requests = 0;

  const sendOnce = async (request: HttpRequest, redirects = 0): Promise<Response> => {
    requests++;
    const { method, url, body } = request;
    const headers = { 'accept-encoding': 'identity', ...request.headers, ...sign?.(request) };
    const init: RequestInit = { method, headers, redirect: 'manual' };
    if (body) init.body = Buffer.from(body);
    const response = await answerWithin(url, init, rules.windowMs);
    if (![301, 302, 303, 307, 308].includes(response.status)) return response;
    await response.body?.cancel();
    const target = new URL(response.headers.get('location') ?? '', url);
    if (target.origin !== url.origin)
      refuse(url.href, `被转到别的服务器 ${target.origin}，不跟随。`);
    if (redirects >= mostRedirects) refuse(url.href, '一再转向，不再跟随。');
    return sendOnce({ ...request, url: target }, redirects + 1);
  };

  const send = async (request: HttpRequest): Promise<Response> => {
    for (let attempt = 1; ; attempt++) {
      const answer = await sendOnce(request).catch(explainFault(request.url));
      const isLast = attempt >= rules.attempts;
      if ('status' in answer && (!meansLater(answer.status) || isLast)) {
        if (meansLater(answer.status))
          refuse(request.url.href, `服务器一直答复 ${answer.status}。`);
        return answer;
      }
      if (!('status' in answer) && isLast) refuse(request.url.href, answer.fault);
      const asked = 'status' in answer ? Number(answer.headers.get('retry-after')) * 1000 : 0;
      if ('status' in answer) await answer.body?.cancel();
      await sleep(waitMs(rules, attempt, asked));
    }
  };

  return {
    send,
    requests: () => requests,
    stream: async (url, fromByte) => {
      const first = await requestFrom(send, url, fromByte);
      return first && resume(send, rules, url, first, fromByte);
    },
  };
}

/** Bounds the wait for an answer, not the time its body takes, which has bounds of its own. */
async function answerWithin(url: URL, init: RequestInit, ms: number): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ms);
  try {
    return await fetch(url, { ...init, signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
}

function waitMs({ backoffMs }: Patience, attempt: number, askedMs: number): number {
  const own = backoffMs * 2 ** (attempt - 1);
  return Number.isFinite(askedMs) && askedMs > own ? Math.min(askedMs, mostRetryAfterMs) : own;
}

const explainFault =
  (url: URL) =>
  (error: unknown): { fault: string } => {
    if (error instanceof Error && error.name === 'Refusal') throw error;
    if (
      !(error instanceof Error) ||
      !['TypeError', 'TimeoutError', 'AbortError'].includes(error.name)
    )
      throw error;
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return { fault: `连不上 ${url.origin}（${cause}）。` };
  };

type Send = HttpClient['send'];

async function requestFrom(send: Send, url: URL, fromByte: number): Promise<Response | undefined> {
  const headers: Record<string, string> = fromByte > 0 ? { range: `bytes=${fromByte}-` } : {};
  const response = await send({ method: 'GET', url, headers });
  if (response.ok) return response;
  await response.body?.cancel();
  if (response.status === 404 || response.status === 410) return undefined;
  // Nothing lies past the end of what is there already.
  if (response.status === 416) return new Response(null, { status: 206 });
  return refuse(url.href, `服务器答复 ${response.status}。`);
}

async function* resume(
  send: Send,
  rules: Patience,
  url: URL,
  first: Response,
  fromByte: number,
): AsyncGenerator<Uint8Array> {
  let response: Response | undefined = first;
  let at = fromByte;
  for (let attempt = 1; ; attempt++) {
    const begunAt = at;
    try {
      for await (const piece of pieces(response, at, rules)) {
        at += piece.length;
        yield piece;
      }
      return;
    } catch (error) {
      const isFault = error instanceof TypeError || error instanceof Slow;
      if (!isFault) throw error;
      if (at - begunAt >= rules.leastBytes) attempt = 0;
      if (attempt >= rules.attempts) {
        const reason = error instanceof Slow ? '服务器太慢' : '传输一再中断';
        refuse(url.href, `${reason}，试了 ${rules.attempts} 次。`);
      }
    }
    await sleep(waitMs(rules, Math.max(1, attempt), 0));
    response = await requestFrom(send, url, at);
    if (!response) refuse(url.href, '传输中断后文件不见了。');
  }
}
