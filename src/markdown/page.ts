import { isAcceptedFile } from '../model/accepted.ts';
import { unitAddress } from '../model/address.ts';
import type { Release } from '../model/access.ts';
import { aFinding, type Finding, type Position } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import type { Restriction } from '../model/recording.ts';
import type {
  ChapterLink,
  DatedEvent,
  FigureUse,
  Heading,
  Mention,
  RecordingUse,
  ThemeUse,
} from './compiled.ts';
import { Streams } from './streams.ts';

/** What a compile may know besides the chapter's source. All of it is part of the volume's digest. */
export interface CompileContext {
  /** Chapter id, `work/part/chapter`. */
  id: string;
  /** Address of the page it becomes, where that is not a chapter's. */
  address?: string;
  /** Path of the chapter relative to the content folder. */
  file: string;
  release: Release;
  /** Text of a file beside the chapter, with U+FFFD where it is not UTF-8; undefined when there is none. */
  readBeside(this: void, name: string): string | undefined;
  /** Stretches of recordings that the chapter's facts withhold. */
  restrictions?: readonly Restriction[];
  /** Items of registers that are held back, as `people/li-si`: named in the text, but without a link. */
  hiddenItems: ReadonlySet<string>;
}

/** A heading while the text is still growing: offsets instead of what they enclose. */
export interface OpenHeading extends Omit<Heading, 'digest' | 'characters' | 'isEntry'> {
  bodyStart: number;
}

/** A mention while the text is still growing: offsets instead of the words around it. */
export interface OpenMention extends Omit<Mention, 'before' | 'after'> {
  start: number;
  end: number;
}

/** The page being written, and what is met on the way: headings, figures, mentions, events, links, findings. */
export class Page extends Streams {
  readonly context: CompileContext;
  readonly headings: OpenHeading[] = [];
  readonly figures: FigureUse[] = [];
  readonly recordings: RecordingUse[] = [];
  readonly themes: ThemeUse[] = [];
  readonly mentions: OpenMention[] = [];
  readonly events: DatedEvent[] = [];
  readonly links: ChapterLink[] = [];
  readonly noteStarts: { anchor: string; start: number }[] = [];
  readonly findings: Finding[] = [];
  tables = 0;
  /** Rows of head of the table drawn next, whose cells may be merged; set by `<Table>`. */
  mergingHeads: number | undefined;
  /** Text of the source that is accounted for without being written: withheld passages, attributes, addresses. */
  aside = '';
  private isInLink = false;
  /** How often each id was wanted. */
  private readonly anchors = new Map<string, number>();

  constructor(context: CompileContext) {
    super();
    this.context = context;
  }

  /** Address of the page being written, from the portal's root. */
  get address(): string {
    return this.context.address ?? unitAddress(this.context.id);
  }

  /** Whether a name stands without a link: its item is held back, or stayed with the member the work was taken from. */
  isWithoutItem(register: Mention['register'], id: string): boolean {
    const { file, hiddenItems } = this.context;
    return isAcceptedFile(file) || hiddenItems.has(`${register}/${id}`);
  }

  /** Writes a link around what `write` writes. A link within a link is reported, and its content written bare. */
  writeLink(open: string, at: Position, write: () => void): void {
    if (this.isInLink) {
      this.report(
        'component-placement',
        at,
        '链接的文字里不能再有链接、脚注或人名、地名、机构组件。请移到链接外面。',
      );
      write();
      return;
    }
    this.isInLink = true;
    this.html += open;
    write();
    this.html += '</a>';
    this.isInLink = false;
  }

  /** Claims an id for an element; a second claim of the same gets a number. */
  claimAnchor(wanted: string): string {
    let times = (this.anchors.get(wanted) ?? 0) + 1;
    let anchor = times === 1 ? wanted : `${wanted}-${times}`;
    while (times > 1 && this.anchors.has(anchor)) anchor = `${wanted}-${++times}`;
    this.anchors.set(wanted, times);
    if (anchor !== wanted) this.anchors.set(anchor, 1);
    return anchor;
  }

  /** Anchor of the heading that the text now written stands under. */
  get currentAnchor(): string {
    return this.headings.at(-1)?.anchor ?? '';
  }

  report(code: FindingCode, at: Position, message: string): void {
    this.findings.push(aFinding(code, this.context.file, message, at));
  }
}

/** Id of a theme on the page of themes. */
export function themeAnchor(theme: string): string {
  return `theme-${anchorSafe(theme)}`;
}

/** A label as part of an id: letters, digits and `._-` stay. */
export function anchorSafe(label: string): string {
  return label.replace(/[^\p{L}\p{N}._-]/gu, '-');
}
