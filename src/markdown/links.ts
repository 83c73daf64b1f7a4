import { relativeAddress, unitAddress } from '../model/address.ts';
import { chapterId, parseOrderedName } from '../model/identifiers.ts';
import { linkSlot } from './compiled.ts';
import type { Page } from './page.ts';
import type { Position } from '../model/finding.ts';

const external = /^(?:https?:\/\/[^\s/]|mailto:[^\s]+@|tel:\+?[\d-]+$)/i;
// eslint-disable-next-line no-control-regex -- browsers drop these from addresses, so they can hide a scheme
const dropped = /[\u0000-\u0020\u007F-\u00A0\u200B-\u200F\u2028-\u202E\uFEFF]/g;

/**
 * Turns what an editor wrote as a link into an `href`, or reports it and returns undefined.
 * Accepted: `#标题` in this chapter, the path of another chapter's file (`../other-work/02-x.mdx#标题`), and
 * http, https, mailto and tel addresses.
 */
export function resolveLink(page: Page, written: string, at: Position): string | undefined {
  const url = decode(written);
  // An address may hold Chinese that stands nowhere on the page.
  page.aside += url;
  if (external.test(url)) return url;
  const bare = url.replace(dropped, '');
  if (/^[a-z][a-z0-9+.-]*:/i.test(bare) || bare.startsWith('//') || bare.startsWith('\\')) {
    page.report('mdx-link-unsafe', at, `链接地址“${shorten(bare)}”不能使用。只可以写 http://、https://、mailto:、tel: 开头的地址，或本站篇章的文件路径。`);
    return undefined;
  }
  if (bare.startsWith('/')) {
    page.report('mdx-link-unsafe', at, `链接地址“${shorten(bare)}”以 / 开头，换一个网址就会失效。请写相对路径，例如 ../other-work/01-overview.mdx。`);
    return undefined;
  }
  const [path = '', fragment] = url.split('#', 2);
  const target = path === '' ? page.context.id : chapterOfPath(page.context.file, path);
  if (target === undefined) {
    page.report('link-broken', at, `链接“${shorten(url)}”不是篇章文件的路径。请写到 .mdx 为止，例如 ../other-work/01-overview.mdx 或 02-water.mdx#标题。`);
    return undefined;
  }
  if (fragment === undefined || fragment === '') {
    page.links.push({ slot: page.links.length, to: target, at });
    return relativeAddress(unitAddress(page.context.id), unitAddress(target));
  }
  const slot = page.links.length;
  page.links.push({ slot, to: target, fragment, at });
  return linkSlot(slot);
}

function decode(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Id of the chapter whose file a relative path names; undefined when it is not below `works/` or not `.mdx`. */
function chapterOfPath(fromFile: string, path: string): string | undefined {
  if (!path.endsWith('.mdx')) return undefined;
  const steps = fromFile.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '.') steps.push(step);
  }
  const [folder, work, ...names] = steps;
  if (folder !== 'works' || work === undefined || names.length === 0) return undefined;
  const slugs = names.map((name) => parseOrderedName(name)?.slug);
  return slugs.every((slug) => slug !== undefined) ? chapterId(work, slugs) : undefined;
}
