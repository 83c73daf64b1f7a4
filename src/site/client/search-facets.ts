import { eras } from '../../model/eras.ts';
import { facets } from '../../search/contract.ts';
import { labelOf, valuesMeant } from '../../search/facet-value.ts';
import { button, element } from './element.ts';

type Counts = Record<string, Record<string, number>>;
export type Chosen = Record<string, string[]>;

/** The facets beside the results: several values of a group add to one another, groups narrow one another. */
export interface Facets {
  chosen(): Chosen;
  /** Shows how many chapters each value would give, and which values are chosen. */
  show(counts: Counts, chosen: Chosen): void;
}

/** So many values of a group are shown before the rest is asked for. */
const fewValues = 8;

interface Group {
  name: string;
  show(counts: Record<string, number>, chosen: readonly string[]): void;
  chosen(): string[];
}

/** @param all every value of every group, with its number of chapters, in the order of the index. */
export function openFacets(
  sheet: HTMLElement,
  place: HTMLElement,
  all: Counts,
  onChange: () => void,
): Facets {
  const groups = Object.values(facets)
    .filter((name) => Object.keys(all[name] ?? {}).length > 0)
    .map((name) => openGroup(place, name, all[name] ?? {}, onChange));
  return {
    chosen: () => {
      const chosen: Chosen = {};
      for (const group of groups) {
        const values = group.chosen();
        if (values.length > 0) chosen[group.name] = values;
      }
      return chosen;
    },
    show: (counts, chosen) => {
      for (const group of groups) group.show(counts[group.name] ?? {}, chosen[group.name] ?? []);
      sheet.hidden = place.querySelector('fieldset:not([hidden])') === null;
    },
  };
}

function openGroup(
  place: HTMLElement,
  name: string,
  all: Record<string, number>,
  onChange: () => void,
): Group {
  let isWhole = false;
  const lines = inOrder(name, all).map((value) => openValue(value, onChange));
  const more = button('', () => {
    isWhole = !isWhole;
    arrange();
  });
  const set = element('fieldset', 'facet', element('legend', '', name));
  set.append(...lines.map(({ label }) => label), more);
  place.append(set);

  // Lines keep their order, so that the one a reader is at stays where it is.
  const arrange = (): void => {
    const there = lines.filter(({ count, box }) => count > 0 || box.checked);
    // A button that would show two more is no shorter than the two.
    const few = there.length <= fewValues + 2 ? there.length : fewValues;
    const most = [...there].sort((a, b) => b.count - a.count).slice(0, few);
    const rest = there.length - few;
    for (const line of lines) {
      const isShown = there.includes(line) && (isWhole || line.box.checked || most.includes(line));
      line.label.hidden = !isShown && line.box !== document.activeElement;
    }
    more.hidden = rest <= 0;
    more.textContent = isWhole ? '收起' : `还有 ${rest} 项`;
    more.setAttribute('aria-expanded', String(isWhole));
    more.setAttribute('aria-label', `${name}：${more.textContent}`);
    set.hidden = there.length === 0;
  };
  return {
    name,
    chosen: () => lines.filter(({ box }) => box.checked).map(({ value }) => value),
    show: (counts, chosen) => {
      const known = lines.map(({ value }) => value);
      const meant = new Set(chosen.flatMap((value) => valuesMeant(value, known)));
      for (const line of lines) line.show(counts[line.value] ?? 0, meant.has(line.value));
      arrange();
    },
  };
}

/** Years and periods as they come, all else by how often it stands in the portal. */
function inOrder(name: string, all: Record<string, number>): string[] {
  const values = Object.keys(all);
  if (name === facets.year) return values;
  const periods: readonly string[] = eras.map((era) => era.name);
  // Periods of an old gazetteer's own naming come last.
  const rank = (period: string): number =>
    periods.includes(period) ? periods.indexOf(period) : periods.length;
  return name === facets.era
    ? values.sort((a, b) => rank(a) - rank(b))
    : values.sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0));
}

interface Line {
  value: string;
  label: HTMLLabelElement;
  box: HTMLInputElement;
  count: number;
  show(count: number, isChosen: boolean): void;
}

function openValue(value: string, onChange: () => void): Line {
  const box = element('input', '');
  const number = element('small', '');
  box.type = 'checkbox';
  box.addEventListener('change', onChange);
  const line: Line = {
    value,
    box,
    label: element('label', '', box, ` ${labelOf(value)} `, number),
    count: 0,
    show: (count, isChosen) => {
      line.count = count;
      box.checked = isChosen;
      number.textContent = String(count);
    },
  };
  return line;
}
