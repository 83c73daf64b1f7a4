import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

export interface CountingServer {
  address: string;
  requests: number;
  bytes: number;
  close(): void;
}

/** Serves a folder on 127.0.0.1 and counts what it is asked for and sends. */
export async function countingServer(folder: string): Promise<CountingServer> {
  const counted: CountingServer = { address: '', requests: 0, bytes: 0, close: () => undefined };
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.join(folder, name);
    const facts = statSync(file, { throwIfNoEntry: false });
    counted.requests++;
    if (!facts?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    counted.bytes += facts.size;
    response.writeHead(200, { 'content-length': facts.size });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  counted.address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/`;
  counted.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return counted;
}
