import type { Convert } from '../../page/hanzi/convert.ts';

/** Text of an SVG file in another script; what styles and tags say stays. */
export function convertDrawing(svg: string, convert: Convert): string {
  return svg.replace(/(<style[^>]*>[^]*?<\/style>)|(?<=>)[^<]+/g, (text, style?: string) =>
    style === undefined ? convert(text) : text,
  );
}

/**
 * Words in drawings follow the page. A drawing is a file of its own, so it is read, turned and shown in the place of
 * the file by a style sheet: the page itself stays as it is, and the way back is an empty sheet. From `file://`
 * nothing can be read, and drawings stay as they were drawn.
 */
export class HanziDrawings {
  private readonly sheet = new CSSStyleSheet();
  private readonly sources = new Map<string, Promise<string | undefined>>();
  /** What was asked for last: an answer that comes late changes nothing. */
  private asked = 0;

  constructor() {
    document.adoptedStyleSheets.push(this.sheet);
  }

  /** Shows the drawings that `isMeant` in the other script, all others as they were drawn. */
  async show(isMeant: (image: Element) => boolean, convert: Convert): Promise<void> {
    const now = ++this.asked;
    const images = [...document.querySelectorAll('main img[src$=".svg"]')].filter(isMeant);
    const addresses = [...new Set(images.map((image) => image.getAttribute('src') ?? ''))];
    const rules = await Promise.all(
      addresses.map(async (address) => {
        const svg = await this.read(address);
        return svg === undefined ? '' : ruleFor(address, convertDrawing(svg, convert));
      }),
    );
    if (now === this.asked) this.sheet.replaceSync(rules.join('\n'));
  }

  private read(address: string): Promise<string | undefined> {
    const known = this.sources.get(address);
    if (known !== undefined) return known;
    const source = fetch(address)
      .then((answer) => (answer.ok ? answer.text() : undefined))
      .catch(() => undefined);
    this.sources.set(address, source);
    return source;
  }
}

function ruleFor(address: string, svg: string): string {
  const data = encodeURIComponent(svg).replace(
    /['()]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `img[src="${CSS.escape(address)}"] { content: url("data:image/svg+xml,${data}"); }`;
}
