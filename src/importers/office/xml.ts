import { SaxesParser } from 'saxes';
import { OfficeRefusal } from './open-package.ts';

/** An element of an Office part; names carry the usual short prefix of their namespace (`w:p`), whatever the file used. */
export interface XmlElement {
  name: string;
  /** `val` as `val` when it has the element's own namespace or none, else with its prefix (`r:id`). */
  attributes: Record<string, string>;
  children: XmlNode[];
}

type XmlNode = XmlElement | string;

/** Namespaces of Office, both of the usual and of the strict form, by the last word of their address. */
const prefixes: readonly [RegExp, string][] = [
  [/\/wordprocessingml(?:\/2006)?\/main$/, 'w'],
  [/\/spreadsheetml(?:\/2006)?\/main$/, 's'],
  [/\/officeDocument(?:\/2006)?\/relationships$/, 'r'],
  [/\/package\/2006\/relationships$/, 'rel'],
  [/\/package\/2006\/content-types$/, 'ct'],
  [/\/officeDocument(?:\/2006)?\/math$/, 'm'],
  [/\/drawingml(?:\/2006)?\/main$/, 'a'],
  [/\/drawingml(?:\/2006)?\/picture$/, 'pic'],
  [/\/drawingml(?:\/2006)?\/chart$/, 'c'],
  [/\/drawingml(?:\/2006)?\/diagram$/, 'dgm'],
  [/\/drawingml(?:\/2006)?\/wordprocessingDrawing$/, 'wp'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/word\/2010\/wordprocessingShape$/, 'wps'],
  [/\/word\/2010\/wordprocessingGroup$/, 'wpg'],
  [/\/word\/2010\/wordprocessingCanvas$/, 'wpc'],
  [/\/office\/drawing\/2016\/SVG\/main$/, 'asvg'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/^urn:schemas-microsoft-com:office:office$/, 'o'],
  [/^http:\/\/www\.w3\.org\/XML\/1998\/namespace$/, 'xml'],
];

const known = new Map<string, string>();

function prefixOf(address: string): string {
  if (address === '') return '';
  let prefix = known.get(address);
  if (prefix === undefined) {
    prefix = prefixes.find(([pattern]) => pattern.test(address))?.[1] ?? 'other';
    if (known.size < 1000) known.set(address, prefix);
  }
  return prefix;
}

/** Elements in one part; a gazetteer of a million characters in Word has about two million. */
const mostElements = 6_000_000;
const deepest = 300;

/** What a parser of a part tells of it. */
export interface XmlEvents {
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads a part of an Office file. No entity but XML's own five is resolved.
 *
 * @throws {OfficeRefusal} when it is no XML, declares a document type, or is too large or deep.
 */
export function readXml(bytes: Buffer, part: string, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let elements = 0;
  let depth = 0;
  parser.on('doctype', () => {
    throw new OfficeRefusal(
      'import-file-broken',
      `${part} 里有外部实体声明（DOCTYPE），可能用来偷读电脑里的文件，没有读。请在 Word 里另存一份再导入。`,
    );
  });
  parser.on('error', (error) => {
    throw new OfficeRefusal(
      'import-file-broken',
      `${part} 读到一半就断了或写法有误（${error.message.split('\n')[0] ?? ''}）。请在 Word 里打开，另存一份再导入。`,
    );
  });
  parser.on('opentag', (tag) => {
    if (++elements > mostElements || ++depth > deepest)
      throw new OfficeRefusal(
        'import-too-large',
        `${part} 的内容过多或套得过深，不是正常的书稿，没有导入。请分成几个文件。`,
      );
    const own = prefixOf(tag.uri);
    const attributes: Record<string, string> = {};
    for (const { uri, local, value, prefix } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) continue;
      const space = prefixOf(uri);
      attributes[space === '' || space === own ? local : `${space}:${local}`] = value;
    }
    events.open(`${own}:${tag.local}`, attributes);
  });
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.on('closetag', (tag) => {
    depth--;
    events.close(`${prefixOf(tag.uri)}:${tag.local}`);
  });
  parser.write(decodeXml(bytes, part)).close();
}

function decodeXml(bytes: Buffer, part: string): string {
  const isWide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const refusal = new OfficeRefusal(
      'import-file-broken',
      `${part} 里有不合编码的字节，文件已损坏。请在 Word 或 WPS 里打开，另存一份再导入。`,
    );
    throw Object.assign(refusal, { cause });
  }
}

/** Reads a part into a tree. White space between elements is kept only where text may stand. */
export function parseXml(bytes: Buffer, part: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  readXml(bytes, part, {
    open(name, attributes) {
      const element: XmlElement = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text(text) {
      const parent = open.at(-1);
      if (parent && /:(?:t|delText|v|instrText|rt|item)$/.test(parent.name))
        parent.children.push(text);
    },
    close() {
      open.pop();
    },
  });
  return childOf(root) ?? root;
}

/** The elements directly below one, of a name where it is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element directly below one; a path of names leads further down. */
export function childOf(
  element: XmlElement | undefined,
  ...path: string[]
): XmlElement | undefined {
  if (path.length === 0) return childrenOf(element)[0];
  let found = element;
  for (const name of path) found = childrenOf(found, name)[0];
  return found;
}

/** Value of an attribute of the first child of that name: `valueOf(properties, 'w:pStyle')`. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['val'];
}

/** Every element of a name below one, in document order. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

/** All text below an element. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}
