/**
 * Lets the arrow keys walk from the box through the results and back: down to the next link, up to the one before,
 * Home and End to the first and the last, Escape to the box. Tab goes on as everywhere.
 */
export function listenForKeys(box: HTMLInputElement, results: HTMLElement): void {
  // Those of how to search are among them, hidden while there is something found.
  const links = (): HTMLElement[] =>
    [...results.querySelectorAll<HTMLElement>('a[href], li > button')].filter(
      (link) => link.getClientRects().length > 0,
    );
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || event.key !== 'ArrowDown') return;
    const [first] = links();
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
  results.addEventListener('keydown', (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const targets: Record<string, HTMLElement | undefined> = {
      ArrowDown: all[at + 1] ?? all[at],
      ArrowUp: all[at - 1] ?? box,
      Home: all[0],
      End: all[all.length - 1],
      Escape: box,
    };
    const target = targets[event.key];
    if (!target) return;
    event.preventDefault();
    target.focus();
  });
}
