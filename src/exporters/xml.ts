import { escapeHtml } from '../markdown/escape.ts';

// eslint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text for XML: what XML 1.0 cannot hold is left out, the rest escaped. */
export function xmlText(text: string): string {
  return escapeHtml(text.toWellFormed().replace(forbidden, ''));
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** An element with text; nothing when there is none. */
export function element(name: string, text: string | undefined, attributes = ''): string {
  return text === undefined || text === ''
    ? ''
    : `<${name}${attributes === '' ? '' : ` ${attributes}`}>${xmlText(text)}</${name}>`;
}

/** Puts elements on lines of their own; those that are nothing are left out. */
export function lines(...parts: (string | readonly string[])[]): string {
  return parts
    .flat()
    .filter((part) => part !== '')
    .join('\n');
}
