import { execFile } from 'node:child_process';
import { access, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { OfficeRefusal } from '../office/open-package.ts';

const run = promisify(execFile);
const timeoutMs = 120_000;

/** Where LibreOffice may lie when it is not on the search path. */
const usualPlaces = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

/** A `.docx` made of a `.doc`, in a folder of its own. */
export interface Converted {
  file: string;
  discard(this: void): Promise<void>;
}

/**
 * Turns an old `.doc` or `.wps` into `.docx` with LibreOffice, a program of its own that is only called.
 *
 * @throws {OfficeRefusal} when it is another kind of file, or LibreOffice is not installed or cannot read it.
 */
export async function convertDoc(file: string): Promise<Converted> {
  await refuseRenamed(file);
  const program = await findProgram();
  if (program === undefined) {
    throw new OfficeRefusal(
      'import-format-unknown',
      `${path.extname(file)} 是旧格式，要靠 LibreOffice 转换，这台电脑上没有装。请安装 LibreOffice 后再导入，或在 Word、WPS 里把它另存为 .docx。`,
    );
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'fangzhi-doc-'));
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const made = path.join(folder, `${path.basename(file, path.extname(file))}.docx`);
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile').replaceAll('\\', '/')}`;
  const words = [
    profile,
    '--headless',
    '--norestore',
    '--convert-to',
    'docx',
    '--outdir',
    folder,
    // A name that begins with a hyphen would be taken for an option.
    path.resolve(file),
  ];
  try {
    await run(program, words, { timeout: timeoutMs });
    await access(made);
    return { file: made, discard };
  } catch {
    await discard();
    throw new OfficeRefusal(
      'import-file-broken',
      'LibreOffice 打不开这个文件，可能已损坏或加了密码。请在 Word 里打开它，另存为 .docx 再导入。',
    );
  }
}

/** What files of these endings begin with: Word's old format and that of WPS, or rich text. */
const beginnings = [Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('{\\rtf')];

/** LibreOffice would read any file as text, in whatever encoding it guesses. */
async function refuseRenamed(file: string): Promise<void> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined)
    throw new OfficeRefusal('import-file-missing', '找不到这个文件。请检查路径和文件名。');
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    if (beginnings.some((beginning) => buffer.subarray(0, beginning.length).equals(beginning)))
      return;
  } finally {
    await handle.close();
  }
  throw new OfficeRefusal(
    'import-format-unknown',
    `扩展名是 ${path.extname(file)}，内容却不是旧版 Word 文件，可能是别种文件改了名。请用原来的软件打开，另存为 .docx。`,
  );
}

async function findProgram(): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '');
  const names =
    process.platform === 'win32' ? ['soffice.exe', 'soffice.com'] : ['soffice', 'libreoffice'];
  const places = [
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    ...usualPlaces,
  ];
  for (const place of places) {
    const isThere = await access(place).then(
      () => true,
      () => false,
    );
    if (isThere) return place;
  }
  return undefined;
}
