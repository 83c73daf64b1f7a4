/** Size of a note's type beside the text's; two lines of it stand in the place of one. */
const scale = 0.6;
/** Space beside a piece of a note, in characters of its own. */
const margins = 0.4;
/** What may not begin a line, and what may not end one. */
const closing = /[，。、；：？！）》」』”’〉】〕…—·]/;
const opening = /[（《「『“‘〈【〔]/;

interface SmallNote {
  element: HTMLElement;
  /** Its content as it was written, to begin from each time. */
  written: DocumentFragment;
}

/**
 * Sets small notes (夹注) as old books do: cut into two lines of equal length in the space of one, going on in the
 * next line or column where one is full. Without scripts a note is one line of small type.
 */
export function setSmallNotes(): void {
  const notes = [...document.querySelectorAll<HTMLElement>('.small-note')].map(
    (element): SmallNote => ({ element, written: copyOf(element) }),
  );
  if (notes.length === 0) return;
  const set = (): void => {
    for (const note of notes) setNote(note);
  };
  set();
  let timer = 0;
  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(set, 150);
  };
  addEventListener('resize', later);
  addEventListener('fangzhi:appearance', later);
}

function copyOf(element: Element): DocumentFragment {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.cloneContents();
}

function setNote({ element, written }: SmallNote): void {
  element.replaceChildren(written.cloneNode(true));
  const block = element.closest<HTMLElement>('p, li, td, blockquote, dd, div');
  const length = Array.from(element.textContent).length;
  if (block === null || length === 0) return;
  const line = lineAt(element, block);
  const size = Number.parseFloat(getComputedStyle(element.parentElement ?? block).fontSize) * scale;
  // The margins of a piece take up some of the line.
  const whole = Math.max(2, Math.floor(line.whole / size - margins));
  let room = Math.floor(line.rest / size - margins);
  for (let left = length; left > 0; room = whole) {
    // A character in each line is too little to begin with.
    left -= setPiece(element, room < 2 ? whole : room);
  }
  if (isParted(element, block)) joinMark({ element, written }, length);
}

/** Whether what closes behind a note has come to stand at the beginning of the next line. */
function isParted(note: Element, block: Element): boolean {
  const mark = note.nextSibling;
  const piece = note.querySelector(':scope > .two-lines:last-child')?.getBoundingClientRect();
  if (!(mark instanceof Text) || !piece || !closing.test(mark.data.charAt(0))) return false;
  const range = document.createRange();
  range.setStart(mark, 0);
  range.setEnd(mark, 1);
  const { top, bottom, left, right } = range.getBoundingClientRect();
  return getComputedStyle(block).writingMode.startsWith('vertical')
    ? Math.abs(left + right - piece.left - piece.right) > piece.width
    : Math.abs(top + bottom - piece.top - piece.bottom) > piece.height;
}

/** Takes the end of a note to the line that the mark behind it stands in. */
function joinMark({ element, written }: SmallNote, length: number): void {
  if (element.querySelectorAll(':scope > .two-lines').length === 1 && length > 3) {
    element.replaceChildren(written.cloneNode(true));
    const begun = setPiece(element, Math.max(1, Math.ceil(length / 2) - 2));
    setPiece(element, length - begun);
  }
  element.querySelector(':scope > .two-lines:last-child')?.before(document.createElement('br'));
}

/** Length of the line of text that the note begins in, whole and from there on, in pixels, whichever way it runs. */
function lineAt(element: Element, block: Element): { whole: number; rest: number } {
  const style = getComputedStyle(block);
  const isVertical = style.writingMode.startsWith('vertical');
  const box = block.getBoundingClientRect();
  const mark = document.createElement('span');
  element.prepend(mark);
  const start = mark.getBoundingClientRect();
  mark.remove();
  const end = isVertical
    ? box.bottom - Number.parseFloat(style.paddingBottom)
    : box.right - Number.parseFloat(style.paddingRight);
  const begin = isVertical
    ? box.top + Number.parseFloat(style.paddingTop)
    : box.left + Number.parseFloat(style.paddingLeft);
  return { whole: end - begin, rest: end - (isVertical ? start.top : start.left) };
}

/**
 * Moves the next characters of a note into two lines of at most so many.
 *
 * @returns how many characters.
 */
function setPiece(note: HTMLElement, room: number): number {
  const rest = document.createRange();
  rest.selectNodeContents(note);
  const last = [...note.querySelectorAll(':scope > .two-lines')].at(-1);
  if (last) rest.setStartAfter(last);
  const text = Array.from(rest.toString());
  const first = lineEnd(text, 0, Math.min(Math.ceil(text.length / 2), room), room);
  const second = lineEnd(text, first, Math.min(text.length - first, room), room) - first;
  const piece = document.createElement('span');
  piece.className = 'two-lines';
  for (const count of [first, second]) {
    if (count === 0) continue;
    const line = document.createElement('span');
    line.append(take(rest, text.splice(0, count).join('').length));
    piece.append(line);
  }
  rest.insertNode(piece);
  return first + second;
}

/** Where a line ends that should take so many characters, and may take a few more or less for the marks' sake. */
function lineEnd(text: readonly string[], from: number, wanted: number, most: number): number {
  const isFair = (end: number): boolean =>
    !closing.test(text[end] ?? '') && !opening.test(text[end - 1] ?? '');
  for (let end = from + wanted; end <= Math.min(from + most, text.length); end++)
    if (isFair(end)) return end;
  for (let end = from + wanted - 1; end > from; end--) if (isFair(end)) return end;
  return from + wanted;
}

/** Takes text of so many units from the beginning of a range, with the elements around it. */
function take(range: Range, units: number): DocumentFragment {
  const taken = range.cloneRange();
  const texts = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  let left = units;
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const { length } = node as Text;
    if (length >= left) {
      taken.setEnd(node, left);
      break;
    }
    left -= length;
  }
  return taken.extractContents();
}
