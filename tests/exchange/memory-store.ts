import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { afterAll } from 'vitest';
import { signRequest } from '../../src/exchange/sigv4.ts';
import { openStore, type Store } from '../../src/exchange/store.ts';

const environment = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'cn-north-1',
};

export interface MemoryStore {
  store: Store;
  objects: Map<string, Buffer>;
  address: string;
  environment: Record<string, string>;
}

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers.splice(0)) close();
});

/** An S3-compatible store in memory, that refuses what is not signed, or whose body is not the one that was signed. */
export async function memoryStore(): Promise<MemoryStore> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const key = decodeURIComponent(request.url ?? '/');
      const status = check(request, body) ?? serve(objects, request, key, body);
      const object = objects.get(key);
      if (status !== 200 || request.method !== 'GET' || !object) {
        response.writeHead(status).end(status === 403 ? '<Code>SignatureDoesNotMatch</Code>' : '');
        return;
      }
      const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const range = { 'content-range': `bytes ${start}-${object.length - 1}/${object.length}` };
      response.writeHead(start > 0 ? 206 : 200, start > 0 ? range : {}).end(object.subarray(start));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const endpoint = new URL(
    `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
  );
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const store = openStore(
    { endpoint, bucket: '方志', prefix: 'qingxi/mirror' },
    environment,
    Date.now,
    {
      windowMs: 2000,
      backoffMs: 1,
    },
  );
  const address = `s3:${endpoint.origin}/方志/qingxi/mirror`;
  return { store, objects, address, environment };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

/** 403 where the signature or the digest of the body is wrong. */
function check(request: IncomingMessage, body: Buffer): number | undefined {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const headers: Record<string, string> = {};
  for (const name of ['range', 'x-amz-content-sha256']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const moment = String(request.headers['x-amz-date']);
  const { authorization } = signRequest(
    { method: request.method as 'GET', url, headers },
    {
      accessKeyId: environment.AWS_ACCESS_KEY_ID,
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    },
    { region: environment.AWS_REGION, moment },
  );
  const digest = createHash('sha256').update(body).digest('hex');
  return authorization === request.headers.authorization &&
    headers['x-amz-content-sha256'] === digest
    ? undefined
    : 403;
}

function serve(
  objects: Map<string, Buffer>,
  { method }: IncomingMessage,
  key: string,
  body: Buffer,
): number {
  if (method === 'PUT') objects.set(key, body);
  else if (method === 'DELETE') return objects.delete(key) ? 204 : 404;
  return objects.has(key) ? 200 : 404;
}
