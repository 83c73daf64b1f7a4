import { constants } from 'node:fs';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '../problem.ts';
import type { Source } from '../source.ts';

/** A bundle in a folder of this machine. Links inside it are not followed. */
export function folderSource(folder: string): Source {
  return {
    name: folder,
    folder,
    read: async (file, mostBytes) => {
      const handle = await openFile(folder, file);
      if (!handle) return undefined;
      try {
        const { size } = await handle.stat();
        if (size > mostBytes) refuse(file, `有 ${size} 字节，超过所允许的 ${mostBytes} 字节。`);
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    },
    stream: async (file, fromByte) => {
      const handle = await openFile(folder, file);
      return handle?.createReadStream({ start: fromByte });
    },
    list: () => readdir(folder),
  };
}

async function openFile(folder: string, file: string): Promise<FileHandle | undefined> {
  let handle: FileHandle;
  try {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    handle = await open(path.join(folder, ...file.split('/')), flags);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'ELOOP' || code === 'ENXIO') refuse(file, '是符号链接或特殊文件。');
    throw error;
  }
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  return refuse(file, '不是普通文件。');
}
