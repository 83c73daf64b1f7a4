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

/** A character of a note, and how much of a line it takes, in characters of the note's own size. */
interface Character {
  text: string;
  width: number;
}

function setNote({ element, written }: SmallNote): void {
  element.replaceChildren(written.cloneNode(true));
  const block = element.closest<HTMLElement>('p, li, td, blockquote, dd, div');
  if (block === null || element.textContent === '') return;
  const line = lineAt(element, block);
  // Frames are as thick at every size, so it is the note's own size that they are measured at.
  element.style.fontSize = `${scale}em`;
  const characters = charactersOf(element, line.isVertical);
  // Chromium leaves an empty one behind when it is removed without having been asked for.
  if (element.hasAttribute('style')) element.removeAttribute('style');
  const all = [...characters];
  const size = Number.parseFloat(getComputedStyle(element.parentElement ?? block).fontSize) * scale;
  // The margins of a piece take up some of the line.
  const whole = Math.max(2, Math.floor(line.whole / size - margins));
  let room = Math.floor(line.rest / size - margins);
  while (characters.length > 0) {
    // A character in each line is too little to begin with.
    setPiece(element, characters, room < 2 ? whole : room);
    room = whole;
  }
  if (isParted(element, block)) joinMark({ element, written }, all);
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
function joinMark({ element, written }: SmallNote, characters: Character[]): void {
  if (element.querySelectorAll(':scope > .two-lines').length === 1 && characters.length > 3) {
    element.replaceChildren(written.cloneNode(true));
    const places = placesOf(characters);
    setPiece(element, characters, Math.max(1, Math.ceil(places / 2) - 2));
    setPiece(element, characters, places);
  }
  element.querySelector(':scope > .two-lines:last-child')?.before(document.createElement('br'));
}

/** Marks of leaves and printed pages hold no text of their own, and yet stand in the line. */
const marks = '.leaf, .print-page';
/** What is drawn in place of its text. */
const drawings = '.undrawn, .glyph';

/** Characters of a note as it was written; most take one place, what is drawn by its parts takes more. */
function charactersOf(note: HTMLElement, isVertical: boolean): Character[] {
  const characters: Character[] = [];
  const nodes = document.createTreeWalker(note, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  /** Places of what stands before the next character, which takes it along into its line. */
  let before = 0;
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    if (node instanceof Element) {
      if (node.matches(`${marks}, ${drawings}`)) before += widthOf(node, isVertical);
      continue;
    }
    // The first character of a drawing stands for all of it, so that no line ends within it.
    const own = node.parentElement?.closest(drawings) ? 0 : 1;
    for (const text of node.textContent ?? '') {
      characters.push({ text, width: own + before });
      before = 0;
    }
  }
  return characters;
}

/** Length of an element along its line in characters of the type around it; none where it stands in the margin. */
function widthOf(element: Element, isVertical: boolean): number {
  if (getComputedStyle(element).position === 'absolute') return 0;
  const around = getComputedStyle(element.parentElement ?? element);
  // As it is written a note may go on in the next line, and such an element with it.
  const length = [...element.getClientRects()].reduce(
    (sum, { width, height }) => sum + (isVertical ? height : width),
    0,
  );
  return length / Number.parseFloat(around.fontSize);
}

/** Length of the line of text that the note begins in, whole and from there on, in pixels, whichever way it runs. */
function lineAt(
  element: Element,
  block: Element,
): { whole: number; rest: number; isVertical: boolean } {
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
  return { whole: end - begin, rest: end - (isVertical ? start.top : start.left), isVertical };
}

/** Moves the next characters of a note into two lines of at most so many places, and strikes them off the list. */
function setPiece(note: HTMLElement, characters: Character[], room: number): void {
  const rest = document.createRange();
  rest.selectNodeContents(note);
  const last = [...note.querySelectorAll(':scope > .two-lines')].at(-1);
  if (last) rest.setStartAfter(last);
  const half = Math.ceil(placesOf(characters) / 2);
  const piece = document.createElement('span');
  piece.className = 'two-lines';
  for (const wanted of [Math.min(half, room), room]) {
    const count = lineEnd(characters, wanted, room);
    if (count === 0) continue;
    const line = document.createElement('span');
    const taken = characters.splice(0, count).map(({ text }) => text);
    line.append(take(rest, taken.join('').length));
    piece.append(line);
  }
  rest.insertNode(piece);
}

const placesOf = (characters: readonly Character[]): number =>
  characters.reduce((sum, { width }) => sum + width, 0);

/** How many characters fill so many places: one at least, and what takes none goes with what is before it. */
function fit(characters: readonly Character[], places: number): number {
  let filled = 0;
  const end = characters.findIndex(({ width }, at) => {
    filled += width;
    return at > 0 && filled > places;
  });
  return end < 0 ? characters.length : end;
}

/** How many characters a line takes that should fill so many places, and may a few more or less for the marks' sake. */
function lineEnd(characters: readonly Character[], wanted: number, most: number): number {
  const isFair = (end: number): boolean =>
    !closing.test(characters[end]?.text ?? '') && !opening.test(characters[end - 1]?.text ?? '');
  const best = fit(characters, wanted);
  for (let end = best; end <= fit(characters, most); end++) if (isFair(end)) return end;
  for (let end = best - 1; end > 0; end--) if (isFair(end)) return end;
  return best;
}

/** Takes text of so many units from the beginning of a range, with the elements around it. */
function take(range: Range, units: number): DocumentFragment {
  const taken = range.cloneRange();
  const texts = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  let left = units;
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const { length } = node as Text;
    if (length > left) {
      taken.setEnd(node, left);
      break;
    }
    if (length === left) {
      taken.setEndAfter(outermostEndingWith(node, range.commonAncestorContainer));
      break;
    }
    left -= length;
  }
  return taken.extractContents();
}

/** The outermost element within `root` that ends where a text does: cut off after it, nothing of it stays to be drawn. */
function outermostEndingWith(text: Node, root: Node): Node {
  let found = text;
  while (found.nextSibling === null && found.parentNode !== null && found.parentNode !== root)
    found = found.parentNode;
  return found;
}
