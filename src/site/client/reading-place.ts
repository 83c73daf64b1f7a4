import { keepPlace, linkTo, readPlaces, type ReadingPlace } from './places.ts';

/** Remembers how far the chapter was read, and offers to go on where the reader stopped the last time. */
export function rememberPlace(): void {
  const main = document.querySelector<HTMLElement>('main.chapter');
  const article = main?.querySelector<HTMLElement>('article.prose');
  const { address, work } = main?.dataset ?? {};
  if (!main || !article || address === undefined || work === undefined) return;
  const title = main.querySelector('h1')?.textContent ?? '';
  const before = readPlaces().find((place) => place.address === address);
  if (before && location.hash === '' && before.share > 0.08) offer(before, article);

  const keep = (): void => {
    const passed = lastPassed(article);
    keepPlace({
      work,
      address,
      title,
      heading: passed?.textContent ?? '',
      anchor: passed?.id ?? '',
      share: shareRead(article),
    });
  };
  // Leaving is told in two ways: phones do not always tell the first.
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
}

/** The last heading above the upper third of the window. */
export function lastPassed(article: HTMLElement): HTMLElement | undefined {
  const line = innerHeight / 3;
  let passed: HTMLElement | undefined;
  for (const heading of article.querySelectorAll<HTMLElement>('h2,h3,h4,h5,h6')) {
    if (heading.getBoundingClientRect().top > line) break;
    passed = heading;
  }
  return passed;
}

function shareRead(article: HTMLElement): number {
  const { top, height } = article.getBoundingClientRect();
  return Math.round(Math.max(0, Math.min(1, -top / Math.max(1, height))) * 1000) / 1000;
}

/** A line at the foot of the window, which covers nothing for long. */
function offer({ share, heading }: ReadingPlace, article: HTMLElement): void {
  const bar = document.createElement('p');
  bar.className = 'place-offer';
  const go = document.createElement('button');
  go.type = 'button';
  go.textContent = `接着上次读${heading === '' ? '' : `：${heading}`}`;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '不用';
  bar.append(go, close);
  document.body.append(bar);
  const end = (): void => {
    bar.remove();
    removeEventListener('scroll', leave);
  };
  const leave = (): void => {
    if (scrollY > innerHeight) end();
  };
  go.addEventListener('click', () => {
    end();
    scrollTo(0, scrollY + article.getBoundingClientRect().top + share * article.offsetHeight);
  });
  close.addEventListener('click', end);
  addEventListener('scroll', leave, { passive: true });
}

/** On the home page the latest place, on a work's page the place in it: a link where the page keeps room for one. */
export function showContinue(): void {
  const slot = document.querySelector<HTMLElement>('[data-continue]');
  const from = document.querySelector<HTMLElement>('main')?.dataset['address'];
  if (!slot || from === undefined) return;
  const wanted = slot.dataset['continue'] ?? '';
  const place = readPlaces().find(({ work }) => wanted === '' || work === wanted);
  if (!place) return;
  const link = document.createElement('a');
  link.className = slot.className;
  link.dataset['continue'] = '';
  link.href = linkTo(place, from);
  const at = [wanted === '' ? place.work : '', place.title, place.heading].filter(Boolean);
  link.textContent = `继续阅读：${at.join(' · ')}`;
  slot.replaceWith(link);
}
