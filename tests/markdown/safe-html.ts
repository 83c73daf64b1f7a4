/** Tags and attributes that a compiled chapter may hold. */
const tags = new Set(
  'a aside blockquote br code del div em figcaption figure h2 h3 h4 h5 h6 hr ins li ol p pre rp rt ruby section small span strong sub sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const attributes = new Set(
  'aria-label class colspan data-date data-n datetime href id rel role rowspan scope start tabindex title'.split(
    ' ',
  ),
);
const address =
  /^(?:#|https?:\/\/|mailto:|tel:|fzlink:\d+:$|(?:\.\.\/)*[a-z0-9-]+(?:\/[a-z0-9-]+)*\.html$)/;

/** What is wrong with a piece of compiled HTML: tags and attributes off the list, bad addresses, bad nesting. */
export function findUnsafe(html: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  const rest = html
    .replace(/<!--figure:\d+-->/g, '')
    .replace(
      /<(\/?)([a-z0-9]*)((?:\s[^<>]*)?)>/g,
      (tag, end: string, name: string, list: string) => {
        if (!tags.has(name)) problems.push(`tag ${tag}`);
        if (end !== '') {
          if (open.pop() !== name) problems.push(`nesting at ${tag}`);
        } else if (name !== 'br' && name !== 'hr') {
          if (name === 'a' && open.includes('a')) problems.push(`link in link ${tag}`);
          open.push(name);
        }
        const left = list.replace(
          /\s([a-z-]+)="([^"]*)"/g,
          (attribute, key: string, value: string) => {
            if (!attributes.has(key)) problems.push(`attribute ${attribute}`);
            if (key === 'href' && !address.test(value)) problems.push(`address ${attribute}`);
            return '';
          },
        );
        if (left !== '') problems.push(`attributes of ${tag}`);
        return '';
      },
    );
  if (/[<>]/.test(rest)) problems.push(`text ${/.{0,20}[<>].{0,20}/s.exec(rest)?.[0] ?? ''}`);
  if (open.length > 0) problems.push(`not closed: ${open.join(' ')}`);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  if (new Set(ids).size < ids.length) problems.push('an id twice');
  if (ids.some((id) => id === '' || /\s/.test(id ?? ''))) problems.push('an id with white space');
  return problems;
}
