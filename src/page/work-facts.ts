import { formatEdtf } from '../model/edtf.ts';
import { formatRelease, type Ownership } from './ownership.ts';
import type { WorkData, WorkTotals } from './portal-data.ts';

/** Characters as readers count them: rounded, so that one changed word does not change the page. */
export function roundCharacters(count: number): string {
  if (count < 1000) return `${Math.max(100, Math.round(count / 100) * 100)} 字`;
  if (count < 9500) return `${Math.round(count / 1000)} 千字`;
  return `${(Math.round(count / 1000) / 10).toFixed(count < 1_000_000 ? 1 : 0)} 万字`;
}

/** A file's size as readers are told it before they fetch it: `38 KB`, `1.2 MB`. */
export function formatSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** What a work holds, each with its measure word; what it has none of is left out. */
export function workTotals({
  chapters,
  entries,
  characters,
  figures,
  tables,
}: WorkTotals): string[] {
  const counts: [number, string][] = [
    [chapters, '篇'],
    [entries, '个条目'],
    [figures, '幅图'],
    [tables, '张表'],
  ];
  const shown = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return characters > 0 ? [...shown, `约 ${roundCharacters(characters)}`] : shown;
}

/** A work without text is as long as its scans are many. */
function extentOf(
  { chapters, characters }: WorkTotals,
  scans: WorkData['scans'],
): string | undefined {
  if (chapters > 0) return `${chapters} 篇，约 ${roundCharacters(characters)}`;
  const leaves = scans?.volumes.reduce((sum, volume) => sum + volume.leaves.length, 0) ?? 0;
  return leaves === 0 ? undefined : `影像 ${leaves} 幅`;
}

/** What the colophon and the catalogue card say, label and value, in their customary order. */
export function workFacts(
  { meta, totals, scans }: Pick<WorkData, 'meta' | 'totals' | 'scans'>,
  ownership: Ownership | undefined,
): [string, string | undefined][] {
  const { printing, approval, coverage } = meta;
  const years =
    coverage &&
    (coverage.from === coverage.to ? `${coverage.from}年` : `${coverage.from}—${coverage.to}年`);
  return [
    ['又名', meta.otherTitles.join('、')],
    ['英文书名', meta.englishTitle],
    ['所属', ownership?.name],
    ['收入版本', ownership?.accepted && formatRelease(ownership.accepted)],
    ['收入日期', ownership?.accepted && formatEdtf(ownership.accepted.received)],
    ['签名', ownership?.accepted?.signer],
    ['编纂单位', meta.compilingOffice],
    [meta.kind === 'old-gazetteer' ? '纂修' : '主编', meta.chiefEditor.join('、')],
    ...meta.contributors.map(({ name, role }): [string, string] => [role, name]),
    ['朝代', meta.kind === 'old-gazetteer' ? meta.dynasty : undefined],
    ['底本', meta.kind === 'old-gazetteer' ? meta.sourceEdition : undefined],
    ['藏者', meta.kind === 'old-gazetteer' ? meta.holdingInstitution : undefined],
    ['断限', years],
    ['记述地域', meta.divisionName],
    ['丛书', meta.series],
    ['出版', [printing?.place, printing?.publisher].filter(Boolean).join('：')],
    ['出版时间', printing?.published && formatEdtf(printing.published)],
    ['版次', printing?.edition],
    ['ISBN', printing?.isbn],
    ['印数', printing?.copies === undefined ? undefined : `${printing.copies} 册`],
    ['页数', printing?.pages === undefined ? undefined : `${printing.pages} 页`],
    ['定价', printing?.price],
    [
      '审查验收',
      approval &&
        [approval.authority, formatEdtf(approval.date), approval.docNo].filter(Boolean).join('，'),
    ],
    ['获奖', meta.awards.map(({ name, by, year }) => `${year}年${by}${name}`).join('；')],
    ['篇幅', extentOf(totals, scans)],
    ['主题', meta.subjects.join('、')],
    ['许可', ownership?.licence ?? meta.licence],
    ['权利', meta.rights],
    ['文本来源', meta.provenance],
  ];
}
