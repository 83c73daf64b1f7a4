import { create } from 'qrcode';
import { escapeHtml } from '../markdown/escape.ts';

/** Modules of quiet around the code, as the standard asks. */
const quiet = 4;

/** A text as a QR code, drawn as SVG: black on white whatever the page's colours, since readers need the contrast. */
export function renderMailCode(text: string, label: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * quiet;
  const rows = Array.from({ length: modules.size }, (_, row) => {
    const dark = Array.from({ length: modules.size }, (_, column) => modules.get(row, column));
    return dark
      .map((isDark, column) => (isDark ? `M${column + quiet} ${row + quiet}h1v1h-1z` : ''))
      .join('');
  });
  return `<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${rows.join('')}"/></svg>`;
}
