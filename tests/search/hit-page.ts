import type { HitPage } from '../../src/search/contract.ts';

/** A chapter with the hits of a word, its entries given by their titles: `{ 采制: '雨天不采。' }`. */
export function aHitPage(
  word: string,
  lead: string,
  entries: Record<string, string> = {},
  found: Partial<HitPage> = {},
): HitPage {
  let text = lead;
  const placed: HitPage['entries'] = [];
  for (const [title, body] of Object.entries(entries)) {
    const from = text.length + 1;
    text += `\n${title}\n${body}`;
    placed.push({ anchor: `e-${title}`, title, from, to: text.length, marks: [] });
  }
  const marks: HitPage['marks'] = [];
  if (word !== '')
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      marks.push([at, at + word.length]);
  for (const entry of placed)
    entry.marks = marks.filter(([from]) => from >= entry.from && from < entry.to);
  return {
    url: 'http://mirror.example/works/baiyan-village-history/tea.html',
    title: '第三章 茶事',
    work: '白岩村志',
    kind: '村志',
    year: '1689–2020',
    isPartial: false,
    text,
    marks,
    entries: placed,
    ...found,
  };
}
