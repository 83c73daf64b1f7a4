import { baseName } from './formats.ts';
import { isWorkId, madeUpId, slugOf } from '../slugs.ts';
import type { SourceText } from './source-text.ts';

/** The work a text belongs to. */
export interface ChosenWork {
  /** The same for texts of the same work. */
  key: string;
  id: string;
  title: string;
  /** Why the id cannot be used. */
  problem?: string | undefined;
  /** Nothing the user or the file says could serve as an id. */
  isMadeUp: boolean;
}

/** Decides which work a text belongs to: the book it names, else the work the user names, else its file. */
export function chooseWork(
  { file, work }: SourceText,
  options: { id?: string | undefined; title?: string | undefined },
): ChosenWork {
  const isNamed = (options.id ?? options.title) !== undefined;
  const key = JSON.stringify(work.slug ?? work.title ?? (isNamed ? null : ['file', file]));
  const title = options.title ?? work.title ?? work.otherwise;
  const given = options.id ?? work.slug;
  if (given !== undefined) {
    const from = options.id === undefined ? 'book_slug' : '--id';
    const problem = isWorkId(given)
      ? undefined
      : `${from}“${given}”不能作著作编号。编号只用小写字母、数字和连字符，不超过 64 个，例如 qingxi-xianzhi。`;
    return { key, id: given, title, problem, isMadeUp: false };
  }
  const id = slugOf(work.title ?? baseName(file)) ?? slugOf(baseName(file));
  return { key, id: id ?? madeUpId(title), title, isMadeUp: id === undefined };
}
