import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cnmarcRecord } from '../../exporters/cnmarc.ts';
import { packDocx } from '../../exporters/docx.ts';
import { gatherWork } from '../../exporters/docx/gather-work.ts';
import { dublinCoreFile } from '../../exporters/dublin-core.ts';
import { encodeIso2709 } from '../../exporters/iso2709.ts';
import { marcRecord } from '../../exporters/marc.ts';
import { marcXmlFile } from '../../exporters/marcxml.ts';
import { modsFile } from '../../exporters/mods.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import type { BookFormat } from '../../model/book-format.ts';
import type { AskedFormat, PartnerFormat } from '../../model/profile.ts';
import { makeBook } from '../../press/books/make-book.ts';
import { heldBackTest } from '../payload-sources.ts';
import type { HandedWork } from './handed-work.ts';

type Made = Buffer | string | Finding[];
type Maker = (work: HandedWork, asked: AskedFormat, content: string) => Made | Promise<Made>;

const book =
  (format: BookFormat): Maker =>
  async (work, { picturePx }, content) =>
    makeBook(format, work, { content, made: work.release.today, picturePx });

/** How each format is made from a work. To add one: a line here, and its name in `model/profile.ts`. */
const makers: Record<PartnerFormat, Maker> = {
  epub: book('epub'),
  docx: makeDocx,
  html: book('html'),
  text: book('text'),
  dc: ({ record }) => dublinCoreFile(record),
  mods: ({ record }) => modsFile(record),
  marcxml: ({ record, member }) => marcXmlFile([marcRecord(record, member)]),
  marc21: ({ record, member }) => encodeIso2709(marcRecord(record, member)),
  cnmarc: ({ record, member }) => encodeIso2709(cnmarcRecord(record, member)),
};

/** Makes a work in one format; findings where that cannot be. */
export async function makeFormat(
  work: HandedWork,
  asked: AskedFormat,
  content: string,
): Promise<Made> {
  return makers[asked.format](work, asked, content);
}

/** A Word file carries whole sources, so a work with something withheld in them cannot be handed over as one. */
async function makeDocx(work: HandedWork, _: AskedFormat, content: string): Promise<Made> {
  const { corpus, release, released } = work;
  const { work: whole, parts, chapters } = released;
  const isHeldBack = heldBackTest(corpus, release);
  const sources = [
    whole.file,
    ...parts.map(({ file }) => file),
    ...chapters.map(({ file }) => file),
  ];
  const findings: Finding[] = [];
  for (const file of sources)
    if (isHeldBack(await readFile(path.join(content, ...file.split('/')), 'utf8')))
      findings.push(
        aFinding(
          'hand-over-withheld',
          file,
          '这里有不公开的内容，会随 Word 文件一起带出。请从移交要求里去掉 docx，改用 epub、html 或 text，它们只含公开的部分。',
        ),
      );
  if (findings.length > 0) return findings;
  const ids = new Set(chapters.map(({ id }) => id));
  const gathered = await gatherWork(content, {
    ...whole,
    parts,
    chapters: whole.chapters.filter(({ id }) => ids.has(id)),
  });
  return gathered.findings.length > 0 ? gathered.findings : packDocx(gathered.work);
}
