/** Makes an element of text and elements; nothing a reader typed can become markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...content);
  return made;
}

/** A button that does not send the form it stands in. */
export function button(label: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', 'plain', label);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

export function link(href: string, ...content: (Node | string)[]): HTMLAnchorElement {
  const made = element('a', '', ...content);
  made.href = href;
  return made;
}

/** The things with `、` between them. */
export function listed(things: readonly Node[]): (Node | string)[] {
  return things.flatMap((thing, index) => (index === 0 ? [thing] : ['、', thing]));
}
