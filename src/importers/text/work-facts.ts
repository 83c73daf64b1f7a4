import type { WorkHints } from './source-text.ts';

/** Names of the editions whose codes Kanripo's texts carry. */
const editions: Record<string, string> = {
  WYG: '文淵閣四庫全書本（WYG）',
  SBCK: '四部叢刊本（SBCK）',
};

/** Facts of `work.yaml`: an old gazetteer when the text names a dynasty or an edition, else a compilation of sources. */
export function workFacts(
  title: string,
  hints: WorkHints,
  provenance: string | undefined,
): Record<string, unknown> {
  const { author, dynasty, edition, language, subjects } = hints;
  const isOld = dynasty !== undefined || edition !== undefined;
  return {
    kind: isOld ? 'old-gazetteer' : 'source-compilation',
    title,
    dynasty,
    chiefEditor: author === undefined ? undefined : [author],
    language: language ?? (isOld ? 'lzh-Hant' : undefined),
    writing: 'horizontal',
    sourceEdition: edition === undefined ? undefined : (editions[edition] ?? edition),
    subjects: subjects.length > 0 ? subjects : undefined,
    provenance,
  };
}

/** What two sources have in common, up to a `:` or `/`: the collection both come from. Undefined for nothing. */
export function commonProvenance(a: string, b: string): string | undefined {
  const [left, right] = [a.split(/(?=[:/])/), b.split(/(?=[:/])/)];
  const differs = left.findIndex((step, index) => step !== right[index]);
  const shared = left.slice(0, differs < 0 ? left.length : differs);
  return shared.length > 1 ? shared.join('') : undefined;
}
