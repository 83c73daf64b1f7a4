import { childOf, childrenOf, textOf, valueOf, type XmlElement } from '../office/xml.ts';
import type { Inline } from './word-document.ts';

/** A formula as one line, and the characters of it that the file itself holds. */
export interface FormulaLine {
  inlines: Inline[];
  /** All characters of the line. */
  line: string;
  /** Those that stand in the file as text; signs that Word draws (brackets, the stroke of a fraction) are not. */
  plain: string;
}

/** Writes a formula as a line: `(a+b)/2`, `√2`, what is raised or lowered as such. */
export function writeFormula(formula: XmlElement): FormulaLine {
  const inlines = childrenOf(formula).flatMap((child) => write(child, undefined));
  return {
    inlines,
    line: inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join(''),
    plain: plainOf(formula),
  };
}

function plainOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return '';
      return child.name === 'm:t' || child.name === 'w:t' ? textOf(child) : plainOf(child);
    })
    .join('');
}

type Script = 'sup' | 'sub' | undefined;

const text = (value: string, script: Script): Inline[] =>
  value === '' ? [] : [{ kind: 'text', text: value, marks: { script } }];

const lengthOf = (inlines: readonly Inline[]): number =>
  inlines.reduce((sum, inline) => sum + (inline.kind === 'text' ? inline.text.length : 0), 0);

function write(element: XmlElement, script: Script): Inline[] {
  const part = (name: string, own: Script = script): Inline[] =>
    childrenOf(childOf(element, name)).flatMap((child) => write(child, own));
  const sign = (properties: string, name: string, usual: string): Inline[] => {
    const found = childOf(element, properties, name);
    return text(found ? (found.attributes['val'] ?? '') : usual, script);
  };
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return text(textOf(element), script);
    case 'm:f': {
      const isStacked = valueOf(childOf(element, 'm:fPr'), 'm:type') === 'noBar';
      const [over, under] = [part('m:num'), part('m:den')];
      return [
        ...grouped(over, script),
        ...text(isStacked ? ' ' : '/', script),
        ...grouped(under, script),
      ];
    }
    case 'm:sSup':
      return [...part('m:e'), ...part('m:sup', 'sup')];
    case 'm:sSub':
      return [...part('m:e'), ...part('m:sub', 'sub')];
    case 'm:sSubSup':
      return [...part('m:e'), ...part('m:sub', 'sub'), ...part('m:sup', 'sup')];
    case 'm:sPre':
      return [...part('m:sub', 'sub'), ...part('m:sup', 'sup'), ...part('m:e')];
    case 'm:limLow':
      return [...part('m:e'), ...part('m:lim', 'sub')];
    case 'm:limUpp':
      return [...part('m:e'), ...part('m:lim', 'sup')];
    case 'm:rad':
      return [...part('m:deg', 'sup'), ...text('√', script), ...grouped(part('m:e'), script)];
    case 'm:nary':
      return [
        ...sign('m:naryPr', 'm:chr', '∫'),
        ...part('m:sub', 'sub'),
        ...part('m:sup', 'sup'),
        ...part('m:e'),
      ];
    case 'm:acc':
      return [...part('m:e'), ...sign('m:accPr', 'm:chr', '\u0302')];
    case 'm:d':
      return writeDelimited(element, script, sign);
    default:
      return childrenOf(element).flatMap((child) => write(child, script));
  }
}

function writeDelimited(
  element: XmlElement,
  script: Script,
  sign: (properties: string, name: string, usual: string) => Inline[],
): Inline[] {
  const between = sign('m:dPr', 'm:sepChr', '|');
  const inner = childrenOf(element, 'm:e').flatMap((each, index) => [
    ...(index > 0 ? between : []),
    ...childrenOf(each).flatMap((child) => write(child, script)),
  ]);
  return [...sign('m:dPr', 'm:begChr', '('), ...inner, ...sign('m:dPr', 'm:endChr', ')')];
}

/** In brackets where more than one character would otherwise run into what stands beside. */
function grouped(inlines: Inline[], script: Script): Inline[] {
  const isSimple = inlines.every(
    (inline) => inline.kind === 'text' && /^[\p{L}\p{N}.,，\s]*$/u.test(inline.text),
  );
  if (isSimple || lengthOf(inlines) < 2) return inlines;
  return [...text('(', script), ...inlines, ...text(')', script)];
}
