import { escapeHtml } from '../markdown/escape.ts';
import { qrCode } from './qr.ts';

/** Modules of quiet around the code, as the standard asks. */
const quiet = 4;

/**
 * A text as a QR code, drawn as SVG: black on white whatever the page's colours, since readers need the contrast.
 * Empty for a text too long for a code; it is for the page to give it in words as well.
 */
export function renderMailCode(text: string, label: string): string {
  const code = qrCode(text);
  if (code === undefined) return '';
  const side = code.size + 2 * quiet;
  const box = `-${quiet} -${quiet} ${side} ${side}`;
  return `<svg class="qr" viewBox="${box}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M-${quiet}-${quiet}h${side}v${side}h-${side}z"/><path fill="#000" d="${code.path}"/></svg>`;
}
