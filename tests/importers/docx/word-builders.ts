import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type IParagraphOptions,
  type IPropertiesOptions,
  type IRunOptions,
} from 'docx';

/** A run of text with a look. */
export const run = (text: string, look: IRunOptions = {}): TextRun =>
  new TextRun({ ...look, text });
export const bold = (text: string): TextRun => run(text, { bold: true });

type Child = NonNullable<IParagraphOptions['children']>[number];

/** A paragraph of plain text or of runs. */
export function p(
  content: string | readonly Child[],
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  return new Paragraph({
    ...options,
    children: typeof content === 'string' ? [new TextRun(content)] : content,
  });
}

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

/** A title in one of Word's heading styles, 1 for the highest. */
export const h = (
  level: 1 | 2 | 3 | 4,
  content: string | readonly Child[],
  options: IParagraphOptions = {},
): Paragraph => p(content, { ...options, heading: levels[level - 1] ?? HeadingLevel.HEADING_1 });

export const title = (text: string): Paragraph => p(text, { heading: HeadingLevel.TITLE });
export const centred = (content: string | readonly Child[]): Paragraph =>
  p(content, { alignment: AlignmentType.CENTER });
export const caption = (text: string): Paragraph => p(text, { style: 'Caption' });

/** A title as manuscripts without styles set it: bold, of a size in points, centred or not. */
export const boldTitle = (text: string, points: number, isCentred = false): Paragraph =>
  p(
    [run(text, { bold: true, size: points * 2 })],
    isCentred ? { alignment: AlignmentType.CENTER } : {},
  );

/** A cell: its text, a line for each paragraph, and how far it reaches. */
export interface CellOptions {
  text?: string | readonly Paragraph[];
  right?: number;
  down?: number;
}

/** A table from rows of cells; the first `heads` rows are repeated on every page. */
export function table(rows: readonly (readonly (string | CellOptions)[])[], heads = 0): Table {
  return new Table({
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index < heads,
          children: cells.map((cell) => {
            const { text = '', right, down } = typeof cell === 'string' ? { text: cell } : cell;
            return new TableCell({
              children:
                typeof text === 'string' ? text.split('\n').map((line) => p(line)) : [...text],
              ...(right === undefined ? {} : { columnSpan: right }),
              ...(down === undefined ? {} : { rowSpan: down }),
            });
          }),
        }),
    ),
  });
}

/** One pixel of PNG. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const picture = (alt?: string, data: Buffer = pixel): ImageRun =>
  new ImageRun({
    type: 'png',
    data,
    transformation: { width: 100, height: 80 },
    ...(alt === undefined ? {} : { altText: { name: '图片', description: alt, title: alt } }),
  });

/** Lists and automatic numbers of the manuscripts. */
const numbering: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: 'chapters',
      levels: [
        {
          level: 0,
          format: LevelFormat.CHINESE_COUNTING,
          text: '第%1章',
          alignment: AlignmentType.LEFT,
        },
        {
          level: 1,
          format: LevelFormat.CHINESE_COUNTING,
          text: '第%2节',
          alignment: AlignmentType.LEFT,
        },
        {
          level: 2,
          format: LevelFormat.CHINESE_COUNTING,
          text: '（%3）',
          alignment: AlignmentType.LEFT,
        },
      ],
    },
    {
      reference: 'plain',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT },
        { level: 1, format: LevelFormat.DECIMAL, text: '%2.', alignment: AlignmentType.LEFT },
      ],
    },
    {
      reference: 'bullets',
      levels: [
        { level: 0, format: LevelFormat.BULLET, text: '●', alignment: AlignmentType.LEFT },
        { level: 1, format: LevelFormat.BULLET, text: '○', alignment: AlignmentType.LEFT },
      ],
    },
    {
      reference: 'chinese',
      levels: [
        {
          level: 0,
          format: LevelFormat.CHINESE_COUNTING,
          text: '%1、',
          alignment: AlignmentType.LEFT,
        },
      ],
    },
  ],
};

/** Packs blocks as a Word file. */
export async function wordFile(
  children: readonly (Paragraph | Table)[],
  options: Partial<IPropertiesOptions> = {},
): Promise<Buffer> {
  const document = new Document({ numbering, ...options, sections: [{ children: [...children] }] });
  return Packer.toBuffer(document);
}
