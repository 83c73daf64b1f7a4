import { httpClient, type HttpClient, type HttpOptions } from '../http-client.ts';
import { refuse } from '../problem.ts';
import type { Source } from '../source.ts';

/** A bundle on a web server. */
export function httpSource(address: string, options: HttpOptions = {}): Source {
  const client = httpClient(options);
  return sourceAt(address, new URL(address.endsWith('/') ? address : `${address}/`), client);
}

/** A bundle below an address that a client can reach. */
function sourceAt(name: string, base: URL, client: HttpClient): Source {
  const locate = (path: string): URL =>
    new URL(path.split('/').map(encodeURIComponent).join('/'), base);
  return {
    name,
    requests: () => client.requests(),
    read: async (path, mostBytes) => {
      const stream = await client.stream(locate(path), 0);
      return stream && readBounded(stream, path, mostBytes);
    },
    stream: (path, fromByte) => client.stream(locate(path), fromByte),
  };
}

/** @throws {Refusal} as soon as more bytes came than may. */
export async function readBounded(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  mostBytes: number,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > mostBytes) refuse(path, `超过所允许的 ${mostBytes} 字节，不再读下去。`);
    parts.push(piece);
  }
  return Buffer.concat(parts);
}
