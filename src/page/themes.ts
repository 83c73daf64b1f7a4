import { escapeHtml } from '../markdown/escape.ts';
import { themeAnchor } from '../markdown/page.ts';
import { addresses, relativeAddress, unitAddress } from '../model/address.ts';
import type { SpokenTheme } from './portal-data.ts';

/** A theme and every passage of every interview that speaks of it. */
interface Theme {
  theme: string;
  uses: SpokenTheme[];
}

/** Themes, those spoken of most first; passages in the order of the works. */
export function themesOf(spoken: readonly SpokenTheme[]): Theme[] {
  const byTheme = [...Map.groupBy(spoken, ({ theme }) => theme)];
  return byTheme
    .map(([theme, uses]) => ({ theme, uses }))
    .sort((a, b) => b.uses.length - a.uses.length);
}

/** The page's body: an overview with counts, then each theme with its passages. */
export function renderThemes(
  themes: readonly Theme[],
  titles: ReadonlyMap<string, string>,
): string {
  const overview = themes.map(
    ({ theme, uses }) =>
      `<li><a href="#${escapeHtml(themeAnchor(theme))}">${escapeHtml(theme)} <small>${uses.length} 段</small></a></li>`,
  );
  const sections = themes.map(
    ({ theme, uses }) =>
      `<section><h2 id="${escapeHtml(themeAnchor(theme))}">${escapeHtml(theme)}</h2><ul class="passages">${uses.map((use) => renderUse(use, titles)).join('')}</ul></section>`,
  );
  return `<ul class="theme-index">${overview.join('')}</ul>${sections.join('')}`;
}

function renderUse(
  { chapter, chapterTitle, work, anchor, time, text }: SpokenTheme,
  titles: ReadonlyMap<string, string>,
): string {
  const href = relativeAddress(addresses.themes, `${unitAddress(chapter)}#${anchor}`);
  return `<li><p>${escapeHtml(text.replaceAll('\n', ''))}</p><a href="${escapeHtml(href)}">${escapeHtml(titles.get(work) ?? '')} · ${escapeHtml(chapterTitle)}　${time}</a></li>`;
}
