import { apart, blockTags, ownAttribute } from '../../search/page-text.ts';
import type { IndexedPlace, IndexedText } from './passages.ts';

/** An element that is open while a page is read. */
interface Open {
  tag: string;
  isApart: boolean;
  isOwn: boolean;
  /** Number of the block the element's text belongs to, and of the row of a table. */
  block: number;
  row: number;
  heading: IndexedPlace | undefined;
}

const pieces =
  /<!--[^]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*(\/?)>|[^<]+/g;
const voids = new Set([
  'area',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'source',
  'track',
  'wbr',
]);
const blocks: ReadonlySet<string> = new Set(blockTags);
const apartTags: ReadonlySet<string> = new Set(apart.tags);

/**
 * Text of a finished page that is its own (`ownAttribute`), a line a block, cells of a row parted by tabs; its title is
 * its first heading. Undefined where nothing on the page is its own.
 */
export function readOwnText(html: string): IndexedText | undefined {
  const from = html.indexOf('<main');
  if (from < 0 || !html.includes(` ${ownAttribute}`, from)) return undefined;
  const reading = new Reading();
  for (const piece of html.slice(from, html.lastIndexOf('</main>')).matchAll(pieces)) {
    const [whole, close, tag, attributes = '', selfClosed] = piece;
    if (tag === undefined) {
      if (!whole.startsWith('<')) reading.add(decode(whole));
    } else if (close === '/') reading.close(tag.toLowerCase());
    else {
      reading.open(tag.toLowerCase(), attributes);
      if (selfClosed === '/' || voids.has(tag.toLowerCase())) reading.close(tag.toLowerCase());
    }
  }
  return reading.done();
}

/** A page being read. */
class Reading {
  private readonly stack: Open[] = [
    { tag: '', isApart: false, isOwn: false, block: 0, row: 0, heading: undefined },
  ];
  private count = 0;
  private title = '';
  private text = '';
  private readonly places: IndexedPlace[] = [];
  /** Block and row of the text that was added last. */
  private last = { block: -1, row: 0 };

  private get inner(): Open {
    return this.stack.at(-1) as Open;
  }

  open(tag: string, attributes: string): void {
    const around = this.inner;
    const isOwnHere = new RegExp(`\\s${ownAttribute}(?=[\\s=]|$)`).test(attributes);
    const classes = /\sclass\s*=\s*"([^"]*)"/.exec(attributes)?.[1]?.split(/\s+/) ?? [];
    this.stack.push({
      tag,
      isApart:
        around.isApart ||
        apartTags.has(tag) ||
        apart.classes.some((name) => classes.includes(name)),
      isOwn: around.isOwn || isOwnHere,
      block: blocks.has(tag) || isOwnHere ? ++this.count : around.block,
      row: tag === 'tr' ? ++this.count : around.row,
      heading: headingOf(tag, attributes) ?? around.heading,
    });
  }

  close(tag: string): void {
    const at = this.stack.findLastIndex((element) => element.tag === tag);
    // What is closed without having been opened is no element.
    if (at > 0) this.stack.length = at;
  }

  add(words: string): void {
    const { tag, isApart, isOwn, block, row, heading } = this.inner;
    if (isApart) return;
    if (!isOwn) {
      if (this.stack.some((element) => element.tag === 'h1')) this.title += words;
      return;
    }
    const isNew = block !== this.last.block;
    if (isNew && words.trim() === '') return;
    if (isNew) {
      const isNextCell = row !== 0 && row === this.last.row && tag !== 'caption';
      this.text = this.text.trimEnd();
      if (this.text !== '') this.text += isNextCell ? '\t' : '\n';
      this.last = { block, row };
    }
    if (heading && heading.start < 0) {
      heading.start = this.text.length;
      this.places.push(heading);
    }
    const added = words.replace(/\s+/g, ' ');
    if (heading) heading.title += added;
    this.text += isNew ? added.trimStart() : added;
  }

  done(): IndexedText | undefined {
    const text = this.text.trimEnd();
    if (text === '') return undefined;
    const places = this.places.map((place) => ({ ...place, title: place.title.trim() }));
    return { title: this.title.replace(/\s+/g, ' ').trim(), text, places };
  }
}

/** A heading that can be led to; where it begins is known with its first words. */
function headingOf(tag: string, attributes: string): IndexedPlace | undefined {
  const anchor = /\sid\s*=\s*"([^"]+)"/.exec(attributes)?.[1];
  if (!/^h[2-6]$/.test(tag) || anchor === undefined) return undefined;
  return { start: -1, anchor: decode(anchor), title: '', depth: Number(tag[1]) };
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#[xX]([\da-fA-F]+)|([a-z]+));/g,
    (entity, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? entity;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}
