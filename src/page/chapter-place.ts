import type { CompiledChapter } from '../markdown/compiled.ts';
import type { ChapterMeta } from '../model/chapter.ts';
import type { ProofState } from '../model/proof-state.ts';
import type { WorkMeta } from '../model/work.ts';
import type { Ownership } from './ownership.ts';
import type { PictureData, RecordingData } from './portal-data.ts';

export interface UnitLink {
  id: string;
  title: string;
}

/** The work of a chapter; `ownership` where it is another member's. */
export interface PlacedWork {
  id: string;
  meta: WorkMeta;
  ownership?: Ownership | undefined;
}

/** A chapter and all that its page must know of the rest of the portal. */
export interface ChapterPlace {
  id: string;
  meta: ChapterMeta;
  chapter: Pick<CompiledChapter, 'html' | 'text' | 'headings' | 'figures' | 'characters' | 'rare'>;
  work: PlacedWork;
  /** Parts the chapter lies in, outermost first. */
  parts: UnitLink[];
  previous: UnitLink | undefined;
  next: UnitLink | undefined;
  portalTitle: string;
  site: string | undefined;
  /** Address of each link slot, by slot. */
  links: readonly string[];
  /** Characters that no typeface draws, each with what stands for it. */
  undrawn: Readonly<Record<string, string>>;
  /** Picture of each figure slot, by slot. */
  pictures: readonly (PictureData | undefined)[];
  /** Recording of each recording slot, by slot. */
  recordings: readonly RecordingData[];
  /** Anchors the registry keeps in place of those derived from titles. */
  keptAnchors: Readonly<Record<string, string>>;
  /** Entries that once stood here. */
  former: { anchor: string; title: string; to?: string | undefined; reason?: string | undefined }[];
  /** Topics that have an entry of this chapter, each with the year it stands under. */
  topics: { id: string; title: string; year: number }[];
  /** How far its leaves are proofread, and the pages of those that were scanned, by `<Leaf n>` as HTML writes it. */
  scans?: { state: ProofState; leaves: Readonly<Record<string, string>> } | undefined;
}
