import type { NameIndex, NameMatch } from '../../search/name-index.ts';
import { element } from './element.ts';
import { loadNames } from './names-loading.ts';

const mostSuggestions = 8;
const root = new URL('../', (document.currentScript as HTMLScriptElement).src).href;

for (const form of document.querySelectorAll<HTMLFormElement>('form[role=search]')) {
  const box = form.querySelector<HTMLInputElement>('input[type=search]');
  // The search page offers names in its own way. Nothing is loaded until a reader turns to a box.
  if (!box || form.dataset['search'] !== undefined) continue;
  // The box that asked for this script has the reader already.
  if (box === document.activeElement) offerNames(form, box);
  else box.addEventListener('focus', () => offerNames(form, box), { once: true });
}

/** Registered names below a box as a reader types: arrows choose, Enter searches, Escape closes. */
function offerNames(form: HTMLFormElement, box: HTMLInputElement): void {
  const list = element('ul', 'suggestions');
  let shown: NameMatch[] = [];
  let active = -1;
  list.id = `suggestions-${form.getAttribute('aria-label') ?? ''}`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '登记的名称');
  list.hidden = true;
  form.append(list);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-expanded', 'false');

  const activate = (next: number): void => {
    active = next;
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(index === active));
    if (active < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `${list.id}-${active}`);
  };
  const show = (matches: NameMatch[]): void => {
    shown = matches;
    list.replaceChildren(...shown.map(({ name, item }, index) => optionFor(name, item, index)));
    list.hidden = shown.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    activate(-1);
  };
  const choose = (index: number): void => {
    const match = shown[index];
    if (!match) return;
    box.value = match.name;
    form.requestSubmit();
  };
  const optionFor = (name: string, { kind, names }: NameMatch['item'], index: number): Element => {
    const about = names[0] === name ? kind : `${kind}，${names[0] ?? ''}`;
    const option = element('li', '', name, element('small', '', about));
    option.id = `${list.id}-${index}`;
    option.setAttribute('role', 'option');
    // Before the box loses its focus, and with it the list its place.
    option.addEventListener('mousedown', (event) => event.preventDefault());
    option.addEventListener('click', () => choose(index));
    return option;
  };

  const names: Promise<NameIndex | undefined> = loadNames(root);
  const suggest = async (): Promise<void> => {
    const typed = box.value;
    const index = await names;
    if (typed === box.value) show(index?.suggest(typed, mostSuggestions) ?? []);
  };
  box.addEventListener('input', (event) => {
    if (!event.isComposing) void suggest();
  });
  box.addEventListener('compositionend', () => void suggest());
  box.addEventListener('blur', () => show([]));
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || shown.length === 0) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      const places = shown.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter' && active >= 0) choose(active);
    else if (event.key === 'Escape') show([]);
    else return;
    event.preventDefault();
  });
  // Who types at once has typed before this script was there.
  if (box.value !== '') void suggest();
}
