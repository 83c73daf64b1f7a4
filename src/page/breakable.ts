import { escapeHtml } from '../markdown/escape.ts';

/** An address of the web or of mail as markup that a narrow column cuts after its marks, not within a name. */
export function breakable(address: string): string {
  return escapeHtml(address).replace(/[./@](?=.)/g, '$&<wbr>');
}
