import { lastPassed } from './reading-place.ts';

/** The contents of the page show where the reader is, and on a phone say it in one line. */
export function followContents(): void {
  const contents = document.querySelector<HTMLElement>('.page-contents');
  const summary = contents?.querySelector('summary');
  const article = document.querySelector<HTMLElement>('article.prose');
  if (!contents || !summary || !article || article.dataset['writing'] === 'vertical') return;
  const here = document.createElement('span');
  here.className = 'here';
  summary.append(here);
  const links = new Map(
    [...contents.querySelectorAll('a')].map((link) => [link.hash.slice(1), link]),
  );
  let current: HTMLAnchorElement | undefined;
  const show = (): void => {
    const heading = lastPassed(article);
    const link = heading && links.get(heading.id);
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    here.textContent = link?.textContent ?? '';
    current = link;
    // Only the list scrolls, never the page.
    if (link && contents.scrollHeight > contents.clientHeight)
      contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
  };
  let isWaiting = false;
  addEventListener(
    'scroll',
    () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        show();
      });
    },
    { passive: true },
  );
  show();
  // On a phone the open list covers the text it leads to.
  contents.addEventListener('click', ({ target }) => {
    const details = contents.querySelector('details');
    if (details && (target as Element).closest('a')) details.open = false;
  });
}
