import { loadBeside } from './load-beside.ts';

/** Loads what offers names (suggest.ts) when a reader first turns to a box, by pointer, key or `/`. */
export function offerNamesWhenAsked(folder: string): void {
  if (document.documentElement.dataset['names'] === undefined) return;
  document.addEventListener('focusin', function ask({ target }) {
    if (!(target instanceof HTMLInputElement) || target.type !== 'search') return;
    document.removeEventListener('focusin', ask);
    loadBeside(folder, 'suggest');
  });
  document.addEventListener('keydown', turnToBox);
}

function turnToBox(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const { activeElement: active } = document;
  if (active instanceof HTMLElement && active.matches('input, textarea, select, [contenteditable]'))
    return;
  const box =
    document.querySelector<HTMLInputElement>('[data-search] input[type=search]') ??
    document.querySelector<HTMLInputElement>('input[type=search]');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}
