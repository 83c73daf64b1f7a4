/** Characters of Word's symbol fonts that Unicode has too, by font and low byte of their code. */
const symbols: Record<string, Record<number, string>> = {
  wingdings: {
    ...run(0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿'),
    ...run(0xdf, '←→↑↓↖↗↙↘'),
    0x22: '✂',
    0x28: '☎',
    0x2a: '✉',
    0x46: '☞',
    0x4a: '☺',
    0x6c: '●',
    0x6d: '❍',
    0x6e: '■',
    0x6f: '□',
    0x71: '❑',
    0x75: '◆',
    0x76: '❖',
    0x9f: '•',
    0xa1: '○',
    0xa7: '▪',
    0xa8: '□',
    0xab: '★',
    0xb6: '☆',
    0xd8: '➢',
    0xe8: '➔',
    0xf0: '⇨',
    0xfb: '✗',
    0xfc: '✓',
    0xfd: '☒',
    0xfe: '☑',
  },
  'wingdings 2': { 0x50: '✓', 0x51: '✗', 0x52: '☑', 0x53: '☒', 0xa3: '□' },
  symbol: {
    ...run(0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'),
    ...run(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'),
    ...run(0x20, ' !'),
    ...run(0x28, '()∗+,−./0123456789:;<=>'),
    0x22: '∀',
    0x24: '∃',
    0xa3: '≤',
    0xa5: '∞',
    0xb0: '°',
    0xb1: '±',
    0xb2: '″',
    0xb3: '≥',
    0xb4: '×',
    0xb7: '•',
    0xb8: '÷',
    0xb9: '≠',
    0xba: '≡',
    0xbb: '≈',
    0xbc: '…',
    0xce: '∈',
    0xd6: '√',
    0xde: '⇒',
    0xe5: '∑',
    0xf2: '∫',
  },
};

/** Characters that follow each other from a code on. */
function run(from: number, characters: string): Record<number, string> {
  return Object.fromEntries([...characters].map((each, index) => [from + index, each]));
}

/** Stands for a character that no font of ours has. */
export const missing = '〓';

/** The character a `w:sym` shows; `〓` when it is not known. */
export function symbolCharacter(font: string, code: string): string {
  const number = Number.parseInt(code, 16);
  const isOwn = number <= 0xff || (number >= 0xf000 && number <= 0xf0ff);
  const known = isOwn ? symbols[font.trim().toLowerCase()]?.[number & 0xff] : undefined;
  if (known !== undefined) return known;
  const isPrivate = Number.isNaN(number) || (number >= 0xe000 && number <= 0xf8ff) || number < 0x20;
  return isPrivate ? missing : String.fromCodePoint(number);
}

/** Text set in a symbol font: characters in the font's own range are what they show, others stay. */
export function symbolText(font: string, text: string): string {
  return text.replace(/[\uF000-\uF0FF]/g, (character) =>
    symbolCharacter(font, character.charCodeAt(0).toString(16)),
  );
}

/** Characters that no chapter may hold; Word files hold some, where nobody sees them. */
export const unusable =
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFD-\uFFFF\uFEFF]/g;
