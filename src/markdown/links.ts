import { isAcceptedFile, workOfPath } from '../model/accepted.ts';
import { relativeAddress, unitAddress } from '../model/address.ts';
import type { Position } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import { chapterId, parseOrderedName } from '../model/identifiers.ts';
import { linkSlot } from './compiled.ts';
import type { Page } from './page.ts';

/** Characters that browsers drop from addresses or do not show, so that they can hide a scheme. */
// eslint-disable-next-line no-control-regex -- finding control characters is the purpose
const hidden = /[\u0000-\u0020\u007F-\u00A0\u00AD\u200B-\u200F\u2028-\u202F\u2060-\u206F\uFEFF]/g;

/**
 * Turns what an editor wrote as a link into an `href`, or reports it and returns undefined.
 * Accepted: `#标题` in this chapter, the path of another chapter's file (`../other-work/02-x.mdx#标题`), and
 * http, https, mailto and tel addresses.
 */
export function resolveLink(page: Page, written: string, at: Position): string | undefined {
  const url = decode(written);
  const bare = url.replace(hidden, '');
  const problem = findProblem(written, url, bare);
  if (problem) {
    page.report(problem.code, at, problem.message);
    return undefined;
  }
  if (hasScheme(bare)) return written;
  const [path = '', fragment = ''] = url.split('#', 2);
  const target = path === '' ? page.context.id : chapterOfPath(page.context.file, path);
  if (target === undefined || target === outside) {
    reportPath(page, bare, target === outside, at);
    return undefined;
  }
  const slot = page.links.length;
  // Whether a member's other works were taken too is known only when all chapters are.
  if (fragment === '' && !isAcceptedFile(page.context.file)) {
    page.links.push({ slot, to: target, at });
    return relativeAddress(page.address, unitAddress(target));
  }
  page.links.push({ slot, to: target, ...(fragment === '' ? {} : { fragment }), at });
  return linkSlot(slot);
}

const hasScheme = (bare: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(bare);

/** Whether an address on another host, or of a person, is written as one. */
export function isSoundAddress(written: string): boolean {
  if (/^mailto:[^\s@]+@[^\s@]+$|^tel:\+?[\d-]+$/i.test(written)) return true;
  return (
    /^https?:\/\/[^/]/i.test(written) &&
    written.replace(hidden, '') === written &&
    URL.canParse(written)
  );
}

interface Problem {
  code: FindingCode;
  message: string;
}

function findProblem(written: string, url: string, bare: string): Problem | undefined {
  const quoted = shorten(bare);
  if (/^https?:/i.test(bare)) {
    if (isSoundAddress(written)) return undefined;
    return {
      code: 'mdx-link-unsafe',
      message: `网址“${quoted}”写法有误。请从浏览器地址栏复制，以 http:// 或 https:// 开头，中间没有空格。`,
    };
  }
  if (isSoundAddress(written)) return undefined;
  if (hasScheme(bare) || /^(?:\/\/|\\)/.test(bare)) {
    return {
      code: 'mdx-link-unsafe',
      message: `链接地址“${quoted}”不能使用。只可以写 http://、https://、mailto:、tel: 开头的地址，或本站篇章的文件路径。`,
    };
  }
  if (bare.startsWith('/')) {
    return {
      code: 'mdx-link-unsafe',
      message: `链接地址“${quoted}”以 / 开头，换一个网址就会失效。请写相对路径，例如 ../other-work/01-overview.mdx。`,
    };
  }
  if (url === '')
    return { code: 'link-broken', message: '这个链接没有地址。请在括号里写上地址，或去掉方括号。' };
  return undefined;
}

function reportPath(page: Page, bare: string, isOutside: boolean, at: Position): void {
  if (isOutside) {
    page.report('path-outside', at, `链接“${shorten(bare)}”指到内容文件夹之外。请核对 .. 的个数。`);
    return;
  }
  page.report(
    'link-broken',
    at,
    `链接“${shorten(bare)}”不是篇章文件的路径。请写到 .mdx 为止，例如 ../other-work/01-overview.mdx 或 02-water.mdx#标题。`,
  );
}

/** A path may be percent-encoded. */
function decode(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const outside = Symbol('outside');

/** Id of the chapter whose file a relative path names; undefined when it is not below `works/` or not `.mdx`. */
function chapterOfPath(fromFile: string, path: string): string | typeof outside | undefined {
  const steps = fromFile.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return outside;
    } else if (step !== '.') steps.push(step);
  }
  const place = workOfPath(steps);
  if (!path.endsWith('.mdx') || place === undefined || place.below.length === 0) return undefined;
  const slugs = place.below.map((name) => parseOrderedName(name)?.slug);
  return slugs.every((slug) => slug !== undefined) ? chapterId(place.work, slugs) : undefined;
}
