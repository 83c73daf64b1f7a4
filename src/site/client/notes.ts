/**
 * Notes where they are needed: beside the text in a wide window, opened on the spot in a narrow one. Without scripts they
 * are footnotes at the end.
 */
export function placeNotes(): void {
  const article = document.querySelector<HTMLElement>('article.prose');
  const list = article?.querySelector<HTMLElement>(':scope > .notes');
  if (!article || !list || article.dataset['writing'] === 'vertical') return;
  const notes = [...list.querySelectorAll<HTMLElement>(':scope > ol > li')];
  // The style sheet decides whether there is room.
  const isBeside = (): boolean =>
    notes[0] !== undefined && getComputedStyle(notes[0]).position === 'absolute';
  const place = (): void => {
    if (!isBeside()) {
      for (const note of notes) note.removeAttribute('style');
      return;
    }
    let free = 0;
    for (const note of notes) {
      const mark = document.querySelector(`[href="#${CSS.escape(note.id)}"]`);
      const wanted = mark
        ? mark.getBoundingClientRect().top - article.getBoundingClientRect().top
        : free;
      const top = Math.max(wanted - 4, free);
      note.style.top = `${top}px`;
      free = top + note.offsetHeight + 12;
    }
  };
  place();
  new ResizeObserver(place).observe(article);
  addEventListener('fangzhi:appearance', place);
  article.addEventListener('click', (event) => {
    const mark = (event.target as Element).closest<HTMLAnchorElement>('.note-mark a');
    const note = mark && document.getElementById(mark.hash.slice(1));
    if (!note || isBeside()) return;
    event.preventDefault();
    openSheet(note, mark);
  });
}

/** Shows one note at the foot of the window; Esc, its button or a press elsewhere close it, and the reader is back. */
function openSheet(note: HTMLElement, mark: HTMLAnchorElement): void {
  document.querySelector('.note-sheet')?.remove();
  const sheet = document.createElement('div');
  sheet.className = 'note-sheet';
  sheet.setAttribute('role', 'dialog');
  sheet.setAttribute('aria-label', `注${mark.textContent}`);
  const text = document.createElement('div');
  text.tabIndex = -1;
  text.append(...[...note.cloneNode(true).childNodes]);
  for (const extra of text.querySelectorAll('.note-back')) extra.remove();
  for (const named of text.querySelectorAll('[id]')) named.removeAttribute('id');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = '关闭';
  sheet.append(text, button);
  document.body.append(sheet);
  text.focus({ preventScroll: true });

  const close = (): void => {
    const hadFocus = sheet.contains(document.activeElement);
    sheet.remove();
    document.removeEventListener('keydown', press);
    document.removeEventListener('click', outside);
    if (hadFocus) mark.focus({ preventScroll: true });
  };
  const press = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') close();
  };
  const outside = ({ target }: MouseEvent): void => {
    if (!sheet.contains(target as Node)) close();
  };
  button.addEventListener('click', close);
  document.addEventListener('keydown', press);
  // The press that opened it is still on its way.
  setTimeout(() => document.addEventListener('click', outside));
}
