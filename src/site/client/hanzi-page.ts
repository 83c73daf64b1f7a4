import type { Convert, Hanzi } from '../../page/hanzi/convert.ts';

/** What the reader wants to read: the page as it was written, or all of it in one script. */
export type HanziChoice = Hanzi | 'written';

/** Text that something stands for: as it was written, and as it was last shown. */
interface Kept {
  written: string;
  shown: string;
}

/** The last three are written out by style sheets: unit of a number, mark of a printed page, title in the fold. */
const attributes = [
  'title',
  'alt',
  'placeholder',
  'aria-label',
  'label',
  'data-unit',
  'data-n',
  'data-fold',
];
const withAttributes = attributes.map((name) => `[${name}]`).join(',');
/** Not the page's to convert: code, what readers type, citations to be copied, characters shown for their form. */
const fixed =
  'script,style,textarea,template,code,pre,[contenteditable],[translate="no"],.citations dd,.glyph';
/** Elements that do not part the words they stand in. */
const inWords = new Set('A ABBR B BDI EM I INS MARK S SMALL SPAN STRONG SUB SUP U WBR'.split(' '));
/** Names, converted on their own. */
const names = '.item,.proper-name,[data-hant],[data-hans]';

/**
 * Shows a page in another script and back. What was written is kept beside each text and attribute, so that the way
 * back gives it to the character; what scripts change meanwhile counts as newly written.
 */
export class HanziPage {
  private readonly root: HTMLElement;
  private readonly texts = new WeakMap<Text, Kept>();
  private readonly attributes = new WeakMap<Element, Map<string, Kept>>();
  private readonly languages = new WeakMap<Element, string>();
  private readonly observer: MutationObserver;
  private choice: HanziChoice = 'written';
  private convert: Convert = (text) => text;
  /** Adjoining texts of one line of words, waiting to be converted together. */
  private run: Text[] = [];

  constructor(root: HTMLElement) {
    this.root = root;
    this.observer = new MutationObserver((records) => {
      this.follow(records);
    });
  }

  show(choice: HanziChoice, convert: Convert): void {
    this.choice = choice;
    this.convert = convert;
    this.visit(this.root, '');
    this.settle();
    if (choice === 'written') this.observer.disconnect();
    else
      this.observer.observe(this.root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: attributes,
      });
  }

  /** What scripts add later is shown like the rest. */
  private follow(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      const nodes = type === 'childList' ? addedNodes : [target];
      for (const node of nodes) {
        const parent = node.parentElement;
        if (!node.isConnected || parent === null || parent.closest(fixed) !== null) continue;
        if (type === 'attributes') this.visitAttributes(node as Element, this.languageAt(parent));
        else this.visit(node, this.languageAt(parent));
      }
    }
    this.settle();
  }

  private settle(): void {
    this.flush();
    // Own changes are no news.
    this.observer.takeRecords();
  }

  /** Whether what stands here is shown in another script than it was written in. */
  isMeantAt(element: Element): boolean {
    return this.isMeant(this.languageAt(element));
  }

  private languageAt(element: Element): string {
    const bearer = element.closest('[lang]');
    return bearer === null ? '' : this.languageOf(bearer);
  }

  private languageOf(bearer: Element): string {
    return this.languages.get(bearer) ?? bearer.getAttribute('lang') ?? '';
  }

  private visit(node: Node, language: string): void {
    if (node.nodeType === Node.TEXT_NODE) {
      this.take(node as Text, language);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    const parts = !inWords.has(element.tagName) || element.matches(names);
    if (parts) this.flush();
    if (element.hasAttribute('lang')) {
      language = this.languageOf(element);
      this.markLanguage(element, language);
    }
    if (element.matches(withAttributes)) this.visitAttributes(element, language);
    if (!element.matches(fixed))
      for (let child = element.firstChild; child !== null; child = child.nextSibling)
        this.visit(child, language);
    if (parts) this.flush();
  }

  /** Whether text of this language is to be converted now. */
  private isMeant(language: string): boolean {
    if (this.choice === 'written') return false;
    const isTraditional = language.includes('Hant');
    return (
      (isTraditional || language.startsWith('zh')) && isTraditional !== (this.choice === 'hant')
    );
  }

  private take(text: Text, language: string): void {
    const kept = this.texts.get(text);
    if (kept !== undefined && text.data !== kept.shown) this.texts.delete(text);
    if (this.isMeant(language)) this.run.push(text);
    else if (kept !== undefined && text.data === kept.shown && kept.shown !== kept.written) {
      text.data = kept.shown = kept.written;
    }
  }

  /** Converts the waiting texts as one, since a word may begin in one and end in the next. */
  private flush(): void {
    const { run } = this;
    if (run.length === 0) return;
    this.run = [];
    const written = run.map((text) => this.texts.get(text)?.written ?? text.data);
    const whole = written.join('');
    const converted = namedForm(run, this.choice) ?? this.convert(whole);
    const pieces = run.length === 1 ? [converted] : cut(converted, written);
    for (const [index, text] of run.entries()) {
      const shown = pieces[index] ?? '';
      if (shown === text.data) continue;
      this.texts.set(text, { written: written[index] ?? '', shown });
      text.data = shown;
    }
  }

  private visitAttributes(element: Element, language: string): void {
    for (const name of attributes) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      const keptOf = this.attributes.get(element);
      const kept = keptOf?.get(name);
      const written = kept !== undefined && kept.shown === value ? kept.written : value;
      const shown = this.isMeant(language) ? this.convert(written) : written;
      if (shown === value) continue;
      element.setAttribute(name, shown);
      if (keptOf === undefined) this.attributes.set(element, new Map([[name, { written, shown }]]));
      else keptOf.set(name, { written, shown });
    }
  }

  private markLanguage(element: Element, written: string): void {
    const shown = this.isMeant(written)
      ? written.includes('Hant')
        ? written.replace('Hant', 'Hans')
        : 'zh-Hant'
      : written;
    if (element.getAttribute('lang') === shown) return;
    this.languages.set(element, written);
    element.setAttribute('lang', shown);
  }
}

/** The form that markup gives for the name that these texts are. */
function namedForm(run: readonly Text[], choice: HanziChoice): string | undefined {
  const parent = run[0]?.parentElement;
  if (run.length !== 1 || parent?.childNodes.length !== 1) return undefined;
  return parent.dataset[choice];
}

/** Cuts a converted text where the written ones met; a character stays one, but may take other units. */
function cut(converted: string, written: readonly string[]): string[] {
  const characters = Array.from(converted);
  let at = 0;
  return written.map((text) => {
    const count = Array.from(text).length;
    at += count;
    return characters.slice(at - count, at).join('');
  });
}
