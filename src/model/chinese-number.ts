const digits = '〇一二三四五六七八九';

/** 1 → 一, 20 → 二十, 105 → 一百零五; for numbers from 1 to 999. */
export function chineseNumber(value: number): string {
  const digit = (power: number): number => Math.floor(value / power) % 10;
  const hundreds = digit(100) > 0 ? `${digits.charAt(digit(100))}百` : '';
  const leading = digit(10) === 1 && hundreds === '' ? '' : digits.charAt(digit(10));
  const tens = digit(10) > 0 ? `${leading}十` : hundreds !== '' && digit(1) > 0 ? '零' : '';
  return hundreds + tens + (digit(1) > 0 ? digits.charAt(digit(1)) : '');
}

/** Chinese or Arabic digits at the start of a text, and what follows: 一百八 → 108, 廿三上 → 23 and 上. */
export function readNumber(text: string): { value: number; rest: string } | undefined {
  const [found] = /^[〇零一二三四五六七八九十百廿卅\d]+/.exec(text) ?? [];
  if (found === undefined) return undefined;
  const rest = text.slice(found.length);
  if (/^\d+$/.test(found)) return { value: Number(found), rest };
  let value = 0;
  let digit = 0;
  for (const character of found.replace(/廿/g, '二十').replace(/卅/g, '三十')) {
    if (character === '百' || character === '十') {
      value += (digit || 1) * (character === '百' ? 100 : 10);
      digit = 0;
    } else
      digit = /\d/.test(character)
        ? digit * 10 + Number(character)
        : Math.max(digits.indexOf(character), 0);
  }
  return { value: value + digit, rest };
}
