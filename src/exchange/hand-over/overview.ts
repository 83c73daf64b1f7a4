import type { ProfileFile } from '../../corpus/corpus.ts';
import { handoverCsv, handoverHtml, type HandoverLine } from '../../exporters/handover-list.ts';
import { sheetCsv, sheetRow, type CellProblem } from '../../exporters/partner-sheet.ts';
import type { Release } from '../../model/access.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import type { Portal } from '../../model/portal.ts';
import { partnerFields, type PartnerField } from '../../model/profile.ts';
import { placeFile, type HandedFile, type WorkFiles } from './work-files.ts';

interface Told {
  partner: string;
  portal: Portal;
  release: Release;
  staging: string;
}

/** The table of works with the partner's columns, and the hand-over list (移交清单), for a spreadsheet and for paper. */
export async function overview(
  made: readonly WorkFiles[],
  { file, meta }: ProfileFile,
  { partner, portal, release, staging }: Told,
): Promise<{ files: HandedFile[]; findings: Finding[] }> {
  const files: HandedFile[] = [];
  const findings: Finding[] = [];
  if (meta.sheet !== undefined) {
    const { columns, file: name } = meta.sheet;
    const rows = made.map(({ facts, work }) => {
      const { cells, problems } = sheetRow(columns, facts);
      const { work: handed } = work.released;
      for (const problem of problems)
        findings.push(
          aFinding('hand-over-field', handed.file, explain(problem, handed.meta.title, file)),
        );
      return cells;
    });
    files.push(await placeFile(staging, `${name}.csv`, sheetCsv(columns, rows), '书目信息'));
  }
  const lines = [...made.flatMap(linesOf), ...files.map((each) => lineOf(each))];
  const facts = {
    title: portal.title,
    office: portal.office,
    member: portal.division ?? '',
    released: release.today,
    receiver: partner,
    digests: meta.package === 'bagit' ? 'manifest-sha512.txt' : 'sha256sums.txt',
  };
  const list = { csv: handoverCsv(lines), html: handoverHtml(lines, facts) };
  for (const extension of ['csv', 'html'] as const)
    files.push(await placeFile(staging, `${meta.list}.${extension}`, list[extension], '移交清单'));
  return { files, findings };
}

function explain({ column, field, length }: CellProblem, title: string, profile: string): string {
  const name = partnerFields[field as PartnerField];
  return length === undefined
    ? `${profile} 要求写“${column}”一列，《${title}》没有 ${field}（${name}）。请在 work.yaml 里补上。`
    : `${profile} 的“${column}”一列最多 ${length.most} 字，《${title}》的有 ${length.characters} 字。请改短，或与对方商量。`;
}

const lineOf = (
  { category, path, sizeBytes }: HandedFile,
  more: Partial<HandoverLine> = {},
): HandoverLine => ({
  category,
  title: '',
  kind: '',
  isbn: '',
  published: '',
  chapters: '',
  characters: '',
  place: path,
  files: 1,
  bytes: sizeBytes,
  ...more,
});

function linesOf({ work: { record }, facts, files }: WorkFiles): HandoverLine[] {
  return files.map((file) =>
    lineOf(file, {
      title: record.title,
      kind: record.kind,
      isbn: record.isbn ?? '',
      published: record.published ?? '',
      chapters: facts.chapters ?? '',
      characters: facts.characters ?? '',
    }),
  );
}
