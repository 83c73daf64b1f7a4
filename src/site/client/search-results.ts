import type { FoundPage } from './pagefind.ts';

/** A result: the chapter, its work, and the entries in it that match. */
export function renderResult({
  url,
  excerpt,
  meta,
  sub_results: entries,
}: FoundPage): HTMLLIElement {
  const item = document.createElement('li');
  const title = document.createElement('a');
  title.href = url;
  title.textContent = meta['title'] ?? url;
  const heading = document.createElement('h2');
  heading.append(title);
  item.append(heading);
  if (meta['work'] !== undefined) {
    const work = document.createElement('p');
    work.className = 'result-work';
    work.textContent = meta['work'];
    item.append(work);
  }
  item.append(withMarks(excerpt));
  const inside = entries.filter((entry) => entry.url !== url).slice(0, 4);
  if (inside.length > 0) {
    const list = document.createElement('ul');
    for (const entry of inside) {
      const line = document.createElement('li');
      const link = document.createElement('a');
      link.href = entry.url;
      link.textContent = entry.title;
      line.append(link, withMarks(entry.excerpt));
      list.append(line);
    }
    item.append(list);
  }
  return item;
}

/** Pagefind's excerpt is escaped text with `<mark>` around hits; nothing else in it becomes markup. */
function withMarks(excerpt: string): HTMLParagraphElement {
  const line = document.createElement('p');
  for (const [index, piece] of excerpt.split(/<\/?mark>/).entries()) {
    const text = piece
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
    if (index % 2 === 0) line.append(text);
    else {
      const mark = document.createElement('mark');
      mark.textContent = text;
      line.append(mark);
    }
  }
  return line;
}
