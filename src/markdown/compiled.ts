import type { Finding, Position } from '../model/finding.ts';
import type { Stretch } from '../model/recording.ts';
import type { Cue } from '../model/webvtt.ts';

/** A heading inside a chapter; one without headings below it is an entry (条目). */
export interface Heading {
  /** 2 for the first level inside a chapter. */
  depth: number;
  title: string;
  /** Id of the element, derived from the title; the registry may keep an earlier one. */
  anchor: string;
  isEntry: boolean;
  /** Where its title begins in the chapter's `text`. */
  start: number;
  /** `textDigest` of the unit's own text, down to the next heading. */
  digest: string;
  /** Characters of text down to the next heading, white space not counted. */
  characters: number;
  at: Position;
}

/** An image the chapter shows; `slot` is where in `html` its picture goes. */
export interface FigureUse {
  slot: number;
  /** File beside the chapter. */
  src: string;
  alt: string;
  caption?: string | undefined;
  credit?: string | undefined;
  kind: 'photo' | 'map' | 'chart' | 'drawing' | 'facsimile';
  anchor: string;
  at: Position;
}

/** The words of a recording in one language; withheld ones are not in it. */
export interface TrackUse {
  label: string;
  /** BCP 47. */
  language: string;
  cues: Cue[];
}

/** A recording the chapter lets be heard; `slot` is where in `html` its player goes. */
export interface RecordingUse {
  slot: number;
  /** File beside the chapter; absent when only the words are given. */
  media?: string | undefined;
  title?: string | undefined;
  tracks: TrackUse[];
  /** What must not be heard. */
  held: Stretch[];
  anchor: string;
  at: Position;
}

/** A theme that is spoken of, and where. */
export interface ThemeUse {
  theme: string;
  anchor: string;
  /** Time in the recording, as shown. */
  time: string;
  text: string;
}

/** A passage that names an item of a register. */
export interface Mention {
  register: 'people' | 'places' | 'organisations';
  id: string;
  /** Name as it stands in the text. */
  name: string;
  /** Anchor of the heading it stands under, or empty at the head of the chapter. */
  anchor: string;
  /** Some words of text around it, for the register's page; `…` where they were cut. */
  before: string;
  after: string;
  at: Position;
}

/** A dated event, for the chronicle. */
export interface DatedEvent {
  date: string;
  title?: string | undefined;
  text: string;
  anchor: string;
  at: Position;
}

/** A link to another chapter whose address is known once all chapters are; `slot` is where in `html` it goes. */
export interface ChapterLink {
  slot: number;
  /** Chapter id. */
  to: string;
  /** Heading title or anchor, without `#`. */
  fragment?: string | undefined;
  at: Position;
}

/** Everything one compile of a chapter gives; every output is made from it. */
export interface CompiledChapter {
  /** Article body. Holds `figureSlot` and `linkSlot` marks, and nothing else to fill in. */
  html: string;
  /** What a reader reads, a line a block: headings, prose, table rows, captions, notes. */
  text: string;
  headings: Heading[];
  figures: FigureUse[];
  recordings: RecordingUse[];
  themes: ThemeUse[];
  mentions: Mention[];
  events: DatedEvent[];
  links: ChapterLink[];
  tables: number;
  notes: number;
  /** Id of each note's element and where it begins in `text`, in order. */
  noteStarts: { anchor: string; start: number }[];
  /** Characters of text without white space. */
  characters: number;
  /** Characters that common devices may not show, each once; absent where there is none. */
  rare?: string[];
  /** `textDigest` of the whole text. */
  digest: string;
  findings: Finding[];
}

/** Prose cannot hold any of them: in it `<` and `"` are escaped. */
const slotPattern = /<!--(figure|recording):(\d+)-->|(?<=href=")fzlink:(\d+):(?=")/g;

export const figureSlot = (slot: number): string => `<!--figure:${slot}-->`;
export const recordingSlot = (slot: number): string => `<!--recording:${slot}-->`;
/** Stands in an `href`; no address can begin so. */
export const linkSlot = (slot: number): string => `fzlink:${slot}:`;

/** What stands in the slots of a chapter's body. */
export interface SlotFillers {
  figure(this: void, slot: number): string;
  recording(this: void, slot: number): string;
  link(this: void, slot: number): string;
}

/** Puts pictures, players and addresses where the slots are. */
export function fillSlots(html: string, fill: SlotFillers): string {
  return html.replace(slotPattern, (_, kind: 'figure' | 'recording' | undefined, slot, linkAt) =>
    kind === undefined ? fill.link(Number(linkAt)) : fill[kind](Number(slot)),
  );
}
