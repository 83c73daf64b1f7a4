/**
 * Lets a reader choose a year and see what a place or office was called then, and what it lay in. The page holds all
 * of it as tables; this reads them and adds a slider above.
 */
interface Row {
  element: HTMLTableRowElement;
  first: number;
  last: number;
}

function rowsOf(selector: string): Row[] {
  return [...document.querySelectorAll<HTMLTableRowElement>(`${selector} tbody tr`)].map(
    (element) => ({
      element,
      first: Number(element.dataset['first'] ?? -Infinity),
      last: Number(element.dataset['last'] ?? Infinity),
    }),
  );
}

/** Cells of a row under headings that say something of it besides its name and dates. */
function describe({ element }: Row): string {
  const heads = [...(element.closest('table')?.tHead?.rows[0]?.cells ?? [])];
  const cells = [...element.cells].flatMap((cell, index) => {
    const head = heads[index]?.textContent.trim() ?? '';
    const text = cell.textContent.trim();
    return cell.tagName === 'TH' || text === '' || ['起', '止', '依据'].includes(head)
      ? []
      : [head === '建制' ? text : `${head}${text}`];
  });
  const name = element.querySelector('th')?.textContent.trim() ?? '';
  return [name, ...cells].join('，');
}

function tell(year: number, names: readonly Row[], parents: readonly Row[]): string {
  const held = (rows: readonly Row[]): Row[] =>
    rows.filter(({ first, last }) => first <= year && last >= year);
  const [now, above] = [held(names), held(parents).at(-1)];
  const last = now.at(-1);
  if (!last) return `${year}年没有登记名称`;
  const before = now.slice(0, -1).map(({ element }) => element.querySelector('th')?.textContent);
  const change = before.length === 0 ? '' : `，年内由${before.join('、')}改`;
  const lay = above ? `，属${above.element.querySelector('th')?.textContent.trim() ?? ''}` : '';
  return `${year}年：${describe(last)}${change}${lay}`;
}

function addSlider(section: HTMLElement): void {
  const [names, parents] = [rowsOf('[data-history]'), rowsOf('[data-parents]')];
  const years = names.flatMap(({ first, last }) => [first, last]).filter(Number.isFinite);
  const [from, to] = [Math.min(...years), Math.max(...years, new Date().getFullYear())];
  const box = document.createElement('div');
  box.className = 'year-chooser';
  const label = document.createElement('label');
  label.textContent = '看某一年的名称';
  const slider = document.createElement('input');
  const field = document.createElement('input');
  const said = document.createElement('output');
  slider.type = 'range';
  field.type = 'number';
  slider.id = 'history-year';
  label.htmlFor = slider.id;
  field.setAttribute('aria-label', '年份');
  said.setAttribute('aria-live', 'polite');
  for (const input of [slider, field]) {
    input.min = String(from);
    input.max = String(to);
    input.value = String(to);
  }
  const show = (year: number): void => {
    said.textContent = tell(year, names, parents);
    for (const { element, first, last } of [...names, ...parents])
      element.classList.toggle('now', first <= year && last >= year);
  };
  slider.addEventListener('input', () => {
    field.value = slider.value;
    show(slider.valueAsNumber);
  });
  field.addEventListener('input', () => {
    if (!Number.isInteger(field.valueAsNumber)) return;
    slider.value = field.value;
    show(field.valueAsNumber);
  });
  box.append(label, slider, field, said);
  section.querySelector('h2')?.after(box);
  show(to);
}

const section = document.querySelector<HTMLElement>('[data-history]');
if (section) addSlider(section);
