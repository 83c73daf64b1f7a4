/**
 * Looks that came after SVG 1.1: as attributes checkers of EPUB take them for mistakes, in `style` they are free.
 */
const late =
  /\s(paint-order|vector-effect|mix-blend-mode|isolation|transform-origin|transform-box|mask-type)="([^"]*)"/g;

/** A drawing for a book: what it looks like stays, its own size and shapes too. */
export function svgPicture(svg: string): string {
  return svg.replace(/<[a-z][^<>]*>/gi, (tag) => {
    const styles = Array.from(tag.matchAll(late), ([, name, value]) => `${name}:${value}`);
    if (styles.length === 0) return tag;
    const bare = tag.replace(late, '');
    const isStyled = /\sstyle="/.test(bare);
    return isStyled
      ? bare.replace(/\sstyle="/, ` style="${styles.join(';')};`)
      : bare.replace(/\s*\/?>$/, (end) => ` style="${styles.join(';')}"${end.trim()}`);
  });
}
