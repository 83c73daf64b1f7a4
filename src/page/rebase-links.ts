import { relativeAddress } from '../model/address.ts';

/** Makes the links of HTML written for one page lead to the same places from another; both as addresses. */
export function rebaseLinks(html: string, from: string, to: string): string {
  const rebase = (link: string): string => {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(link)) return link;
    const cut = link.search(/[?#]/);
    const path = cut < 0 ? link : link.slice(0, cut);
    const rest = cut < 0 ? '' : link.slice(cut);
    return relativeAddress(to, path === '' ? from : resolve(from, path)) + rest;
  };
  return html.replace(/(<[^>]*? )(href|src|srcset|poster)="([^"]*)"/g, rewrite);

  function rewrite(_: string, before: string, name: string, value: string): string {
    const links =
      name === 'srcset'
        ? value
            .split(', ')
            .map((each) => {
              const [link = '', ...size] = each.split(' ');
              return [rebase(link), ...size].join(' ');
            })
            .join(', ')
        : rebase(value);
    return `${before}${name}="${links}"`;
  }
}

function resolve(from: string, path: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
