/** Red, green and blue, 0–255. */
type Rgb = readonly [number, number, number];

/** Custom properties of one scheme of colours, by name without the dashes. */
export type Palette = Record<
  | 'paper'
  | 'paper-deep'
  | 'ink'
  | 'ink-soft'
  | 'rule'
  | 'accent'
  | 'on-accent'
  | 'tint'
  | 'mark'
  | 'cloth'
  | 'on-cloth'
  | 'seal',
  string
>;

export type Scheme = 'light' | 'dark';

const bases: Record<Scheme, Omit<Palette, 'accent' | 'on-accent' | 'tint' | 'cloth'>> = {
  light: {
    paper: '#fdfcf8',
    'paper-deep': '#f4f1e9',
    ink: '#1f1d1a',
    'ink-soft': '#5a544b',
    rule: '#d8d2c4',
    mark: '#ffe7a3',
    'on-cloth': '#fbf7ec',
    seal: '#a5301f',
  },
  dark: {
    paper: '#171614',
    'paper-deep': '#211f1c',
    ink: '#e8e3d8',
    'ink-soft': '#b4ac9e',
    rule: '#443f37',
    mark: '#5f4a12',
    'on-cloth': '#f3eee2',
    seal: '#b8442f',
  },
};

const stark: Record<Scheme, Partial<Palette>> = {
  light: {
    paper: '#ffffff',
    'paper-deep': '#ffffff',
    ink: '#000000',
    'ink-soft': '#000000',
    rule: '#000000',
    mark: '#ffe100',
    'on-cloth': '#ffffff',
  },
  dark: {
    paper: '#000000',
    'paper-deep': '#000000',
    ink: '#ffffff',
    'ink-soft': '#ffffff',
    rule: '#ffffff',
    mark: '#6b4e00',
    'on-cloth': '#ffffff',
  },
};

/**
 * The colours of one scheme. Whatever colour a county chooses, words in it and words on it keep their contrast: it is
 * made darker or lighter until they do (WCAG: 4.5 is AA, 7 is AAA).
 */
export function palette(county: string, scheme: Scheme, isStark = false): Palette {
  const base = { ...bases[scheme], ...(isStark ? stark[scheme] : {}) };
  const colour = parse(county);
  const end = scheme === 'light' ? black : white;
  const accent = pull(colour, end, parse(base['paper-deep']), isStark ? 9 : 5.5);
  const cloth = pull(
    scheme === 'light' ? colour : mix(colour, black, 0.45),
    black,
    parse(base['on-cloth']),
    isStark ? 12 : 8,
  );
  return {
    ...base,
    accent: format(accent),
    'on-accent': scheme === 'light' ? '#ffffff' : '#12110f',
    tint: isStark ? base.paper : format(mix(parse(base.paper), colour, 0.09)),
    cloth: format(cloth),
  };
}

/** Style sheet that gives every scheme its custom properties: the device's choice, then the reader's. */
export function colourSheet(county: string): string {
  const rules = ({ ...colours }: Palette, scheme: Scheme): string =>
    `{color-scheme:${scheme};${Object.entries(colours)
      .map(([name, value]) => `--${name}:${value}`)
      .join(';')}}`;
  const light = rules(palette(county, 'light'), 'light');
  const dark = rules(palette(county, 'dark'), 'dark');
  const starkLight = rules(palette(county, 'light', true), 'light');
  const starkDark = rules(palette(county, 'dark', true), 'dark');
  const isDark = '(prefers-color-scheme:dark)';
  const unchosen = ':root:not([data-theme])';
  return [
    `:root{--county:${county}}`,
    `:root${light}`,
    `@media ${isDark}{${unchosen}${dark}}`,
    `[data-theme=dark]${dark}`,
    `@media (prefers-contrast:more){:root${starkLight}[data-theme=dark]${starkDark}}`,
    `@media (prefers-contrast:more) and ${isDark}{${unchosen}${starkDark}}`,
    `[data-contrast]${starkLight}`,
    `@media ${isDark}{[data-contrast]:not([data-theme])${starkDark}}`,
    `[data-contrast][data-theme=dark]${starkDark}`,
  ].join('');
}

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** Moves a colour towards an end by as little as gives the contrast with `against`, or to the end itself. */
function pull(colour: Rgb, end: Rgb, against: Rgb, least: number): Rgb {
  for (let step = 0; step < 50; step++) {
    const tried = mix(colour, end, step / 50);
    // Rounded as it will be written.
    if (contrast(parse(format(tried)), against) >= least) return tried;
  }
  return end;
}

/** Contrast of two colours as WCAG 2 reckons it, from 1 to 21. */
export function contrastOf(first: string, second: string): number {
  return contrast(parse(first), parse(second));
}

function contrast(first: Rgb, second: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2): number => from[index] + (to[index] - from[index]) * share;
  return [part(0), part(1), part(2)];
}

function parse(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function format(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}
