import { excerptAround } from './excerpt.ts';
import type { CompiledChapter, Heading, Mention } from './compiled.ts';
import { measureText } from './digest.ts';
import { rareCharacters } from './rare.ts';
import type { OpenMention, Page } from './page.ts';

/** Turns a written page into the compiled chapter: offsets become the text they enclose. */
export function closeChapter(page: Page, notes: number): CompiledChapter {
  const { html, figures, recordings, themes, mentions, events, links, tables, findings } = page;
  const text = page.text.trim();
  const rare = rareCharacters(text);
  const before = page.text.length - page.text.trimStart().length;
  return {
    html: html.trim(),
    text,
    headings: closeHeadings(page, before),
    figures,
    recordings,
    themes,
    mentions: mentions.map((mention) => closeMention(page.text, mention)),
    events,
    links,
    tables,
    notes,
    noteStarts: page.noteStarts.map(({ anchor, start }) => ({ anchor, start: start - before })),
    ...(rare.length > 0 ? { rare } : {}),
    ...measureText(text),
    findings,
  };
}

function closeHeadings({ headings, text }: Page, before: number): Heading[] {
  return headings.map(({ depth, title, anchor, at, start, bodyStart }, index) => {
    const next = headings[index + 1];
    const own = text.slice(bodyStart, next?.start ?? text.length);
    return {
      depth,
      title,
      anchor,
      at,
      isEntry: next === undefined || next.depth <= depth,
      start: start - before,
      ...measureText(own),
    };
  });
}

function closeMention(text: string, { start, end, ...mention }: OpenMention): Mention {
  return { ...mention, ...excerptAround(text, start, end) };
}
