import { appearanceEvent } from './appearance-event.ts';
import { ownFolder } from './hanzi-choice.ts';
import { setSmallNotes } from './small-notes.ts';
import { openZoom } from './leaf-zoom.ts';

const key = 'fangzhi:leaf-writing';
const folder = ownFolder();
const isEmpty = document.querySelector('.leaf-words .no-text') !== null;
/** Text of the leaf, where it has any. */
const words = isEmpty ? null : document.querySelector<HTMLElement>('.leaf-words .prose');
const tools = document.querySelector<HTMLElement>('.leaf-tools');
const inputs = [...document.querySelectorAll<HTMLInputElement>('.leaf-tools [name="writing"]')];
const zoom = openZoom(folder);

/** Vertical or horizontal, as the reader chose last on this device; else as the book is. */
function followWriting(): void {
  try {
    setWriting(localStorage.getItem(key) ?? words?.dataset['writing'] ?? '');
  } catch {
    setWriting(words?.dataset['writing'] ?? '');
  }
  for (const input of inputs) input.addEventListener('change', () => choose(input.value));
}

function choose(value: string): void {
  setWriting(value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Kept until the page is left.
  }
  dispatchEvent(new CustomEvent(appearanceEvent, { detail: { name: 'writing', value } }));
}

function setWriting(value: string): void {
  if (!words || (value !== 'vertical' && value !== 'horizontal')) return;
  words.dataset['writing'] = value;
  for (const input of inputs) input.checked = input.value === value;
}

/** Old books are read from right to left: the left arrow turns to the next leaf. */
function turn(rel: 'next' | 'prev'): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`.turn [rel="${rel}"]`);
  link?.click();
  return link !== null;
}

const keys: Record<string, () => boolean> = {
  ArrowLeft: () => turn('next'),
  ArrowRight: () => turn('prev'),
  '+': () => zoom('in'),
  '=': () => zoom('in'),
  '-': () => zoom('out'),
  '0': () => zoom('home'),
  v: () => {
    choose(words?.dataset['writing'] === 'vertical' ? 'horizontal' : 'vertical');
    return true;
  },
};

/** Whether a control does something of its own with a key. */
function isOwnKey(target: Element, pressed: string): boolean {
  if (target.matches('[type="radio"]')) return pressed.startsWith('Arrow');
  return target.closest('input, textarea, select, [contenteditable]') !== null;
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.defaultPrevented)
    return;
  const { key: pressed, target } = event;
  if (target instanceof Element && isOwnKey(target, pressed)) return;
  // A text wider than its frame is moved by its arrows first.
  if (
    words !== null &&
    target === words &&
    words.scrollWidth > words.clientWidth &&
    pressed.startsWith('Arrow')
  )
    return;
  const act = Object.hasOwn(keys, pressed) ? keys[pressed] : undefined;
  if (act?.() === true) event.preventDefault();
});

if (tools) tools.hidden = false;
const choice = tools?.querySelector('form');
if (choice) choice.hidden = isEmpty;
followWriting();
setSmallNotes();
