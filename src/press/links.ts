import type { CompiledChapter } from '../markdown/compiled.ts';
import { acceptedId, type Accepted } from '../model/accepted.ts';
import { absoluteAddress, relativeAddress, unitAddress } from '../model/address.ts';
import { aFinding, type Finding } from '../model/finding.ts';
import { anchorFor } from '../model/identifiers.ts';
import type { Resolution } from '../model/id-reconciling.ts';

/** What resolving links needs of a chapter. */
type Linking = Pick<CompiledChapter, 'links' | 'headings'> & { id: string; file: string };

/** Address at its owner's portal of a chapter that was not taken along. */
function atOwner({ site, member }: Accepted, to: string): string | undefined {
  return site === undefined
    ? undefined
    : absoluteAddress(site, unitAddress(to.slice(acceptedId(member, '').length)));
}

/** Anchors the registry keeps, by chapter and derived anchor. */
export type KeptAnchors = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Finds the address each link to a chapter or entry leads to. A link to where something stood before still works; a
 * link to nothing is a finding, and leads to the chapter at least. Out of a work taken from another member, it leads to
 * that member's portal.
 *
 * @returns addresses by slot, for each chapter that has links.
 */
export function resolveLinks(
  chapters: readonly Linking[],
  kept: KeptAnchors,
  resolve: (address: string) => Resolution | undefined,
  accepted: ReadonlyMap<string, Accepted> = new Map(),
): { links: Map<string, string[]>; findings: Finding[] } {
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  const links = new Map<string, string[]>();
  const findings: Finding[] = [];

  for (const { id, file, links: uses } of chapters) {
    if (uses.length === 0) continue;
    const here = unitAddress(id);
    const addresses = uses.map(({ to, fragment, at }) => {
      const target = byId.get(to) ?? moved(to);
      const from = accepted.get(id.slice(0, id.indexOf('/')));
      if (from && !target) return atOwner(from, to) ?? here;
      if (!target) {
        findings.push(
          aFinding(
            'link-broken',
            file,
            `链接指向 ${to}，没有这个篇章，或它尚未公开。请核对文件路径。`,
            at,
          ),
        );
        return here;
      }
      const page = unitAddress(target.id);
      if (fragment === undefined) return relativeAddress(here, page);
      const anchor = findAnchor(target, fragment);
      if (anchor === undefined) {
        if (from) return relativeAddress(here, page);
        findings.push(
          aFinding(
            'link-broken',
            file,
            `链接指向 ${target.id} 里的“${fragment}”，那一篇没有这个标题。请核对标题文字。`,
            at,
          ),
        );
        return relativeAddress(here, page);
      }
      return relativeAddress(here, `${page}#${anchor}`);
    });
    links.set(id, addresses);
  }
  return { links, findings };

  function moved(to: string): Linking | undefined {
    const found = resolve(to);
    return found?.kind === 'moved' ? byId.get(found.to) : undefined;
  }

  /** By title, or by anchor as it stands on the page. */
  function findAnchor({ id, headings }: Linking, fragment: string): string | undefined {
    const keptHere = kept.get(id);
    const onPage = (derived: string): string => keptHere?.get(derived) ?? derived;
    const byTitle =
      headings.find(({ title }) => title === fragment) ??
      headings.find(({ anchor }) => anchor === anchorFor(fragment, 0));
    if (byTitle) return onPage(byTitle.anchor);
    return headings.some(({ anchor }) => onPage(anchor) === fragment) ? fragment : undefined;
  }
}
