/** What the reader is told when not all of a search could be done. */

const named = (owner: string | undefined): string => (owner === undefined ? '本站' : `“${owner}”`);

export const notOpening = (owner: string | undefined): string =>
  `${named(owner)}的检索库没有打开（pagefind/pagefind-entry.json 或它所指的文件取不到或已损坏），结果里没有它。`;

export const notAnswering = (owner: string | undefined): string =>
  `${named(owner)}没有及时应答，结果里没有它。`;

export const missingFiles = (owner: string | undefined, files: readonly string[]): string =>
  `${named(owner)}的检索库缺少 ${files.length} 个文件（${files.slice(0, 3).join('、')}${files.length > 3 ? ' 等' : ''}），结果可能不全。`;

export const sayingNothing = (term: string): string =>
  `“${Array.from(term).slice(0, 20).join('')}”里没有可以检索的文字，没有算在内。`;
