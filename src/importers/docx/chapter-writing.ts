import type { Losses } from './losses.ts';
import type { Picture, WordBlock } from './word-document.ts';

/** A picture as it was put beside a chapter, or set aside. */
export interface PlacedPicture {
  /** File name beside the chapter; undefined when no page can show it. */
  src: string | undefined;
}

/** Text that stands on one side of the proof only, by the paragraph's number. */
export interface Account {
  /** Numbers Word made that became text. */
  numbers: Map<number, string>;
  /** Paragraphs that were left out, and why. */
  dropped: Map<number, string>;
  /** Paragraphs whose 【】 became a heading. */
  leadIns: Set<number>;
}

export function anAccount(): Account {
  return { numbers: new Map(), dropped: new Map(), leadIns: new Set() };
}

/** What writing one chapter needs and gathers. */
export class ChapterWriting {
  readonly losses: Losses;
  readonly account: Account;
  /** Without bold and the like, when they did not come out. */
  readonly isPlain: boolean;
  /** Pictures met in the block now written, to be put after it. */
  pictures: Picture[] = [];
  /** Notes referred to, in order, and their names here. */
  readonly noteNames = new Map<string, string>();
  /** Data files to be written beside the chapter, by name. */
  readonly files = new Map<string, string>();
  tables = 0;
  cells = 0;
  figures = 0;
  private readonly notes: ReadonlyMap<string, WordBlock[]>;
  private readonly place_: (picture: Picture) => PlacedPicture;

  constructor(
    shared: {
      losses: Losses;
      account: Account;
      notes: ReadonlyMap<string, WordBlock[]>;
      place: (picture: Picture) => PlacedPicture;
    },
    isPlain: boolean,
  ) {
    this.losses = shared.losses;
    this.account = shared.account;
    this.notes = shared.notes;
    this.place_ = shared.place;
    this.isPlain = isPlain;
  }

  place(picture: Picture): PlacedPicture {
    return this.place_(picture);
  }

  textOfNote(id: string): readonly WordBlock[] {
    return this.notes.get(id) ?? [];
  }

  /** `[^3]`; nothing for a note that has no text. */
  refer(id: string): string {
    const known = this.noteNames.get(id);
    if (known !== undefined) return `[^${known}]`;
    const isEndnote = id.startsWith('endnote');
    if (!hasText(this.textOfNote(id))) {
      this.losses.add(isEndnote ? '没有文字的尾注' : '没有文字的脚注', '没有导入');
      return '';
    }
    const number =
      [...this.noteNames.keys()].filter((key) => key.startsWith('endnote') === isEndnote).length +
      1;
    const name = isEndnote ? `尾${number}` : String(number);
    this.noteNames.set(id, name);
    return `[^${name}]`;
  }
}

function hasText(blocks: readonly WordBlock[]): boolean {
  return blocks.some((block) => {
    if (block.kind === 'component') return hasText(block.blocks);
    if (block.kind === 'table')
      return block.rows.some(({ cells }) => cells.some((cell) => hasText(cell.blocks)));
    return block.inlines.some(
      (inline) =>
        inline.kind === 'component' || (inline.kind === 'text' && inline.text.trim() !== ''),
    );
  });
}
