import type { Clash, Ground } from './clashes.ts';

/** Why two works clash, in one line of Chinese. */
export function describeGrounds({ grounds }: Pick<Clash, 'grounds'>): string {
  return grounds.map(describe).join('；');
}

function describe(ground: Ground): string {
  switch (ground.kind) {
    case 'same-id':
      return `编号同为 ${ground.id}`;
    case 'same-isbn':
      return `ISBN 同为 ${ground.isbn}`;
    case 'same-division-and-year':
      return `种类、区划（${ground.division}）和年份（${ground.years}）相同`;
    case 'near-identical': {
      const [first] = ground.chapters;
      const percent = sharePercent(first?.share ?? 0);
      return `有 ${ground.chapters.length} 对篇章文字几乎相同，如《${first?.incoming.title ?? ''}》与《${first?.existing.title ?? ''}》约 ${percent}% 相同`;
    }
  }
}

/** Only a part of the pieces is compared, so that all of them alike is not yet all alike. */
export const sharePercent = (share: number): number => Math.min(99, Math.floor(share * 100));
