import { hasTool, reason, run } from '../exchange/stock-tools.ts';

/** Debian's `epubcheck` is a Java archive that not every system starts by itself. */
export const hasEpubcheck = (): boolean => hasTool('epubcheck') && hasTool('java');
export const epubcheckReason = (): string => reason('epubcheck', 'java');

/** What the W3C's EPUBCheck says is wrong with a file; warnings count. */
export function checkEpub(folder: string, name: string): string[] {
  const archive = '$(readlink -f "$(command -v epubcheck)")';
  // Java finds no file with a Chinese name where the locale is not of UTF-8.
  const { status, output } = run(
    folder,
    `LC_ALL=C.UTF-8 java -XX:TieredStopAtLevel=1 -jar "${archive}" --failonwarnings '${name}'`,
  );
  const wrong = output.split('\n').filter((line) => /^(?:ERROR|WARNING|FATAL)/.test(line));
  return status === 0 ? wrong : [...wrong, `exit code ${status}`];
}
