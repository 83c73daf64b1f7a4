import { escapeHtml } from '../markdown/escape.ts';

/**
 * A text as markup whose ranges, 1986—2005 and 14:00—17:30, stay on one line: the dash between figures may not begin one
 * (GB/T 15834), which browsers do not know where words are kept whole.
 */
export function keepRanges(text: string): string {
  return escapeHtml(text).replace(/[\d:]+[—～][\d:]+/g, '<span class="range">$&</span>');
}
