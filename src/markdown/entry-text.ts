/** The words under a heading of an article, and whether pictures or tables stand among them. */
export interface EntryText {
  /** A paragraph each, without marks of notes. */
  paragraphs: string[];
  hasMore: boolean;
}

const kept = /<p(?: [^>]*)?>([^]*?)<\/p>|<li(?: [^>]*)?>([^]*?)<\/li>/g;
const elsewhere = /<figure[ >][^]*?<\/figure>|<div class="table-scroll"[^]*?<\/div>/g;
const notes = /<sup class="note-mark"[^]*?<\/sup>|<section class="notes"[^]*$/g;
const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * Words of the entry whose heading has this anchor, down to the next heading of its depth or above, from an article as
 * `compileChapter` writes it. Undefined where no heading has the anchor.
 */
export function entryText(html: string, anchor: string): EntryText | undefined {
  const opened = [2, 3, 4, 5, 6].map((level) => html.indexOf(`<h${level} id="${anchor}"`));
  const depth = 2 + opened.findIndex((at) => at !== -1);
  const start = html.indexOf(`</h${depth}>`, Math.max(...opened));
  if (depth < 2 || start === -1) return undefined;
  const below = html.slice(start + `</h${depth}>`.length);
  const end = below.search(new RegExp(`<h[2-${depth}] `));
  const body = (end === -1 ? below : below.slice(0, end)).replace(notes, '');
  const words = body.replace(elsewhere, '');
  return {
    paragraphs: [...words.matchAll(kept)]
      .map(([, paragraph, item]) => plainText(paragraph ?? item ?? ''))
      .filter((text) => text !== ''),
    hasMore: words.length < body.length,
  };
}

/** Text of a stretch of our own markup: readings over characters are left out. */
export function plainText(html: string): string {
  return html
    .replace(/<r[tp][^>]*>[^]*?<\/r[tp]>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => names[name] ?? entity)
    .trim();
}
