import type { OfficePackage } from '../office/open-package.ts';
import { partOfType, type Relationship } from '../office/relationships.ts';
import { readXml, type XmlEvents } from '../office/xml.ts';
import { drawField } from './field-text.ts';
import type { Changes, ReadFormula } from './reading.ts';
import { symbolCharacter, symbolText } from './symbols.ts';

/** What a Word file holds, counted by a walk of its own over the file, so that it can bear witness against the reader. */
export interface Witness {
  /** Every paragraph in reading order, those of a text box after the paragraph it is anchored in. */
  paragraphs: WitnessParagraph[];
  /** Text of notes by id (`footnote-2`). */
  notes: Map<string, string>;
  tables: number;
  /** Cells, those merged into others not counted. */
  cells: number;
  pictures: number;
}

interface WitnessParagraph {
  text: string;
  /** Notes it refers to, in order. */
  notes: string[];
}

interface Open extends WitnessParagraph {
  inner: WitnessParagraph[];
  /** Number in reading order. */
  at: number;
}

/**
 * Walks over the file's parts.
 *
 * @param formulas as they were written as lines, by part (`main`, `footnote`, `endnote`): the signs of a formula are no
 *   text of the file, so that only its characters can be held against the line.
 */
export async function bearWitness(
  office: OfficePackage,
  { main, relationships }: { main: string; relationships: ReadonlyMap<string, Relationship> },
  changes: Changes,
  formulas: ReadonlyMap<string, readonly ReadFormula[]>,
): Promise<Witness> {
  const walk = new PartWalk(changes, formulas.get('main'));
  const bytes = await office.read(main);
  if (bytes) readXml(bytes, main, walk);
  const notes = new Map<string, string>();
  let { tables, cells, pictures } = walk;
  for (const kind of ['footnote', 'endnote']) {
    const name = partOfType(relationships, `${kind}s`);
    const part = name === undefined ? undefined : await office.read(name);
    if (name === undefined || !part) continue;
    const own = new PartWalk(changes, formulas.get(kind));
    readXml(part, name, own);
    for (const [id, from, to] of own.noteRanges)
      notes.set(
        `${kind}-${id}`,
        own.paragraphs
          .slice(from, to)
          .map(({ text }) => text)
          .join('\n'),
      );
    tables += own.tables;
    cells += own.cells;
    pictures += own.pictures;
  }
  return { paragraphs: walk.paragraphs, notes, tables, cells, pictures };
}

/** Text that is none of the manuscript's, by the element around it. */
const silent = new Set([
  'w:rt',
  'w:instrText',
  'w:sdtPr',
  'w:pPrChange',
  'w:rPrChange',
  'w:tcPrChange',
  'w:trPrChange',
]);
const understood = ['wps', 'wpg', 'wpc', 'w14', 'w15', 'wp14', 'a14', 'asvg'];

const isSymbolFont = (font: string): boolean =>
  /^\s*(?:symbol|wingdings(?: [23])?|webdings)\s*$/i.test(font);

/** Whether all characters of `part` stand in `whole`, in their order. */
function holdsInOrder(whole: string, part: string): boolean {
  let at = 0;
  for (let index = 0; index < whole.length; index++) if (whole[index] === part[at]) at++;
  return at === part.length;
}

/** One pass over a part, element by element; keeps no tree. */
class PartWalk implements XmlEvents {
  readonly paragraphs: WitnessParagraph[] = [];
  readonly noteRanges: [id: string, from: number, to: number][] = [];
  tables = 0;
  cells = 0;
  pictures = 0;
  private readonly changes: Changes;
  private readonly path: string[] = [];
  private readonly open_: Open[] = [];
  /** Length of the path at which silence, or an alternative that is not read, began. */
  private silence: number | undefined;
  private readonly choices: { depth: number; isTaken: boolean }[] = [];
  /** Length of the path at which a text of ours that is only shown began. */
  private asides = new Set<number>();
  private isMerged = false;
  /** Symbol font of the run. */
  private font: string | undefined;
  private readonly fields: { code: string; hasResult: boolean }[] = [];
  private readonly formulas: ReadFormula[];
  /** Characters of the formula that is open. */
  private formula: { text: string; depth: number } | undefined;
  private counted = 0;

  constructor(changes: Changes, formulas: readonly ReadFormula[] = []) {
    this.changes = changes;
    this.formulas = [...formulas];
  }

  open(name: string, attributes: Record<string, string>): void {
    this.path.push(name);
    const depth = this.path.length;
    if (this.silence !== undefined) {
      // A tag stands in the properties, which are silent, and speaks of what follows them.
      if (name === 'w:tag' && /^fz:\d+:aside$/.test(attributes['val'] ?? ''))
        this.asides.add(depth - 2);
      return;
    }
    if (name === 'mc:AlternateContent') this.choices.push({ depth, isTaken: false });
    if (this.isSilent(name, attributes, depth)) {
      this.silence = depth;
      return;
    }
    this.enter(name, attributes);
  }

  private isSilent(
    name: string,
    { Requires = '' }: Record<string, string>,
    depth: number,
  ): boolean {
    if (silent.has(name)) return true;
    if (name === 'w:sdtContent') return this.asides.has(depth - 1);
    if (name === 'w:del' || name === 'w:moveFrom' || name === 'w:ins' || name === 'w:moveTo') {
      const isNew = name === 'w:ins' || name === 'w:moveTo';
      return (
        isNew !== (this.changes === 'accept') &&
        !this.path.includes('w:rPr') &&
        !this.path.includes('w:trPr')
      );
    }
    const choice = this.choices.at(-1);
    if (choice?.depth !== depth - 1) return false;
    const isUnderstood = Requires.split(/\s+/).every((each) => understood.includes(each));
    const isRead =
      !choice.isTaken && (name === 'mc:Fallback' || (name === 'mc:Choice' && isUnderstood));
    choice.isTaken ||= isRead;
    return !isRead;
  }

