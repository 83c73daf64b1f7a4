import { workKinds, type WorkKind } from '../../model/work-kinds.ts';

/** Facts of `work.yaml` as far as title and text give them away; the editor is told to check. */
export function guessWorkFacts(
  title: string,
  text: string,
  provenance: string,
  kind = guessKind(title),
): Record<string, unknown> {
  const coverage = guessCoverage(title, text, kind);
  const year = Number(/(\d{4})/.exec(title)?.[1] ?? coverage.to + 1);
  const facts = { kind, title, ...(kind === 'yearbook' ? { editionYear: year } : {}) };
  const style = workKinds[kind].style;
  return { ...facts, ...(style === 'free' ? {} : { coverage }), provenance };
}

export function guessKind(title: string): WorkKind {
  if (/年鉴/.test(title)) return 'yearbook';
  if (/[村社寨屯](?:区)?(?:简)?[志史]/.test(title)) return 'village-gazetteer';
  if (/[镇乡](?:简)?志|街道(?:简)?志/.test(title)) return 'town-gazetteer';
  if (/[县市区州旗](?:简)?志/.test(title)) return 'county-gazetteer';
  if (/口述/.test(title)) return 'oral-history';
  if (/党史|执政实录|革命史|历史（?第/.test(title)) return 'party-history';
  if (/史料|汇编|资料|档案/.test(title)) return 'source-compilation';
  if (/志(?:$|[（(〔])/.test(title)) return 'department-gazetteer';
  return 'essays';
}

/** Years recorded: those of the title, for a yearbook the year before it, else the first and last the text names. */
function guessCoverage(title: string, text: string, kind: WorkKind): { from: number; to: number } {
  const [, from, to] = /(\d{4})\s*[—–―~～至-]+\s*(\d{4})/.exec(title) ?? [];
  if (from !== undefined && to !== undefined && from <= to)
    return { from: Number(from), to: Number(to) };
  const [, edition] = /(\d{4})/.exec(title) ?? [];
  if (kind === 'yearbook' && edition !== undefined)
    return { from: Number(edition) - 1, to: Number(edition) - 1 };
  const years = [...text.matchAll(/(?<!\d)(1[3-9]\d\d|20[0-4]\d)年/g)].map(([, year]) =>
    Number(year),
  );
  if (years.length === 0) return { from: 1949, to: 2020 };
  return { from: Math.min(...years), to: Math.max(...years) };
}
