import type { Page } from '@playwright/test';

/** Opens pages as a reader sees them who has chosen how: what `client/appearance.ts` keeps on the device. */
export async function choose(page: Page, chosen: Record<string, string>): Promise<void> {
  await page.addInitScript((kept) => {
    localStorage.setItem('fangzhi:appearance', kept);
  }, JSON.stringify(chosen));
}

/** Pixels by which the page is wider than the window, and what sticks out. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        element.getBoundingClientRect().right > clientWidth + 1 &&
        !element.closest('.table-scroll > *'),
    );
    return [
      `${scrollWidth - clientWidth}px`,
      ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });
}

/** Lines of running text, and those that begin with a mark no line may begin with. */
export async function readLines(page: Page): Promise<{ lines: number; wrong: string[] }> {
  return page.evaluate(() => {
    const closing = /[，。、；：？！）》〉」』】〕”’·…%‰℃]/;
    const wrong: string[] = [];
    let lines = 0;
    const range = document.createRange();
    const topOf = (node: Node, at: number): DOMRect | undefined => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getClientRects()[0];
    };
    for (const block of document.querySelectorAll('article.prose :is(p, li, h2, h3, figcaption)')) {
      if (block.querySelector('p')) continue;
      range.selectNodeContents(block);
      const tops = [...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8));
      lines += new Set(tops).size;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let before: DOMRect | undefined;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent ?? '';
        if (node.parentElement?.closest('sup, rt')) continue;
        for (let at = 0; at < text.length; at++) {
          const isClosing = closing.test(text.charAt(at));
          if (!isClosing && at < text.length - 1 && !closing.test(text.charAt(at + 1))) continue;
          const rect = topOf(node, at);
          if (isClosing && rect && before && rect.top > before.top + before.height * 0.8)
            wrong.push(`${text.slice(Math.max(0, at - 8), at)}⏎${text.slice(at, at + 4)}`);
          before = rect ?? before;
        }
      }
    }
    return { lines, wrong };
  });
}

/** Sheets of paper the page is printed on. */
export async function printedSheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
