import { z } from 'zod';
import { bookFormats } from './book-format.ts';
import { text } from './fields.ts';

/** What a partner can be told of a work, by name. */
export const partnerFields = {
  id: '著作编号',
  identifier: '永久编号',
  url: '网址',
  title: '题名',
  subtitle: '副题名',
  englishTitle: '英文题名',
  otherTitles: '其他题名',
  kind: '种类',
  creators: '主要责任者',
  contributors: '其他责任者',
  office: '发布单位',
  publisher: '出版社',
  place: '出版地',
  edition: '版次',
  published: '出版时间',
  year: '出版年',
  isbn: 'ISBN',
  pages: '页数',
  series: '丛书',
  volumeNumber: '卷次',
  language: '文字',
  summary: '内容提要',
  subjects: '主题词',
  division: '区划代码',
  divisionName: '区划名称',
  coverage: '断限',
  licence: '许可',
  rights: '版权',
  released: '上网日期',
  chapters: '篇数',
  characters: '字数',
  files: '文件',
  covers: '封面文件',
} as const;

export type PartnerField = keyof typeof partnerFields;

const fieldNames = Object.keys(partnerFields) as PartnerField[];
const field = z.enum(fieldNames, {
  error: ({ input }) => `没有 ${String(input)} 这一项。可以写 ${fieldNames.join('、')}。`,
});

/** Formats a work can be made in, and how their files' names end. */
export const partnerFormats = {
  epub: bookFormats.epub,
  docx: { title: 'Word 文件', extension: 'docx' },
  html: bookFormats.html,
  text: bookFormats.text,
  dc: { title: '都柏林核心元数据', extension: 'dc.xml' },
  mods: { title: 'MODS 元数据', extension: 'mods.xml' },
  marcxml: { title: 'MARC 21（XML）', extension: 'marc.xml' },
  marc21: { title: 'MARC 21（ISO 2709）', extension: 'mrc' },
  cnmarc: { title: 'CNMARC（ISO 2709）', extension: 'iso' },
} as const;

export type PartnerFormat = keyof typeof partnerFormats;
const formatNames = Object.keys(partnerFormats) as PartnerFormat[];

/** Fields a pattern of names asks for: `{isbn}-{title}` → isbn, title. */
export function patternFields(pattern: string): string[] {
  return Array.from(pattern.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name);
}

/** Pattern of a file's or folder's name, without extension. */
const pattern = text.superRefine((written, context) => {
  for (const name of patternFields(written))
    if (!fieldNames.includes(name as PartnerField) || name === 'files' || name === 'covers')
      context.addIssue(
        `文件名里没有 {${name}} 可用。可以写 ${fieldNames
          .filter((each) => each !== 'files' && each !== 'covers')
          .map((each) => `{${each}}`)
          .join(' ')}。`,
      );
  if (/[{}]/.test(written.replace(/\{[^{}]*\}/g, '')))
    context.addIssue('文件名里的花括号没有成对。项目写成 {title} 的形式。');
  if (/[\\/:*?"<>|%\p{Cc}]|^\.|\.$/u.test(written.replace(/\{[^{}]*\}/g, '')))
    context.addIssue('文件名里不能有 / \\ : * ? " < > | %，也不能以点开头或结尾。');
});

const most = (unit: string): z.ZodNumber =>
  z.number({ error: `要写数字，单位是 ${unit}。` }).positive(`要大于零，单位是 ${unit}。`);
const pixels = z
  .int('要写整数，单位是像素。')
  .min(16, '最少 16 像素。')
  .max(8000, '最多 8000 像素。');

const format = z.enum(formatNames, {
  error: ({ input }) =>
    `没有 ${typeof input === 'string' ? input : JSON.stringify(input)} 这种格式。可以写 ${formatNames.join('、')}。`,
});

const asked = z
  .strictObject({
    format,
    /** Name of the file, where it is not that of the work's other files. */
    file: pattern.optional(),
    mostMegabytes: most('MB').optional(),
    /** Longest side of pictures inside. */
    picturePx: pixels.optional(),
  })
  .refine(
    ({ format: name, picturePx }) => picturePx === undefined || ['epub', 'html'].includes(name),
    {
      path: ['picturePx'],
      error: '只有 epub 和 html 里的图片可以规定大小。',
    },
  );

/** Written as its name alone where the partner asks nothing further. */
const askedOrNamed = z.preprocess(
  (written) => (typeof written === 'string' ? { format: written } : written),
  asked,
);

const cover = z.strictObject({
  file: pattern,
  widthPx: pixels,
  heightPx: pixels,
  type: z.enum(['jpeg', 'png'], { error: '封面只能写 jpeg 或 png。' }).default('jpeg'),
  mostKilobytes: most('KB').optional(),
});

const column = z
  .strictObject({
    column: text,
    field: field.optional(),
    /** The same for every work. */
    value: text.optional(),
    required: z.boolean('要写 true 或 false。').default(false),
    mostCharacters: z.int('要写整数。').positive('要大于零。').optional(),
    /** The partner's own words for ours: `zh-Hans: 中文`. */
    words: z.record(text, text).optional(),
  })
  .refine(({ field: name, value }) => (name === undefined) !== (value === undefined), {
    error: '每一列写 field（取哪一项）或 value（固定的文字），写一个。',
  });

/**
 * What a partner asks for when it is handed works (移交要求): `content/profiles/<partner>.yaml`. It is an arrangement
 * between two offices and is published nowhere.
 */
export const profileSchema = z.strictObject({
  /** Name of a folder for each work; without it all lie side by side. */
  folder: pattern.optional(),
  /** Name of each work's files, without extension. */
  file: pattern.default('{id}'),
  formats: z.array(askedOrNamed).min(1, '至少写一种格式。'),
  covers: z.array(cover).default([]),
  /** A table of all works: a line a work, columns as the partner names them. */
  sheet: z
    .strictObject({
      file: pattern.default('metadata'),
      columns: z.array(column).min(1, '至少写一列。'),
    })
    .optional(),
  /** Name of the hand-over list (移交清单). */
  list: pattern.default('handover-list'),
  /** A folder as it is, one ZIP file, or a bag (BagIt) with digests that any tool checks. */
  package: z
    .enum(['folder', 'zip', 'bagit'], {
      error: '只能写 folder（文件夹）、zip（压缩包）或 bagit（BagIt 包）。',
    })
    .default('folder'),
  /** Most the whole may weigh. */
  mostMegabytes: most('MB').optional(),
  /** Store it is sent to with `--send`: `s3:https://host/bucket/folder`. */
  transport: z
    .string({ error: '要写成文字。' })
    .regex(/^s3:(?:https?:\/\/[^\s/@]+\/[^\s/]+|\/\/[^\s/]+)(?:\/\S*)?$/, {
      error:
        '写成 s3:https://主机/桶/文件夹 的形式；账号写在环境变量里，不写在这里。交文件夹的不写这一项。',
    })
    .optional(),
});

export type Profile = z.output<typeof profileSchema>;
export type AskedFormat = Profile['formats'][number];
export type AskedCover = Profile['covers'][number];
