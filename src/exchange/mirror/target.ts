import type { Source } from '../source.ts';
import type { Rate } from './rate.ts';
import type { Held, ReadRelease } from './read-release.ts';
import type { MirrorState } from './state.ts';

/** How files are brought over. */
export interface Transfer {
  source: Source;
  /** Files under way at once. */
  parallel: number;
  threads: number;
  rate: Rate;
  onProgress: (done: number, all: number) => void;
}

/** What a run moved. */
export interface Moved {
  files: number;
  bytes: number;
}

export interface Publication {
  release: ReadRelease;
  before: MirrorState | undefined;
  next: MirrorState;
  /** Whether something was withdrawn, so that no release with it may be kept. */
  isWithdrawal: boolean;
}

/** A place that keeps a mirror: the published release, the one before, and what was seen. */
export interface Target {
  name: string;
  /** Whether the published release is the one the state names. */
  isPublished(state: MirrorState): Promise<boolean>;
  readState(): Promise<MirrorState | undefined>;
  /** What is kept of the release that the state names; undefined when it is not whole. */
  held(state: MirrorState): Promise<Held | undefined>;
  /** Brings over what is missing, checks it, and makes it the published release in one step. */
  publish(publication: Publication, transfer: Transfer): Promise<Moved>;
  /** Removes what an earlier run was to remove when it was stopped. */
  tidy(state: MirrorState): Promise<void>;
  /** Publishes the release before. */
  rollBack(state: MirrorState): Promise<MirrorState>;
  /** Keeps two runs from writing at once. @returns how to let go. */
  lock(): Promise<() => Promise<void>>;
}
