import { citationFormats, type CitationSource } from '../../model/citation.ts';
import { today } from './today.ts';

/** Address of a portal that has not said its own. */
function pageAddress(): string {
  return location.protocol === 'file:' ? '' : location.href;
}

/**
 * Adds to the page's citations what only the reader's browser knows: the day of access, a button that copies, and the
 * citation of the entry the address points at.
 */
export function enrichCitations(): void {
  const list = document.querySelector<HTMLElement>('.citations');
  const summary = document.querySelector('.cite summary');
  const written = list?.dataset['source'];
  if (!list || written === undefined) return;
  const page = JSON.parse(written) as CitationSource;
  const wholePage = summary?.textContent ?? '';

  const show = (): void => {
    const anchor = location.hash.slice(1);
    const heading = anchor === '' ? null : document.getElementById(anchor);
    const isEntry = heading !== null && heading.matches('.prose :is(h2,h3,h4,h5,h6)');
    const source: CitationSource = {
      ...page,
      ...(isEntry ? { title: heading.textContent.trim() } : {}),
      // The portal's own address, wherever its pages are read: on a mirror, on a disk.
      url: page.url === undefined ? pageAddress() : `${page.url}${isEntry ? location.hash : ''}`,
      accessed: today(),
    };
    if (source.url === '') delete source.url;
    if (summary) summary.textContent = isEntry ? `引用“${source.title ?? ''}”` : wholePage;
    for (const place of list.querySelectorAll<HTMLElement>('dd')) {
      const format = citationFormats.find(({ name }) => name === place.dataset['format']);
      const text = place.querySelector('span') ?? place.appendChild(document.createElement('span'));
      if (format) text.textContent = format.cite(source).replace(/\r\n/g, '\n');
    }
  };

  for (const place of list.querySelectorAll<HTMLElement>('dd')) {
    place.textContent = '';
    place.append(document.createElement('span'), copyButton(place));
  }
  show();
  addEventListener('hashchange', show);
}

function copyButton(place: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '复制';
  button.addEventListener('click', () => {
    const text = place.querySelector('span')?.textContent ?? '';
    void copy(text).then((isCopied) => {
      button.textContent = isCopied ? '已复制' : '请手工复制';
      setTimeout(() => (button.textContent = '复制'), 2000);
    });
  });
  return button;
}

/** The clipboard is closed to pages opened from a disk; then the old way is tried. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    // Deprecated, and the only way from file://.
    const isCopied = document.execCommand('copy');
    area.remove();
    return isCopied;
  }
}
