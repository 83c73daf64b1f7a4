import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { FindingCode } from '../../model/finding-codes.ts';

/** Why a file is not read: a code and a full Chinese sentence. */
export interface Refusal {
  code: FindingCode;
  message: string;
}

/** The parts of an Office file (a ZIP of XML and pictures). */
export interface OfficePackage {
  names: readonly string[];
  /** Bytes of a part, or undefined when there is none of that name. */
  read(this: void, name: string): Promise<Buffer | undefined>;
}

/** Bytes: of the file, of one part unpacked, of all parts together. A printed gazetteer with its photographs is 300 MB. */
const mostFileBytes = 1_000_000_000;
const mostPartBytes = 300_000_000;
const mostTotalBytes = 2_000_000_000;
const mostParts = 20_000;
/** Unpacked to packed: XML of Word reaches 40, a bomb 1,000. Small parts may exceed it. */
const mostRatio = 300;
const harmlessBytes = 5_000_000;

/** Thrown by what reads a package; a refusal of the file, not a fault of the program. */
export class OfficeRefusal extends Error {
  readonly refusal: Refusal;

  constructor(code: FindingCode, message: string) {
    super(message);
    this.refusal = { code, message };
  }
}

const broken =
  '文件不完整或已损坏。请在 Word 或 WPS 里打开它，另存一份再导入；打不开就向供稿人再要一份。';

/**
 * Opens a `.docx`, `.dotx` or `.xlsx` file.
 *
 * @throws {OfficeRefusal} when it is something else than its name says, encrypted, cut short, or expands beyond bounds.
 */
export async function openPackage(file: string): Promise<OfficePackage> {
  await checkBeginning(file);
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: true }).catch(fail);
  const parts = new Map<string, Buffer>();
  const total = { bytes: 0 };
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      checkEntry(entry, parts.size);
      const bytes = await readEntry(zip, entry, total);
      const name = entry.fileName.replace(/^\/+/, '');
      if (parts.has(name.toLowerCase())) throw new OfficeRefusal('import-file-broken', broken);
      parts.set(name.toLowerCase(), bytes);
    }
  } catch (error) {
    fail(error);
  } finally {
    zip.close();
  }
  return {
    names: [...parts.keys()],
    read: (name) => Promise.resolve(parts.get(name.replace(/^\/+/, '').toLowerCase())),
  };
}

function fail(error: unknown): never {
  if (error instanceof OfficeRefusal) throw error;
  throw new OfficeRefusal('import-file-broken', broken);
}

function checkEntry(entry: Entry, before: number): void {
  if (entry.isEncrypted())
    throw new OfficeRefusal(
      'import-encrypted',
      '文件加了密码，读不出内容。请去掉密码，另存一份再导入。',
    );
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (before >= mostParts)
    throw new OfficeRefusal(
      'import-too-large',
      `文件里有 ${mostParts} 个以上的部件，不是正常的书稿，没有读。`,
    );
  if (size > mostPartBytes || (size > harmlessBytes && size > packed * mostRatio)) {
    throw new OfficeRefusal(
      'import-too-large',
      `文件里的 ${entry.fileName} 压缩得异常（${packed} 字节展开成 ${size} 字节），可能是压缩炸弹，没有展开。请向供稿人核实来源。`,
    );
  }
}

async function readEntry(zip: ZipFile, entry: Entry, total: { bytes: number }): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    const bytes = piece as Buffer;
    size += bytes.length;
    total.bytes += bytes.length;
    if (size > mostPartBytes || total.bytes > mostTotalBytes)
      throw new OfficeRefusal(
        'import-too-large',
        '文件展开以后超过 2 GB，不是正常的书稿，没有导入。请分成几个文件。',
      );
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

/** Tells by its first bytes what a file is, whatever its name says. */
async function checkBeginning(file: string): Promise<void> {
  const name = path.basename(file);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new OfficeRefusal('import-file-missing', '找不到这个文件。请核对文件名和所在的文件夹。');
  if (found.size > mostFileBytes)
    throw new OfficeRefusal('import-too-large', '文件超过 1 GB。请压缩图片或分成几个文件再导入。');
  const handle = await open(file, 'r');
  const head = Buffer.alloc(8);
  const { bytesRead } = await handle.read(head, 0, 8, 0).finally(() => handle.close());
  if (bytesRead === 0)
    throw new OfficeRefusal('import-file-broken', `${name} 是空文件。请向供稿人再要一份。`);
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return;
  if (head.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))) {
    throw new OfficeRefusal(
      'import-encrypted',
      '文件加了密码，或是改了扩展名的旧格式（.doc、.xls）。加了密码的请去掉密码；旧格式的请在 Word 里另存为 .docx（表格另存为 .xlsx）再导入。',
    );
  }
  throw new OfficeRefusal(
    'import-format-unknown',
    `${name} 的内容不是 Word 或 Excel 文件，只是用了这个扩展名。请用原来的程序打开，另存为 .docx 或 .xlsx。`,
  );
}
