import path from 'node:path';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { pathProblem, watchPaths } from '../bundle-path.ts';
import { limits } from '../limits.ts';
import { printable, Refusal, refuse } from '../problem.ts';
import type { Source } from '../source.ts';
import { tagmanifestFile } from '../tag-layer.ts';
import { readBounded } from './http.ts';
import { zipNames } from './zip-names.ts';

interface OpenZip {
  zip: ZipFile;
  /** By path in the bundle. */
  entries: ReadonlyMap<string, Entry>;
}

/** A bundle in a ZIP file, as offices hand it over by mail or on a disk. Nothing is unpacked but what is read. */
export function zipSource(file: string): Source {
  let opened: Promise<OpenZip> | undefined;
  const open = (): Promise<OpenZip> => (opened ??= openZip(file));
  const stream = async (
    name: string,
    fromByte: number,
  ): Promise<AsyncIterable<Uint8Array> | undefined> => {
    const { zip, entries } = await open();
    const entry = entries.get(name);
    return entry && bytesFrom(zip, entry, name, fromByte);
  };
  return {
    name: file,
    stream,
    read: async (name, mostBytes) => {
      const { entries } = await open();
      const size = entries.get(name)?.uncompressedSize ?? 0;
      if (size > mostBytes) refuse(name, `有 ${size} 字节，超过所允许的 ${mostBytes} 字节。`);
      const bytes = await stream(name, 0);
      return bytes && readBounded(bytes, name, mostBytes);
    },
    list: async () => {
      const { entries } = await open();
      return [...new Set([...entries.keys()].map((name) => name.split('/')[0] ?? name))];
    },
  };
}

const broken = '不是完整的 ZIP 文件。请向发布单位再要一份，或改用文件夹。';

const unreadable = (name: string): string =>
  `压缩文件里有一个文件名读不出来（${printable(name)}），既不是 UTF-8，也不是国标码。请对方换一个压缩程序再打包，或直接给文件夹。`;

async function openZip(file: string): Promise<OpenZip> {
  try {
    const zip = await yauzl.openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      // Names come as bytes: the reader's own decoding knows nothing of Chinese Windows.
      decodeStrings: false,
    });
    const listed: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (listed.length >= limits.files) refuse(file, `里面的文件超过 ${limits.files} 个。`);
      listed.push(entry);
    }
    const names = zipNames(listed);
    const entries = new Map<string, Entry>();
    const clash = watchPaths();
    for (const [at, entry] of listed.entries()) {
      const name = names[at];
      if (name === undefined)
        return refuse(path.basename(file), unreadable(entry.fileNameRaw.toString('latin1')));
      if (name.endsWith('/')) continue;
      const reason = pathProblem(name) ?? clash(name) ?? entryProblem(entry);
      if (reason !== undefined) refuse(name, `压缩文件里的文件名或文件${reason}。`);
      entries.set(name, entry);
    }
    return { zip, entries: withoutOuterFolder(entries) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse(path.basename(file), broken);
  }
}

const [typeMask, link] = [0o170000, 0o120000];

function entryProblem(entry: Entry): string | undefined {
  if (entry.isEncrypted()) return '加了密码';
  const mode = entry.externalFileAttributes >>> 16;
  return (mode & typeMask) === link ? '是符号链接' : undefined;
}

/** A folder packed as such stands in the ZIP as one folder around everything. */
function withoutOuterFolder(entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, Entry> {
  if (entries.has(tagmanifestFile)) return entries;
  const outer = [...entries.keys()][0]?.split('/')[0] ?? '';
  const isAround = [...entries.keys()].every((name) => name.startsWith(`${outer}/`));
  if (!isAround || !entries.has(`${outer}/${tagmanifestFile}`)) return entries;
  return new Map([...entries].map(([name, entry]) => [name.slice(outer.length + 1), entry]));
}

/** Unpacks a file, and stops where it unpacks to more than it says. */
async function* bytesFrom(
  zip: ZipFile,
  entry: Entry,
  name: string,
  fromByte: number,
): AsyncGenerator<Uint8Array> {
  let skip = fromByte;
  let length = 0;
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      const bytes = piece as Buffer;
      length += bytes.length;
      if (length > entry.uncompressedSize) refuse(name, '展开以后比它自己说的长。');
      if (skip < bytes.length) yield bytes.subarray(skip);
      skip = Math.max(0, skip - bytes.length);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuse(name, broken);
  }
}
