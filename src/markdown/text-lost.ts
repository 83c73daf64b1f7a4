import { aFinding, type Finding } from '../model/finding.ts';
import { withoutFacts } from './facts-block.ts';
import type { Page } from './page.ts';

/** Characters from U+2010 up: Han and its punctuation. Markup is ASCII, so what is left over is the editor's text. */
function countText(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= 0x2010) count++;
  return count;
}

/**
 * Nothing may be lost between manuscript and reader: every Chinese character of the source must be in the page's text
 * or accounted for (`aside`). Finds notes and link definitions that nothing refers to, which Markdown drops in silence.
 */
export function findLostText(source: string, page: Page): Finding[] {
  const body = withoutFacts(source);
  const lost = countText(body) - countText(page.text) - countText(page.aside);
  if (lost <= 0) return [];
  const unused = unusedNotes(body);
  if (unused.length > 0) {
    return unused.map(({ label, line }) =>
      aFinding('footnote-unused', page.context.file, `注文 [^${label}] 没有被引用，读者看不到它。请在正文相应处写 [^${label}]，或删去这条注文。`, {
        line: line + source.slice(0, source.length - body.length).split('\n').length - 1,
        column: 1,
      }),
    );
  }
  return [
    aFinding('text-lost', page.context.file, `有 ${lost} 个汉字或标点没有出现在网页上。常见原因是写了没有引用的链接定义（[名]: 地址）。请检查后重试；若找不到原因，请把这个文件交给技术人员。`),
  ];
}

function unusedNotes(body: string): { label: string; line: number }[] {
  return body.split('\n').flatMap((text, index) => {
    const label = /^ {0,3}\[\^([^\]\s]+)\]:/.exec(text)?.[1];
    if (label === undefined) return [];
    const uses = body.split(`[^${label}]`).length - 1;
    return uses > 1 ? [] : [{ label, line: index + 1 }];
  });
}
