/*
 * What of a page is text that search knows: the press reads it from finished pages by the same rules by which the
 * reader's script marks hits on them.
 */

/**
 * Attribute of elements that hold a page's own text, where it is no chapter. What a page takes from chapters does not
 * carry it: that is found in the chapters.
 */
export const ownAttribute = 'data-own';

/** Not part of the text: readings, numbers of notes, links beside headings. */
export const apart = {
  tags: ['rt', 'rp', 'script', 'style', 'button'],
  classes: ['note-mark', 'note-back', 'anchor'],
} as const;

export const apartSelector = [...apart.tags, ...apart.classes.map((name) => `.${name}`)].join();

/** Elements whose text is a run of its own: no hit reaches from one to the next. Cells are, as in the index. */
export const blockTags = [
  ...['p', 'li', 'tr', 'td', 'th', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption'],
  ...['dt', 'dd', 'pre', 'blockquote', 'div', 'section'],
] as const;

export const blockSelector = [...blockTags, `[${ownAttribute}]`].join();
