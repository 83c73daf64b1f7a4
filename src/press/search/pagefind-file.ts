import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';

/** The version whose files these are; Pagefind's format is its own affair and changes with it. */
export const pagefindVersion = '1.6.0';
/** The language under which Pagefind neither cuts nor stems words. */
export const language = 'und';

const mark = Buffer.from('pagefind_dcd');
const zipped = promisify(gzip);
/** More memory than usual makes zipping faster and what is zipped smaller. */
const memLevel = 9;

/** What a body becomes on disk. Zipped on the thread pool. */
export async function wrap(body: Uint8Array, level: number): Promise<Buffer> {
  return zipped(Buffer.concat([mark, body]), { level, memLevel });
}

export function wrapSync(body: Uint8Array, level: number): Buffer {
  return gzipSync(Buffer.concat([mark, body]), { level, memLevel });
}

/** Pagefind's digest of a body: SHA-1, each byte in hexadecimal without a zero before it. */
function digestOf(body: Uint8Array): string {
  return Array.from(createHash('sha1').update(body).digest(), (byte) => byte.toString(16)).join('');
}

/** Names files after what is in them; a name that is taken gets a character more. */
export function openNames(): (body: Uint8Array, length?: number) => string {
  const taken = new Set<string>();
  return (body, length = 7) => {
    const digest = digestOf(body);
    let name = `${language}_${digest.slice(0, length)}`;
    for (let more = length + 1; taken.has(name) && more <= digest.length; more++)
      name = `${language}_${digest.slice(0, more)}`;
    taken.add(name);
    return name;
  };
}

/** The name of the table of pages, by which the entry file leads to it. */
export function metaName(body: Uint8Array): string {
  return `${language}_${digestOf(body).slice(0, language.length + 8)}`;
}
