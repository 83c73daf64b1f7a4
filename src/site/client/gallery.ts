import { ownFolder } from './hanzi-choice.ts';
import { styleBeside } from './load-beside.ts';

/** Shows a picture of the page alone and large, one after the other, by keyboard as by pointer. */
const figures = [
  ...document.querySelectorAll<HTMLElement>('.gallery-grid figure, .prose .figure'),
].filter((figure) => figure.querySelector('img'));
if (figures.length > 0) styleBeside(ownFolder(), 'viewer');

function openViewer(): { show: (index: number) => void } {
  const dialog = document.createElement('dialog');
  dialog.className = 'viewer';
  dialog.setAttribute('aria-label', '大图');
  const stage = document.createElement('div');
  const count = document.createElement('p');
  let at = 0;
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button quiet';
    made.textContent = text;
    made.addEventListener('click', act);
    return made;
  };
  const closer = button('放大', () => lookCloser(closer.getAttribute('aria-pressed') !== 'true'));
  const lookCloser = (isClose: boolean): void => {
    const figure = stage.querySelector('figure');
    closer.setAttribute('aria-pressed', String(isClose));
    figure?.classList.toggle('close-up', isClose);
    // A part that is moved about is reached by keyboard too.
    if (isClose) figure?.setAttribute('tabindex', '0');
    else figure?.removeAttribute('tabindex');
    figure?.scrollTo(
      (figure.scrollWidth - figure.clientWidth) / 2,
      (figure.scrollHeight - figure.clientHeight) / 2,
    );
  };
  const show = (index: number): void => {
    at = (index + figures.length) % figures.length;
    const figure = figures[at]?.cloneNode(true) as HTMLElement;
    for (const opener of figure.querySelectorAll('.enlarge'))
      opener.replaceWith(...opener.childNodes);
    figure.removeAttribute('id');
    for (const source of figure.querySelectorAll('source')) source.sizes = '100vw';
    stage.replaceChildren(figure);
    count.textContent = `${at + 1} / ${figures.length}`;
    lookCloser(false);
    if (!dialog.open) dialog.showModal();
  };
  // Focus stays on a button of the bar: the picture's own links are replaced with the picture.
  const close = button('关闭', () => dialog.close());
  const bar = document.createElement('div');
  if (figures.length > 1) {
    const next = button('下一张', () => show(at + 1));
    next.autofocus = true;
    bar.append(
      button('上一张', () => show(at - 1)),
      count,
      next,
    );
  } else close.autofocus = true;
  bar.append(closer, close);
  dialog.append(stage, bar);
  dialog.addEventListener('keydown', (event) => {
    const isMoved = closer.getAttribute('aria-pressed') === 'true';
    if (isMoved || figures.length === 1) return;
    if (event.key === 'ArrowLeft') show(at - 1);
    if (event.key === 'ArrowRight') show(at + 1);
  });
  dialog.addEventListener('close', () =>
    figures[at]?.querySelector<HTMLElement>('.enlarge')?.focus(),
  );
  document.body.append(dialog);
  return { show };
}

let viewer: ReturnType<typeof openViewer> | undefined;
for (const [index, figure] of figures.entries()) {
  const picture = figure.querySelector('picture, img');
  if (!picture) continue;
  const opener = document.createElement('button');
  opener.type = 'button';
  opener.className = 'enlarge';
  opener.setAttribute('aria-haspopup', 'dialog');
  picture.replaceWith(opener);
  opener.append(picture);
  opener.addEventListener('click', () => (viewer ??= openViewer()).show(index));
}
