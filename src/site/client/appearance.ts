import { appearanceEvent } from './appearance-event.ts';
import { loadHanziWhenAsked, ownFolder } from './hanzi-choice.ts';
import { loadBeside, styleBeside } from './load-beside.ts';
import { offerReadAloud } from './offer-read-aloud.ts';
import { stringsParameter } from './passage-address.ts';
import { placesKey } from './places.ts';
import { offerNamesWhenAsked } from './turn-to-search.ts';

/**
 * How the reader likes to read. Runs before the page is painted, so that a dark page never flashes white; wires the
 * header's controls once they are there. What is chosen stays on the device.
 *
 * An input of `.settings` named N with value V sets `data-N="V"` on the page, or takes it away when V is empty. Other
 * scripts hear of every change by the event `fangzhi:appearance`.
 */
const key = 'fangzhi:appearance';
const folder = ownFolder();
const page = document.documentElement;
page.classList.add('js');
// A search page that comes with a question does not begin with how to ask.
if (location.search !== '') page.classList.add('asked');

/** Choices by name; reading starts anew where storage is closed or holds something else. */
let chosen: Record<string, string> = {};
try {
  const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
  if (typeof kept === 'object' && kept !== null) chosen = kept as Record<string, string>;
} catch {
  chosen = {};
}
for (const name of Object.keys(chosen)) show(name);
loadHanziWhenAsked();

function show(name: string): void {
  const value = chosen[name];
  if (typeof value === 'string' && /^[\w-]+$/.test(value)) page.setAttribute(`data-${name}`, value);
  else page.removeAttribute(`data-${name}`);
}

function choose(name: string, value: string): void {
  if (value === '') delete chosen[name];
  else chosen[name] = value;
  show(name);
  try {
    localStorage.setItem(key, JSON.stringify(chosen));
  } catch {
    // Kept until the page is left.
  }
  dispatchEvent(new CustomEvent(appearanceEvent, { detail: { name, value } }));
}

document.addEventListener('DOMContentLoaded', () => {
  for (const input of document.querySelectorAll<HTMLInputElement>('.settings input')) {
    input.checked = input.value === (chosen[input.name] ?? '');
    input.addEventListener('change', () => choose(input.name, input.value));
  }
  const large = document.querySelector('[data-large-text]');
  const press = (): void => large?.setAttribute('aria-pressed', String('large' in chosen));
  press();
  large?.addEventListener('click', () => {
    choose('large', 'large' in chosen ? '' : 'on');
    press();
  });
  forgetWhenAsked();
  closeMenusOutside();
  offerReadAloud(folder);
  offerNamesWhenAsked(folder);
  // Where search led here, what it found is marked.
  if (new URLSearchParams(location.search).has(stringsParameter)) {
    styleBeside(folder, 'search-passages');
    loadBeside(folder, 'found');
  }
});

function forgetWhenAsked(): void {
  const button = document.querySelector('[data-forget]');
  button?.addEventListener('click', () => {
    try {
      localStorage.removeItem(placesKey);
    } catch {
      // Then nothing was kept.
    }
    button.textContent = '已清除';
  });
}

/** Menus are `<details>`, which open by themselves; with scripts they close again as menus do. */
function closeMenusOutside(): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>('[data-menu]')];
  document.addEventListener('click', ({ target }) => {
    for (const menu of menus) if (!menu.contains(target as Node)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus) {
      if (!menu.open) continue;
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
    }
  });
}
