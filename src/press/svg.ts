/**
 * Elements a vector picture may hold: shapes, text, gradients and what positions them. Anything that runs, loads or
 * embeds is not among them.
 */
const elements = new Set([
  'svg',
  'g',
  'defs',
  'title',
  'desc',
  'metadata',
  'style',
  'symbol',
  'use',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'textpath',
  'lineargradient',
  'radialgradient',
  'stop',
  'pattern',
  'clippath',
  'mask',
  'marker',
  'filter',
  'fegaussianblur',
  'feoffset',
  'feblend',
  'fecolormatrix',
  'fecomposite',
  'feflood',
  'femerge',
  'femergenode',
  'feturbulence',
  'fedisplacementmap',
  'femorphology',
]);

/** Reads the size of an SVG picture, or says why it may not be used. */
export function readSvg(source: string): { width: number; height: number } | { problem: string } {
  if (/<!doctype|<!entity|<\?xml-stylesheet|<!\[cdata\[/i.test(source)) {
    return { problem: '文件里有 DOCTYPE、实体或样式表声明。请用绘图软件另存为“普通 SVG”。' };
  }
  const root = /<svg\b([^>]*)>/i.exec(source)?.[1];
  if (root === undefined) return { problem: '文件里没有 <svg>，不是矢量图。' };
  for (const [, name = ''] of source.matchAll(/<\/?([a-zA-Z][\w:.-]*)/g)) {
    const local = name.toLowerCase().replace(/^svg:/, '');
    // Drawing programs leave elements of their own, which browsers do not draw.
    if (!elements.has(local) && !/^(?:sodipodi|inkscape|rdf|cc|dc):/.test(local)) {
      return { problem: `文件里有 <${name}>，矢量图里只能有图形和文字。请删去后另存。` };
    }
  }
  // A backslash would let CSS spell a forbidden word another way.
  if (source.includes('\\')) return { problem: '文件里有反斜杠。请删去后另存。' };
  const active = /\s(on[a-z]+)\s*=|(javascript:)|@import|expression\(/i.exec(source);
  if (active)
    return {
      problem: `文件里有会运行的内容（${(active[1] ?? active[2] ?? active[0]).trim()}）。请删去后另存。`,
    };
  const outside = /(?:href|src)\s*=\s*["']\s*(?!#)([^"']*)|url\(\s*["']?\s*(?!#)([^)"']*)/i.exec(
    source,
  );
  if (outside)
    return {
      problem: `文件引用了外部内容 ${(outside[1] ?? outside[2] ?? '').slice(0, 40)}。请把图画在文件里，不要链接。`,
    };
  return sizeOf(root);
}

function sizeOf(root: string): { width: number; height: number } | { problem: string } {
  const box = /viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(root);
  const length = (name: string): number =>
    Number(new RegExp(String.raw`\s${name}\s*=\s*["']([\d.]+)(?:px)?["']`, 'i').exec(root)?.[1]);
  const width = Number(box?.[1] ?? length('width'));
  const height = Number(box?.[2] ?? length('height'));
  if (!(width > 0 && height > 0))
    return { problem: '文件没有写明大小。请写 viewBox 或 width 与 height。' };
  return { width: Math.round(width), height: Math.round(height) };
}
