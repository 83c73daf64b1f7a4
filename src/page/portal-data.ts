import type { Accepted } from '../model/accepted.ts';
import type { Mention } from '../markdown/compiled.ts';
import type { Portal } from '../model/portal.ts';
import type { RegisterItem, RegisterName } from '../model/registers.ts';
import type { Role } from '../model/outline.ts';
import type { ProofState, StateCounts } from '../model/proof-state.ts';
import type { WorkMeta } from '../model/work.ts';
import type { TopicThread } from './topic-thread.ts';

/** A line of a work's contents: a part or a chapter, in reading order, with its depth below the work. */
export interface ContentsLine {
  id: string;
  title: string;
  englishTitle?: string | undefined;
  role: Role;
  depth: number;
  isPart: boolean;
  /** Chapters below a part, itself 1 for a chapter. */
  chapters: number;
  summary?: string | undefined;
  /** Page of the printed edition it begins on, as printed. */
  printPage?: string | undefined;
}

export interface WorkTotals {
  chapters: number;
  entries: number;
  characters: number;
  figures: number;
  tables: number;
}

export interface WorkData {
  id: string;
  meta: WorkMeta;
  /** Where it comes from, when it was taken from another member. */
  accepted?: Accepted | undefined;
  contents: ContentsLine[];
  totals: WorkTotals;
  /** Picture for the work's page and cards, when it has a cover. */
  cover?: PictureData | undefined;
  scans?: WorkScans;
  /** Books that readers can take home; none while the portal is being written. */
  downloads?: DownloadData[];
}

/** A book that readers can take home. */
export interface DownloadData {
  /** What it is and is good for. */
  title: string;
  /** From the portal's root. */
  address: string;
  /** Name it is saved under. */
  fileName: string;
  mediaType: string;
  sizeBytes: number;
}

/** Scans of a work that may be shown, volume by volume. */
export interface WorkScans {
  volumes: {
    title: string;
    counts: StateCounts;
    /** Less proofread than the release asks: then no leaf of it is shown. */
    isBelow: boolean;
    leaves: {
      id: string;
      label: string;
      state: ProofState;
      /** Absent where the picture lies elsewhere. */
      thumb?: { width: number; height: number };
    }[];
  }[];
  /** Sentence and licence that must be shown with the pictures. */
  statement?: string | undefined;
  rights?: string | undefined;
  /** Manifest of another institution, where the pictures lie. */
  manifest?: { id: string; provider?: string | undefined } | undefined;
}

/** An image in the sizes and formats it was made in; addresses are from the portal's root. */
export interface PictureData {
  width: number;
  height: number;
  /** One list per format, best first; a vector image has none. */
  sources: { type: string; files: { address: string; width: number }[] }[];
  /** For browsers that know none of the formats, and for vector images. */
  fallback: string;
}

/** A recording as its player shows it; addresses are from the portal's root. */
export interface RecordingData {
  title?: string | undefined;
  /** Absent when only the words are given, or the recording is withheld. */
  media?: { address: string; type: string };
  tracks: { address: string; label: string; language: string }[];
}

/** A passage that names an item of a register. */
export interface Passage extends Pick<Mention, 'name' | 'before' | 'after' | 'anchor'> {
  chapter: string;
  chapterTitle: string;
  work: string;
  /** Heading it stands under. */
  heading: string;
}

export interface ItemData<Name extends RegisterName> {
  id: string;
  meta: RegisterItem<Name>;
  /** Compiled text, for registers in MDX. */
  html?: string | undefined;
  /** First picture in that text. */
  picture?: PictureData | undefined;
  /** Pictures of a gallery. */
  pictures?: GalleryPicture[] | undefined;
  /** What a topic gathers. */
  thread?: TopicThread | undefined;
  passages: Passage[];
}

/** A picture of a gallery, with what has to be said of it, and the passage it comes from. */
export interface GalleryPicture {
  picture: PictureData;
  alt: string;
  caption?: string | undefined;
  credit?: string | undefined;
  licence: string;
  date?: string | undefined;
  from?: ChapterPlace | undefined;
}

/** Where a chapter tells something. */
export interface ChapterPlace {
  chapter: string;
  chapterTitle: string;
  work: string;
  anchor: string;
}

export interface ChronicleEvent {
  date: string;
  title?: string | undefined;
  text: string;
  /** The passage that tells it; absent where the office took it from elsewhere. */
  from?: ChapterPlace | undefined;
  /** Book or file outside the portal. */
  source?: string | undefined;
}

/** An event that books date differently, and what the office holds of it. */
export interface ChronicleConflict {
  title: string;
  events: ChronicleEvent[];
  note?: string | undefined;
}

/** A passage of an interview that speaks of a theme. */
export interface SpokenTheme {
  theme: string;
  text: string;
  /** Time in the recording, as shown. */
  time: string;
  chapter: string;
  chapterTitle: string;
  work: string;
  anchor: string;
}

/** A page that stands where a unit was: it leads on, or says that the unit is gone. */
export interface FormerAddress {
  /** Address that was published. */
  address: string;
  /** Where the unit is now; absent when it is gone. */
  to?: string | undefined;
  date?: string | undefined;
  reason?: string | undefined;
  /** Entries of a vanished chapter that live on elsewhere. */
  entries: { title: string; to: string }[];
  /** Code of the member that took it back, where it was another's. */
  member?: string | undefined;
}

/** All that the site's own pages know; chapters' bodies are not in it. */
export interface PortalData {
  portal: Portal;
  works: WorkData[];
  items: { [Name in RegisterName]: ItemData<Name>[] };
  events: ChronicleEvent[];
  conflicts: ChronicleConflict[];
  themes: SpokenTheme[];
  former: FormerAddress[];
  /** Of the office's own works. */
  totals: WorkTotals & { works: number };
  /** Typefaces of rare characters: address of each and the range of code points it is for. */
  rareFonts?: { address: string; range: string }[];
  /** Whether the search index is part of the build. */
  hasSearch: boolean;
  /** Whether the build holds internal items, which every page then says. */
  isInternal: boolean;
}
