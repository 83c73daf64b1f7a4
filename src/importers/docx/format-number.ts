import { chineseNumber } from '../../model/chinese-number.ts';

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
/** Formats that mean digits, whatever script they are set in. */
const decimal = new Set(['decimal', 'decimalHalfWidth', 'none', 'bullet']);

/** Whether a format is written as Word writes it. */
export function isKnownFormat(format: string): boolean {
  return decimal.has(format) || formatNumber(4, format) !== '4';
}

/** A number in one of Word's formats (`w:numFmt`); an unknown format is decimal, as Word shows it. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return inChinese(value);
    case 'chineseLegalSimplified':
      return inLegal(value, '零壹贰叁肆伍陆柒捌玖拾佰零');
    case 'ideographLegalTraditional':
      return inLegal(value, '零壹貳參肆伍陸柒捌玖拾佰零');
    case 'ideographEnclosedCircle':
      return value >= 1 && value <= 10
        ? String.fromCodePoint(0x3280 + value - 1)
        : inChinese(value);
    case 'ideographZodiacTraditional':
      return stems.charAt((value - 1) % 10) + branches.charAt((value - 1) % 12);
    case 'numberInDash':
      return `- ${value} -`;
    case 'chicago':
      return '*†‡§'.charAt((value - 1) % 4).repeat(Math.min(Math.ceil(value / 4), 20));
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(value)]
        .map((digit) => '〇一二三四五六七八九'.charAt(Number(digit)))
        .join('');
    case 'ideographTraditional':
      return stems.charAt((value - 1) % 10);
    case 'ideographZodiac':
      return branches.charAt((value - 1) % 12);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(value, 0x2460, 20);
    case 'decimalEnclosedParen':
      return enclosed(value, 0x2474, 20);
    case 'decimalEnclosedFullstop':
      return enclosed(value, 0x2488, 20);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'bullet':
    case 'none':
      return '';
    default:
      return String(value);
  }
}

function inLegal(value: number, digits: string): string {
  return [...inChinese(value).replace(/^十/, '一十')]
    .map((digit) => {
      const at = '〇一二三四五六七八九十百零'.indexOf(digit);
      return at < 0 ? digit : digits.charAt(at);
    })
    .join('');
}

const inChinese = (value: number): string =>
  value > 0 && value < 1000 ? chineseNumber(value) : String(value);

const enclosed = (value: number, first: number, most: number): string =>
  value >= 1 && value <= most ? String.fromCodePoint(first + value - 1) : String(value);

/** A, B … Z, AA, BB … as Word counts. */
function letters(value: number): string {
  const letter = String.fromCharCode(65 + ((value - 1) % 26));
  return letter.repeat(Math.min(Math.ceil(value / 26), 20));
}

const romans: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let written = '';
  for (const [worth, sign] of romans) {
    while (rest >= worth) {
      written += sign;
      rest -= worth;
    }
  }
  return written;
}
