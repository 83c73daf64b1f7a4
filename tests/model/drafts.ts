import { anchorFor } from '../../src/model/identifiers.ts';
import { reconcileIds } from '../../src/model/id-reconciling.ts';
import type { CurrentChapter, RegisteredUnit } from '../../src/model/id-registry.ts';

interface DraftEntry {
  title: string;
  body: string;
}

/** A chapter as an editor has it on the desk; tests change it and ask what became of its addresses. */
export interface Draft {
  id: string;
  title: string;
  entries: DraftEntry[];
}

/** `aDraft('w/a', '甲', '乙')`: a chapter with an entry of each title, every body different. */
export function aDraft(id: string, ...titles: string[]): Draft {
  return {
    id,
    title: `篇${id}`,
    entries: titles.map((title) => ({ title, body: `${id}：${title}` })),
  };
}

/** What the corpus would hand to `reconcileIds`: anchors from titles, digests from bodies. */
export function contentOf(drafts: readonly Draft[]): CurrentChapter[] {
  return drafts.map(({ id, title, entries }) => {
    const seen = new Map<string, number>();
    const headings = entries.map((entry) => {
      const repeat = seen.get(entry.title) ?? 0;
      seen.set(entry.title, repeat + 1);
      return { anchor: anchorFor(entry.title, repeat), title: entry.title, digest: entry.body };
    });
    return { id, title, digest: JSON.stringify(entries), headings };
  });
}

const publicOnly: ReadonlySet<string> = new Set();

/** The registry after these drafts are published, one after the other. */
export function published(...editions: readonly (readonly Draft[])[]): RegisteredUnit[] {
  let registry: RegisteredUnit[] = [];
  for (const drafts of editions) {
    registry = reconcileIds(registry, contentOf(drafts), publicOnly).next('2026-01-02');
  }
  return registry;
}

/** `reconcileIds` of a registry with drafts. */
export function reconcile(
  registry: readonly RegisteredUnit[],
  drafts: readonly Draft[],
  withheld = publicOnly,
): ReturnType<typeof reconcileIds> {
  return reconcileIds(registry, contentOf(drafts), withheld);
}

/** Address of the n-th entry of that title when its chapter was first published. */
export function addressOf(id: string, title: string, repeat = 0): string {
  return `${id}#${anchorFor(title, repeat)}`;
}
