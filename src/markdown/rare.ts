import { escapeHtml } from './escape.ts';

/** Ideographs past the first plane: few devices have a typeface for them. */
const pastFirstPlane = /[\ud840-\ud8bf][\udc00-\udfff]/g;

/** Those, Extension A, late additions, compatibility forms, and the signs that describe a character by its parts. */
const rare =
  /[\u2ff0-\u2fff\u31c0-\u31ef\u3400-\u4dbf\u9fa6-\u9fff\uf900-\ufaff]|[\ud840-\ud8bf][\udc00-\udfff]/g;

/** Characters of a text that common devices may not show, each once, in order of their code points. */
export function rareCharacters(text: string): string[] {
  const found = text.match(rare);
  if (found === null) return [];
  return [...new Set(found)].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
}

export function codeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Marks what may not be shown, in HTML whose text is escaped already. */
export function markRare(html: string): string {
  return html.replace(
    pastFirstPlane,
    (character) => `<span class="rare" title="${codeName(character)}">${character}</span>`,
  );
}

/**
 * Puts what a character looks like in place of it where no typeface draws it. The character itself stays in the text,
 * for copying and for those who listen.
 *
 * @param undrawn description of each character without a typeface, such as its parts.
 */
export function describeUndrawn(html: string, undrawn: Readonly<Record<string, string>>): string {
  return html.replace(
    /<span class="rare" title="(U\+[0-9A-F]+)">([^<]+)<\/span>/g,
    (marked, code: string, character: string) => {
      const parts = undrawn[character];
      if (parts === undefined) return marked;
      const said = escapeHtml(parts);
      const title = parts === code ? code : `${said}，${code}`;
      return `<span class="rare undrawn" title="${title}" data-parts="${said}"><span>${character}</span></span>`;
    },
  );
}
