import type { Transport } from './transport.ts';

/** Function that the files of an offline index call with their name and their bytes in base 64. */
export const deliverName = 'fangzhiIndex';
/** Folder of those files in the index's own. */
export const scriptFolder = 'offline';

type Deliver = (name: string, base64: string) => void;

/** Files asked for and not yet delivered, by address of their script. */
const waiting = new Map<string, (bytes: Uint8Array) => void>();

/**
 * By script elements, for pages opened from a disk, where nothing can be fetched: each file of the index lies there a
 * second time as a script that delivers it.
 */
export function scriptTransport(base: string): Transport {
  (globalThis as Record<string, unknown>)[deliverName] = deliver;
  return {
    read: async (name) =>
      new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = new URL(`${scriptFolder}/${name}.js`, base).href;
        const settle = (): void => {
          waiting.delete(script.src);
          script.remove();
        };
        waiting.set(script.src, (bytes) => {
          settle();
          resolve(bytes);
        });
        script.addEventListener('error', () => {
          settle();
          reject(new Error(`${name} is not there.`));
        });
        // Runs after the script: by then it has delivered, or it is not what it should be.
        script.addEventListener('load', () => {
          if (!waiting.has(script.src)) return;
          settle();
          reject(new Error(`${name} is not a file of an index.`));
        });
        document.head.append(script);
      }),
  };
}

const deliver: Deliver = (_, base64) => {
  const { currentScript } = document;
  if (!(currentScript instanceof HTMLScriptElement)) return;
  waiting.get(currentScript.src)?.(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
};
