import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll } from 'vitest';

/** Answers in place of the plain server when it returns true. */
export type Trick = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

export interface HttpFolder {
  address: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  trick: Trick | undefined;
  folder: string;
}

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers.splice(0)) close();
});

/** Serves a folder as a plain web server does, ranges included, with room for tricks. */
export async function httpFolder(folder: string): Promise<HttpFolder> {
  const served: HttpFolder = { address: '', asked: [], trick: undefined, folder };
  const server = createServer((request, response) => {
    void answer(served, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  served.address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/bundle`;
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return served;
}

async function answer(
  served: HttpFolder,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const name = decodeURIComponent(pathname).replace(/^\/bundle\//, '');
  served.asked.push(name);
  if (await served.trick?.(name, request, response)) return;
  const file = path.join(served.folder, name);
  const facts = await stat(file).catch(() => undefined);
  if (!facts?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (start > 0 && start >= facts.size) {
    response.writeHead(416).end();
    return;
  }
  response.writeHead(start > 0 ? 206 : 200, {
    'content-length': facts.size - start,
    ...(start > 0 ? { 'content-range': `bytes ${start}-${facts.size - 1}/${facts.size}` } : {}),
  });
  await pipeline(createReadStream(file, { start }), response);
}
