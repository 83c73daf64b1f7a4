import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { aFinding, type Finding } from '../model/finding.ts';
import { isWorkId } from './slugs.ts';

/** The folder of a work: `content/works/qingxi-yearbook-2023`. */
export interface Target {
  /** Content folder, absolute. */
  content: string;
  /** Id of the work: name of its folder under `works/`. */
  work: string;
}

/** Takes apart the folder the user names. */
export async function chooseTarget(into: string): Promise<Target | Finding> {
  const folder = path.resolve(into);
  const [work, works] = [path.basename(folder), path.basename(path.dirname(folder))];
  const example = `${path.join(into, 'works', 'qingxi-yearbook-2023')}`;
  if (await isFile(path.join(folder, 'portal.yaml')))
    return refuse(into, `--into 要写著作的文件夹，不是整个内容文件夹。例如 --into ${example}。`);
  if (works !== 'works')
    return refuse(
      into,
      '--into 要写内容文件夹的 works 里的一个文件夹，没有就会新建。例如 --into content/works/qingxi-yearbook-2023。',
    );
  if (!isWorkId(work))
    return refuse(
      into,
      `“${work}”不能作著作编号。编号就是文件夹名，只用小写字母、数字和连字符，例如 qingxi-yearbook-2023。`,
    );
  if (await isFile(folder)) return refuse(into, '--into 指的是一个文件。请写著作的文件夹。');
  return { content: path.dirname(path.dirname(folder)), work };
}

function refuse(into: string, message: string): Finding {
  return aFinding('import-id-invalid', into, message);
}

async function isFile(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined))?.isFile() ?? false;
}
