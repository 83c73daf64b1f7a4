import { z } from 'zod';
import { withholding } from './access.ts';
import { downloads } from './book-format.ts';
import { edtf, edtfDay } from './edtf.ts';
import {
  award,
  besideFile,
  contribution,
  coverage,
  divisionCode,
  text,
  texts,
  year,
} from './fields.ts';
import { slug } from './identifiers.ts';

export const language = z.enum(['zh-Hans', 'zh-Hant', 'lzh-Hant', 'en'], {
  error: '文字种类只能写 zh-Hans（简体）、zh-Hant（繁体）、lzh-Hant（繁体文言）或 en（英文）。',
});

/** Direction of the text on the page. */
export const writing = z.enum(['horizontal', 'vertical'], {
  error: '只能写 horizontal（横排）或 vertical（竖排）。',
});

/** One printing of the work and what its colophon (版权页) says. */
const printing = z.strictObject({
  edition: text.default('第1版'),
  published: edtf.optional(),
  publisher: text.optional(),
  place: text.optional(),
  isbn: z
    .string({ error: 'ISBN 要加引号。' })
    .regex(/^97[89]-?(?:\d-?){9}\d$/, 'ISBN 是 978 或 979 开头的十三位数字。')
    .optional(),
  /** Number of copies (印数). */
  copies: z.int('印数要写整数。').positive('印数要大于零。').optional(),
  pages: z.int('页数要写整数。').positive('页数要大于零。').optional(),
  format: text.optional(),
  price: text.optional(),
});

/** Approval before publication and filing after it (《地方志工作条例》第十二至十四条). */
const approval = z.strictObject({ authority: text, date: edtfDay, docNo: text.optional() });
const filing = z.strictObject({
  required: z.boolean('要写 true 或 false。'),
  number: text.optional(),
  date: edtfDay.optional(),
});

/** Fields that works of every kind share. */
const shared = {
  title: text,
  subtitle: text.optional(),
  /** English title, as provincial rules ask of a gazetteer's contents. */
  englishTitle: text.optional(),
  otherTitles: texts.default([]),
  division: divisionCode.optional(),
  divisionName: text.optional(),
  language: language.default('zh-Hans'),
  writing: writing.default('horizontal'),
  summary: text.optional(),
  /** Abstract in English. */
  englishSummary: text.optional(),
  compilingOffice: text.optional(),
  chiefEditor: texts.default([]),
  contributors: z.array(contribution).default([]),
  series: text.optional(),
  volumeNumber: text.optional(),
  printing: printing.optional(),
  approval: approval.optional(),
  filing: filing.optional(),
  awards: z.array(award).default([]),
  subjects: texts.default([]),
  cover: besideFile.optional(),
  licence: text.optional(),
  rights: text.optional(),
  /** Books that readers can download, where they differ from the portal's. */
  downloads: downloads.optional(),
  /** Member of the alliance the work belongs to, when it is not the portal's own. */
  owner: slug.optional(),
  /** Place in lists of works of the same kind and year; smaller first. */
  order: z.int('要写整数。').default(0),
  /** Day the work first appeared on this portal, for the feed. */
  released: edtfDay.optional(),
  /** Where the text came from, for imported works. */
  provenance: text.optional(),
  ...withholding,
};

const recorded = { ...shared, coverage };
const maybeRecorded = { ...shared, coverage: coverage.optional() };

const gazetteer = <Kind extends string>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), ...recorded });
const free = <Kind extends string>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), ...maybeRecorded });

/** A yearbook (年鉴): one annual volume of a division; `edition` is the year in its title. */
const yearbook = z.strictObject({ kind: z.literal('yearbook'), editionYear: year, ...recorded });

/** A gazetteer compiled before 1949 (旧志), transcribed or reprinted. */
const oldGazetteer = z.strictObject({
  kind: z.literal('old-gazetteer'),
  ...maybeRecorded,
  dynasty: text.optional(),
  /** The woodblock or manuscript edition transcribed. */
  sourceEdition: text.optional(),
  holdingInstitution: text.optional(),
});

/**
 * One work: `content/works/<id>/work.yaml`. The `kind` decides which further fields it has; unknown fields are
 * refused, since a misspelt field is a lost one.
 */
export const workSchema = z.discriminatedUnion(
  'kind',
  [
    yearbook,
    gazetteer('county-gazetteer'),
    gazetteer('town-gazetteer'),
    gazetteer('village-gazetteer'),
    gazetteer('department-gazetteer'),
    oldGazetteer,
    free('party-history'),
    free('source-compilation'),
    free('oral-history'),
    free('essays'),
  ],
  {
    error:
      'kind（种类）要写下列之一：yearbook 年鉴、county-gazetteer 县志、town-gazetteer 乡镇志、village-gazetteer 村志、department-gazetteer 部门志、party-history 党史专著、source-compilation 史料汇编、old-gazetteer 旧志、oral-history 口述史、essays 史志文集。',
  },
);

export type WorkMeta = z.output<typeof workSchema>;
