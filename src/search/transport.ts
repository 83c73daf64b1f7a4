/** Fetches files of one index by their name in its folder. @throws {Error} when there is none, or it does not come. */
export interface Transport {
  /** A file as it lies there. */
  read(name: string): Promise<Uint8Array>;
}

/** Over HTTP. */
export function fetchTransport(base: string): Transport {
  return {
    read: async (name) => {
      const response = await fetch(new URL(name, base));
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

const mark = 'pagefind_dcd';

/**
 * Inflates a file and takes off Pagefind's mark. Servers that inflate on their own are borne with.
 *
 * @throws {Error} when the file is cut short or is something else, such as a page that says it is not there.
 */
export async function unwrap(file: Uint8Array): Promise<Uint8Array> {
  const body = file[0] === 0x1f && file[1] === 0x8b ? await inflate(file) : file;
  for (let at = 0; at < mark.length; at++)
    if (body[at] !== mark.charCodeAt(at)) throw new Error('Not a file of a search index.');
  return body.subarray(mark.length);
}

async function inflate(file: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([file as Uint8Array<ArrayBuffer>]).stream();
  const inflated = stream.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}
