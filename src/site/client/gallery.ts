/** Shows a picture of a gallery alone and large, one after the other, by keyboard as by pointer. */
const figures = [...document.querySelectorAll<HTMLElement>('.gallery-grid figure')];

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
    made.textContent = text;
    made.addEventListener('click', act);
    return made;
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
    if (!dialog.open) dialog.showModal();
  };
  // Focus stays on a button of the bar: the picture's own links are replaced with the picture.
  const next = button('下一张', () => show(at + 1));
  next.autofocus = true;
  const bar = document.createElement('div');
  bar.append(
    button('上一张', () => show(at - 1)),
    count,
    next,
    button('关闭', () => dialog.close()),
  );
  dialog.append(stage, bar);
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') show(at - 1);
    if (key === 'ArrowRight') show(at + 1);
  });
  dialog.addEventListener('close', () =>
    figures[at]?.querySelector<HTMLElement>('.enlarge')?.focus(),
  );
  document.body.append(dialog);
  return { show };
}

const viewer = openViewer();
for (const [index, figure] of figures.entries()) {
  const picture = figure.querySelector('picture, img');
  if (!picture) continue;
  const opener = document.createElement('button');
  opener.type = 'button';
  opener.className = 'enlarge';
  opener.setAttribute('aria-haspopup', 'dialog');
  picture.replaceWith(opener);
  opener.append(picture);
  opener.addEventListener('click', () => viewer.show(index));
}
