import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { addresses } from '../model/address.ts';
import { missingPageAt } from '../page/missing-page.ts';

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  avif: 'image/avif',
  webp: 'image/webp',
  png: 'image/png',
  jpg: 'image/jpeg',
  wasm: 'application/wasm',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  vtt: 'text/vtt; charset=utf-8',
};

/** What is sent compressed to who takes it, as the servers do that a portal is published by. */
const isText = /^text\/|json|xml/;

/** Something that answers at a path of its own, before files are looked for. */
export interface Answerer {
  path: string;
  answer(query: URLSearchParams, origin: string): { type: string; body: string };
}

/**
 * Serves a folder on 127.0.0.1 for looking at a portal. Where the port is taken the next free one is used.
 *
 * @returns the server and its port, once it listens.
 */
export async function serveFolder(
  folder: string,
  port: number,
  answerer?: Answerer,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    answer(folder, request, response, answerer).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  for (let attempt = port; ; attempt++) {
    try {
      await listen(server, attempt);
      const address = server.address();
      return { server, port: typeof address === 'object' && address ? address.port : attempt };
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || attempt - port >= 100) throw error;
    }
  }
}

async function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  answerer: Answerer | undefined,
): Promise<void> {
  if (answerer && (await answerQuery(answerer, request, response))) return;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405).end();
    return;
  }
  const file = await findFile(folder, request.url ?? '/');
  const found = file ?? (await findFile(folder, `/${addresses.missing}`));
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  if (!file) {
    await answerMissing(found.path, request, response);
    return;
  }
  const type = types[path.extname(found.path).slice(1)] ?? 'application/octet-stream';
  const isZipped = isText.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(200, {
    'content-type': type,
    ...(isZipped ? { 'content-encoding': 'gzip' } : { 'content-length': found.sizeBytes }),
    vary: 'accept-encoding',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    // Other members' portals search this one's index.
    'access-control-allow-origin': '*',
  });
  if (request.method === 'HEAD') response.end();
  else if (isZipped) await pipeline(createReadStream(found.path), createGzip(), response);
  else await pipeline(createReadStream(found.path), response);
}

/** Longest form a query may be sent as. */
const mostFormBytes = 8192;

/** Lets the answerer answer what is asked at its path, by GET or as a form. @returns whether it was its path. */
async function answerQuery(
  answerer: Answerer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname !== answerer.path) return false;
  let form = '';
  for await (const piece of request.setEncoding('utf8') as AsyncIterable<string>) {
    form += piece;
    if (form.length > mostFormBytes) {
      response.writeHead(413).end();
      return true;
    }
  }
  const query = request.method === 'POST' ? new URLSearchParams(form) : url.searchParams;
  const { type, body } = answerer.answer(query, `http://${request.headers.host ?? 'localhost'}`);
  response.writeHead(200, { 'content-type': type });
  response.end(request.method === 'HEAD' ? undefined : body);
  return true;
}

/** The page for addresses without one; its links are made to work from however deep the address lies. */
async function answerMissing(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const body = missingPageAt(await readFile(file, 'utf8'), pathname);
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** File an address names, never outside the folder. */
async function findFile(
  folder: string,
  url: string,
): Promise<{ path: string; sizeBytes: number } | undefined> {
  let address: string;
  try {
    address = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const target = path.join(folder, address.endsWith('/') ? `${address}index.html` : address);
  if (address.includes('\0') || !(target + path.sep).startsWith(folder + path.sep))
    return undefined;
  const facts = await stat(target).catch(() => undefined);
  return facts?.isFile() ? { path: target, sizeBytes: facts.size } : undefined;
}
