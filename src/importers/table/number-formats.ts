/** Formats Excel gives numbers without writing them down. */
const builtIn: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  31: 'yyyy"年"m"月"d"日"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

export const formatById = (id: number): string | undefined => builtIn[id];

/** A number as Excel shows it in the usual formats; one it does not know comes as it is stored. */
export function showNumber(stored: string, format: string | undefined): string {
  const value = Number(stored);
  if (!Number.isFinite(value) || format === undefined || /^general$/i.test(format))
    return shortest(stored, value);
  const [pattern = ''] = format.split(';').map((part) => part.replace(/\[[^\]]*\]|_.|\*./g, ''));
  const bare = pattern.replace(/"[^"]*"|\\./g, '');
  if (/[ymd]/i.test(bare) && !/[#0]/.test(bare)) return showDate(value, pattern);
  const [, digits] = /^[^#0]*([#0,]*[#0](?:\.[0#]+)?)[^#0]*$/.exec(bare) ?? [];
  if (digits === undefined || /[eE?/@]/.test(bare)) return shortest(stored, value);
  const percent = bare.includes('%') ? 100 : 1;
  const decimals = /\.([0#]+)/.exec(digits)?.[1] ?? '';
  let text = roundHalfUp(Math.abs(value) * percent, decimals.length);
  const optional = /#*$/.exec(decimals)?.[0].length ?? 0;
  for (let left = optional; left > 0 && text.endsWith('0'); left--) text = text.slice(0, -1);
  text = text.replace(/\.$/, '');
  if (digits.includes(',')) text = text.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  const sign = value < 0 && /[1-9]/.test(text) ? '-' : '';
  const [before = '', after = ''] = pattern
    .split(/[#0][#0,]*(?:\.[0#]+)?/)
    .map((part) => part.replace(/"([^"]*)"|\\(.)/g, '$1$2'));
  return `${sign}${before}${text}${after}`;
}

/** Excel stores 0.1 + 0.2 to seventeen digits and shows fifteen at most. */
function shortest(stored: string, value: number): string {
  if (!Number.isFinite(value)) return stored;
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? stored : text;
}

function roundHalfUp(value: number, decimals: number): string {
  const exact = Number(value.toPrecision(15));
  const shifted = Math.round(Number(`${exact}e${decimals}`));
  return Number.isFinite(shifted) && Math.abs(shifted) < 1e15
    ? (shifted / 10 ** decimals).toFixed(decimals)
    : exact.toFixed(decimals);
}

/** Days since the last of 1899, as Excel counts. */
function showDate(serial: number, pattern: string): string {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400_000));
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const fields: Record<string, string> = {
    yyyy: String(day.getUTCFullYear()),
    yy: pad(day.getUTCFullYear() % 100, 2),
    mm: pad(day.getUTCMonth() + 1, 2),
    m: String(day.getUTCMonth() + 1),
    dd: pad(day.getUTCDate(), 2),
    d: String(day.getUTCDate()),
  };
  return pattern
    .replace(
      /"([^"]*)"|\\(.)|(yyyy|yy|mm|m|dd|d)/gi,
      (_, quoted?: string, escaped?: string, field?: string) =>
        field === undefined ? (quoted ?? escaped ?? '') : (fields[field.toLowerCase()] ?? field),
    )
    .replace(/[@;]+$/, '');
}
