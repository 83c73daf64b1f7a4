import type { Accepted, AcceptedIndex } from '../model/accepted.ts';
import type { PartMeta } from '../model/chapter.ts';
import type { Chronicle } from '../model/chronicle.ts';
import type { Finding } from '../model/finding.ts';
import type { RegisteredUnit } from '../model/id-registry.ts';
import type { Portal } from '../model/portal.ts';
import type { Profile } from '../model/profile.ts';
import type { RegisterItem, RegisterName } from '../model/registers.ts';
import type { Scans } from '../model/scans.ts';
import type { WorkMeta } from '../model/work.ts';

/** A chapter file that was found; its facts and body are read with its volume. */
export interface ChapterFile {
  /** `work/part/chapter`. */
  id: string;
  /** Relative to the content folder, with `/`. */
  file: string;
  /** Number before the name, which sets reading order. */
  order: number | undefined;
  /** Ids of the parts it lies in, outermost first. */
  parts: string[];
}

/** A folder of chapters within a work. */
export interface Part {
  id: string;
  file: string;
  order: number | undefined;
  meta: PartMeta;
  /** Id of the part around it, or of the work. */
  within: string;
}

export interface Work {
  id: string;
  /** Folder relative to the content folder. */
  folder: string;
  file: string;
  meta: WorkMeta;
  parts: Part[];
  /** In reading order. */
  chapters: ChapterFile[];
  /** Where it comes from, when it was taken from another member. */
  accepted?: Accepted;
  /** Scans of its leaves, where it has any. */
  scans?: Scans;
}

/** An item of a register, with the text of its file where the register has texts. */
export interface Item<Name extends RegisterName> {
  id: string;
  file: string;
  meta: RegisterItem<Name>;
  /** The whole MDX file, for registers in MDX. */
  source?: string;
}

export type Items = { [Name in RegisterName]: Item<Name>[] };

/** What a partner asks for; `id` is the partner's. */
export interface ProfileFile {
  id: string;
  file: string;
  meta: Profile;
}

/** Everything `content/` holds but the chapters' own text. */
export interface Corpus {
  /** Absolute path of the content folder. */
  root: string;
  portal: Portal | undefined;
  works: Work[];
  items: Items;
  /** What partners ask for; never published. */
  profiles: ProfileFile[];
  /** What the office adds to the chronicle. */
  chronicle: Chronicle | undefined;
  registry: RegisteredUnit[];
  /** What was taken from other members. Its works stand among `works`, after the portal's own. */
  accepted: AcceptedIndex;
  findings: Finding[];
}
