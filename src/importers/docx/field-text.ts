import { symbolCharacter } from './symbols.ts';

/** What a field shows that keeps no result: Word draws it anew each time from its code. */
export interface DrawnField {
  text: string;
  /** Its reading, set above it: the phonetic guide of old versions. */
  reading?: string;
}

/**
 * What a field without a kept result shows: `EQ \o\ac(○,一)` is a character in a ring, `EQ \f(1,2)` a fraction.
 *
 * @returns undefined when its code does not say.
 */
export function drawField(code: string): DrawnField | undefined {
  const [, name = '', rest = ''] = /^\s*(\S+)\s*([^]*)$/.exec(code) ?? [];
  if (/^symbol$/i.test(name)) return drawSymbol(rest);
  if (!/^eq$/i.test(name)) return undefined;
  const plain = rest.replace(/\\\*\s*(?:"[^"]*"|\S+)/g, '').trim();
  const drawn = draw(parse({ code: [...plain], at: 0 }));
  return drawn.text.trim() === '' ? undefined : drawn;
}

/** `8730 \f "Symbol"`; numbers are decimal unless they begin with `0x`. */
function drawSymbol(rest: string): DrawnField | undefined {
  const [number = ''] = rest.split(/\s/);
  const font = /\\f\s*(?:"([^"]*)"|(\S+))/i.exec(rest);
  const text = symbolCharacter(font?.[1] ?? font?.[2] ?? '', Number(number).toString(16));
  return { text };
}

type Node = string | { name: string; parts: Node[][] };

/** Reads switches with what stands in their brackets: `\o\ac(○,\s\up 9(一))`. */
function parse(source: { code: string[]; at: number }, isInner = false): Node[] {
  const nodes: Node[] = [];
  const { code } = source;
  while (source.at < code.length) {
    const sign = code[source.at] ?? '';
    if (isInner && /[,;，；)]/.test(sign)) break;
    const [whole, name = ''] =
      sign === '\\'
        ? (/^((?:\\[a-z]+\s*-?\d*\s*)+)\(/i.exec(code.slice(source.at, source.at + 60).join('')) ??
          [])
        : [];
    if (whole === undefined) {
      if (sign === '\\') source.at++;
      nodes.push(code[source.at] ?? '');
      source.at++;
      continue;
    }
    source.at += [...whole].length;
    const parts: Node[][] = [];
    do {
      parts.push(parse(source, true));
    } while (/[,;，；]/.test(code[source.at++] ?? ''));
    nodes.push({ name: name.toLowerCase().replace(/\s/g, ''), parts });
  }
  return nodes;
}

function draw(nodes: readonly Node[]): DrawnField {
  const drawn = nodes.map((node): DrawnField => {
    if (typeof node === 'string') return { text: node };
    const parts = node.parts.map((part) => draw(part).text);
    if (node.name.startsWith('\\f')) return { text: parts.join('/') };
    if (node.name.startsWith('\\r')) return { text: `√${parts.at(-1) ?? ''}` };
    if (node.name.startsWith('\\l')) return { text: parts.join('，') };
    return node.name.startsWith('\\o') ? drawOver(node.parts) : { text: parts.join('') };
  });
  const reading = drawn.find((each) => each.reading !== undefined)?.reading;
  const text = drawn.map((each) => each.text).join('');
  return reading === undefined ? { text } : { text, reading };
}

/** Characters set over each other: a ring round one, or a reading above it. */
function drawOver(parts: readonly Node[][]): DrawnField {
  const raised = parts.find(
    ([node]) => typeof node === 'object' && node.name.startsWith('\\s\\up'),
  );
  const texts = parts.filter((part) => part !== raised).map((part) => draw(part).text);
  if (raised && texts.join('') !== '') return { text: texts.join(''), reading: draw(raised).text };
  const [ring = '', inner = ''] = texts;
  const enclosing = { '○': '\u20DD', 〇: '\u20DD', '□': '\u20DE', '△': '\u20E4' }[ring.trim()];
  if (texts.length !== 2 || enclosing === undefined || inner.trim() === '')
    return { text: texts.join('') };
  return { text: inRing(inner.trim(), enclosing) };
}

function inRing(inner: string, enclosing: string): string {
  if (enclosing === '\u20DD') {
    const number = /^(?:[1-9]|1\d|20)$/.test(inner) ? Number(inner) : 0;
    if (number > 0) return String.fromCodePoint(0x2460 + number - 1);
    const digit = inner.length === 1 ? '一二三四五六七八九十'.indexOf(inner) : -1;
    if (digit >= 0) return String.fromCodePoint(0x3280 + digit);
  }
  return [...inner].map((character) => character + enclosing).join('');
}