  private enter(name: string, attributes: Record<string, string>): void {
    const paragraph = this.open_.at(-1);
    switch (name) {
      case 'w:p':
        this.open_.push({ text: '', notes: [], inner: [], at: this.counted++ });
        return;
      case 'w:footnote':
      case 'w:endnote':
        if ((attributes['type'] ?? 'normal') === 'normal')
          this.noteRanges.push([attributes['id'] ?? '', this.paragraphs.length, 0]);
        return;
      case 'w:tbl':
        this.tables++;
        return;
      case 'w:tc':
        this.isMerged = false;
        return;
      case 'w:vMerge':
        this.isMerged = attributes['val'] !== 'restart';
        return;
      case 'a:blip':
      case 'v:imagedata':
        this.pictures++;
        return;
      case 'w:r':
        this.font = undefined;
        return;
      case 'w:vanish':
        // All that is in a hidden run is silent, and what is hidden in it too.
        if (this.path.at(-3) === 'w:r' && !/^(?:0|false|off)$/.test(attributes['val'] ?? ''))
          this.silence = this.path.length - 2;
        return;
      case 'w:rFonts':
        if (this.path.at(-3) === 'w:r') this.font = attributes['ascii'] ?? attributes['hAnsi'];
        return;
      case 'w:fldChar':
        this.fieldMark(attributes['fldCharType'] ?? '');
        return;
      case 'm:oMath':
        this.formula ??= { text: '', depth: this.path.length };
        return;
      case 'w:tab':
      case 'w:ptab':
      case 'w:br':
      case 'w:cr':
        if (this.path.at(-2) === 'w:r') this.text(' ');
        return;
      case 'w:noBreakHyphen':
        this.text('\u2011');
        return;
      case 'w:sym':
        this.text(symbolCharacter(attributes['font'] ?? '', attributes['char'] ?? ''));
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        paragraph?.notes.push(
          `${name === 'w:footnoteReference' ? 'footnote' : 'endnote'}-${attributes['id'] ?? ''}`,
        );
        return;
      default:
    }
  }

  text(text: string): void {
    const within = this.path.at(-1) ?? '';
    const field = this.fields.at(-1);
    if (within === 'w:instrText' && this.silence === this.path.length) {
      if (field && !field.hasResult) field.code += text;
      return;
    }
    const isText =
      within === 'w:t' || within === 'm:t' || (within === 'w:delText' && this.changes === 'reject');
    const isMade =
      !/^(?:w:t|m:t|w:delText|w:instrText)$/.test(within) &&
      /^w:(?:tab|ptab|br|cr|noBreakHyphen|sym)$/.test(within);
    if (this.silence !== undefined || !(isText || isMade)) return;
    const isSymbols = within === 'w:t' && this.font !== undefined && isSymbolFont(this.font);
    this.write(isSymbols ? symbolText(this.font ?? '', text) : text);
  }

  private write(text: string): void {
    const paragraph = this.open_.at(-1);
    if (this.formula) this.formula.text += text;
    else if (paragraph) paragraph.text += text;
  }

  private fieldMark(type: string): void {
    const field = this.fields.at(-1);
    if (type === 'begin') this.fields.push({ code: '', hasResult: false });
    else if (type === 'separate' && field) field.hasResult = true;
    else if (type === 'end') {
      this.fields.pop();
      if (field?.hasResult === false) this.write(drawField(field.code)?.text ?? '');
    }
  }

  /** The line a formula became, when it is made of the characters read here; else those. */
  private closeFormula(): void {
    const { text = '' } = this.formula ?? {};
    this.formula = undefined;
    const at = this.open_.at(-1)?.at;
    const index = this.formulas.findIndex(({ paragraph }) => paragraph === at);
    const [read] = index < 0 ? [] : this.formulas.splice(index, 1);
    this.write(read?.plain === text && holdsInOrder(read.line, text) ? read.line : text);
  }

  close(name: string): void {
    const depth = this.path.length;
    this.path.pop();
    if (name === 'w:sdt') this.asides.delete(depth);
    if (this.silence !== undefined) {
      if (this.silence === depth) this.silence = undefined;
      if (name === 'mc:AlternateContent' && this.choices.at(-1)?.depth === depth)
        this.choices.pop();
      return;
    }
    if (name === 'mc:AlternateContent') this.choices.pop();
    if (name === 'w:r') this.font = undefined;
    if (name === 'm:oMath' && this.formula?.depth === depth) this.closeFormula();
    if (name === 'w:tc' && !this.isMerged) this.cells++;
    if (name === 'w:tc') this.isMerged = false;
    if (name === 'w:p') this.closeParagraph();
    const range = this.noteRanges.at(-1);
    if ((name === 'w:footnote' || name === 'w:endnote') && range?.[2] === 0)
      range[2] = this.paragraphs.length;
  }

  private closeParagraph(): void {
    const closed = this.open_.pop();
    if (!closed) return;
    const { text, notes, inner } = closed;
    const around = this.open_.at(-1);
    const list = around ? around.inner : this.paragraphs;
    list.push({ text, notes }, ...inner);
  }
}
