import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { aFinding, type Finding } from '../../model/finding.ts';

/** A file of scans, in reading order. */
export interface ScanSource {
  /** Absolute. */
  path: string;
  /** As the user names it. */
  shown: string;
  kind: 'image' | 'pdf';
  /** Folder it lies in below the one named: a volume. */
  volume?: string;
}

const kinds: Record<string, ScanSource['kind']> = {
  '.png': 'image',
  '.jpg': 'image',
  '.jpeg': 'image',
  '.tif': 'image',
  '.tiff': 'image',
  '.pdf': 'pdf',
};

/** Files that systems leave about. */
const litter = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;
/** `2.png` before `10.png`, on every machine alike. */
const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * Files named, and those of folders named, in order of their names; a folder within a folder is a volume. A file of
 * another kind is a finding: left out in silence, a leaf would be missing.
 */
export async function gatherFiles(
  named: readonly string[],
  findings: Finding[],
): Promise<ScanSource[]> {
  const sources: ScanSource[] = [];
  for (const name of named) {
    const found = await stat(name).catch(() => undefined);
    if (found?.isDirectory() === true) await gatherFolder(name, sources, findings, undefined);
    else if (found?.isFile() === true) add(name, sources, findings);
    else
      findings.push(
        aFinding('import-file-missing', name, '找不到这个文件或文件夹。请检查路径和名称。'),
      );
  }
  if (sources.length === 0 && findings.length === 0)
    findings.push(
      aFinding('import-empty', named[0] ?? '', '文件夹里没有影像。请放入 PNG、JPEG、TIFF 或 PDF。'),
    );
  return sources;
}

async function gatherFolder(
  folder: string,
  sources: ScanSource[],
  findings: Finding[],
  volume: string | undefined,
): Promise<void> {
  const entries = (await readdir(folder, { withFileTypes: true }))
    .filter(({ name }) => !litter.test(name))
    .sort((a, b) => compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isFile()) add(file, sources, findings, volume);
    else if (entry.isDirectory() && volume === undefined)
      await gatherFolder(file, sources, findings, entry.name.normalize('NFC'));
    else {
      const message = entry.isDirectory()
        ? '文件夹里至多再分一层（每卷一个文件夹）。请把影像移到上一层。'
        : '这里是一个快捷方式（符号链接），程序不跟随它。请把文件本身复制到这里。';
      findings.push(aFinding('import-format-unknown', file, message));
    }
  }
}

function add(file: string, sources: ScanSource[], findings: Finding[], volume?: string): void {
  const kind = kinds[path.extname(file).toLowerCase()];
  if (kind === undefined) {
    findings.push(
      aFinding(
        'import-format-unknown',
        file,
        '影像只收 PNG、JPEG、TIFF 和 PDF。请另存为其中一种，或把这个文件移出文件夹。',
      ),
    );
    return;
  }
  sources.push({
    path: path.resolve(file),
    shown: file,
    kind,
    ...(volume === undefined ? {} : { volume }),
  });
}
