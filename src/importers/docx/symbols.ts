/** Characters of Word's symbol fonts that Unicode has too, by font and low byte of their code. */
const symbols: Record<string, Record<number, string>> = {
  wingdings: {
    0x6c: '●',
    0x6e: '■',
    0x6f: '□',
    0x71: '❑',
    0x75: '◆',
    0x76: '❖',
    0xa1: '○',
    0xa7: '▪',
    0xa8: '□',
    0xd8: '➢',
    0xe0: '→',
    0xfb: '✗',
    0xfc: '✓',
    0xfd: '☒',
    0xfe: '☑',
  },
  'wingdings 2': { 0x50: '✓', 0x51: '✗', 0x52: '☑', 0x53: '☒', 0xa3: '□' },
  symbol: {
    0x61: 'α',
    0x62: 'β',
    0x67: 'γ',
    0x6d: 'μ',
    0x70: 'π',
    0xa3: '≤',
    0xb0: '°',
    0xb1: '±',
    0xb3: '≥',
    0xb4: '×',
    0xb7: '·',
    0xb8: '÷',
    0xb9: '≠',
    0xbb: '≈',
    0xe5: '∑',
  },
};

/** Stands for a character that no font of ours has. */
export const missing = '〓';

/** The character a `w:sym` shows; `〓` when it is not known. */
export function symbolCharacter(font: string, code: string): string {
  const number = Number.parseInt(code, 16);
  const known = symbols[font.trim().toLowerCase()]?.[number & 0xff];
  if (known !== undefined) return known;
  const isPrivate = Number.isNaN(number) || (number >= 0xe000 && number <= 0xf8ff) || number < 0x20;
  return isPrivate ? missing : String.fromCodePoint(number);
}

/** Characters that no chapter may hold; Word files hold some, where nobody sees them. */
export const unusable =
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFD-\uFFFF\uFEFF]/g;
