import { OfficeRefusal, openPackage, type OfficePackage } from '../office/open-package.ts';
import { findMainPart, partOfType, readRelationships } from '../office/relationships.ts';
import {
  childOf,
  childrenOf,
  descendants,
  parseXml,
  textOf,
  type XmlElement,
} from '../office/xml.ts';
import type { Merge } from './cells.ts';
import type { Grid } from './grid.ts';
import { formatById, showNumber } from './number-formats.ts';

const mostCells = 500_000;
const mostColumns = 500;

/**
 * Reads the sheets of an `.xlsx` file that hold anything and are not hidden, cells as Excel shows them.
 *
 * @throws {OfficeRefusal} when it is no workbook or cannot be read.
 */
export async function readXlsx(file: string): Promise<Grid[]> {
  const office = await openPackage(file);
  if (office.names.some((name) => name.endsWith('vbaproject.bin')))
    throw new OfficeRefusal(
      'import-macro',
      '文件里有宏（程序），没有导入。请在 Excel 里另存为不含宏的 .xlsx。',
    );
  const main = await findMainPart(office);
  const workbook = main === undefined ? undefined : await readPart(office, main);
  if (main === undefined || workbook?.name !== 's:workbook')
    throw new OfficeRefusal(
      'import-format-unknown',
      '这不是 Excel 文件（可能是 Word 改了扩展名）。书稿请用 npx fangzhi import docx 导入。',
    );
  const relationships = await readRelationships(office, main);
  const shared = await readPart(office, partOfType(relationships, 'sharedStrings'));
  const strings = childrenOf(shared, 's:si').map(plainString);
  const formats = readFormats(await readPart(office, partOfType(relationships, 'styles')));
  const grids: Grid[] = [];
  for (const { attributes } of childrenOf(childOf(workbook, 's:sheets'), 's:sheet')) {
    if (/hidden/i.test(attributes['state'] ?? '')) continue;
    const sheet = await readPart(office, relationships.get(attributes['r:id'] ?? '')?.target);
    if (sheet?.name !== 's:worksheet') continue;
    const grid = readSheet(attributes['name'] ?? '', sheet, { strings, formats });
    if (grid.rows.some((row) => row.some((cell) => cell !== ''))) grids.push(grid);
  }
  return grids;
}

async function readPart(
  office: OfficePackage,
  name: string | undefined,
): Promise<XmlElement | undefined> {
  const bytes = name === undefined ? undefined : await office.read(name);
  return name !== undefined && bytes ? parseXml(bytes, name) : undefined;
}

/** A string without its readings (`s:rPh`). */
function plainString(element: XmlElement): string {
  return element.children
    .map((child) =>
      typeof child === 'string'
        ? child
        : child.name === 's:rPh'
          ? ''
          : child.name === 's:t'
            ? textOf(child)
            : plainString(child),
    )
    .join('');
}

/** Number format of each cell style. */
function readFormats(styles: XmlElement | undefined): (string | undefined)[] {
  const own = new Map(
    childrenOf(childOf(styles, 's:numFmts'), 's:numFmt').map(({ attributes }) => [
      Number(attributes['numFmtId']),
      attributes['formatCode'],
    ]),
  );
  return childrenOf(childOf(styles, 's:cellXfs'), 's:xf').map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0);
    return own.get(id) ?? formatById(id);
  });
}

interface Shared {
  strings: readonly string[];
  formats: readonly (string | undefined)[];
}

function readSheet(name: string, sheet: XmlElement, shared: Shared): Grid {
  const rows: string[][] = [];
  let cells = 0;
  for (const cell of descendants(sheet, 's:c')) {
    const place = parsePlace(cell.attributes['r'] ?? '');
    if (!place)
      throw new OfficeRefusal(
        'import-file-broken',
        `工作表“${name}”里有一格没有位置，读不出来。请在 Excel 里另存一份再导入。`,
      );
    const text = readCell(name, cell, shared);
    if (text === '') continue;
    if (++cells > mostCells || place.column >= mostColumns || place.row >= mostCells)
      throw new OfficeRefusal(
        'import-too-large',
        `工作表“${name}”太大（超过 ${mostCells} 格或 ${mostColumns} 列），不是一张统计表，没有导入。请只留下要发布的部分。`,
      );
    const row = (rows[place.row] ??= []);
    row[place.column] = text;
  }
  const merges = [...descendants(sheet, 's:mergeCell')].flatMap(({ attributes }): Merge[] => {
    const [from, to] = (attributes['ref'] ?? '').split(':').map(parsePlace);
    return from && to
      ? [
          {
            top: from.row,
            left: from.column,
            bottom: Math.min(to.row, rows.length),
            right: Math.min(to.column, mostColumns),
          },
        ]
      : [];
  });
  return {
    name,
    rows: Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? '')),
    merges,
  };
}

function readCell(sheet: string, cell: XmlElement, { strings, formats }: Shared): string {
  const { t: type = 'n', s: style, r: place = '' } = cell.attributes;
  const stored = childOf(cell, 's:v');
  const value = stored ? textOf(stored) : '';
  if (type === 's') return (strings[Number(value)] ?? '').trimEnd();
  if (type === 'inlineStr') return plainString(childOf(cell, 's:is') ?? cell).trimEnd();
  if (type === 'e')
    throw new OfficeRefusal(
      'import-row-invalid',
      `工作表“${sheet}”的 ${place} 是错误值 ${value}。请在 Excel 里改正公式再导入。`,
    );
  if (type === 'b') return value === '1' ? '是' : '否';
  if (type === 'str') return value.trimEnd();
  if (value === '' && childOf(cell, 's:f'))
    throw new OfficeRefusal(
      'import-row-invalid',
      `工作表“${sheet}”的 ${place} 是公式，文件里没有算好的结果。请在 Excel 里打开，保存一次再导入。`,
    );
  return value === '' ? '' : showNumber(value, formats[Number(style ?? 0)]);
}

/** `C12` → row 11, column 2. */
function parsePlace(place: string | undefined): { row: number; column: number } | undefined {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(place ?? '') ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row) - 1, column };
}
