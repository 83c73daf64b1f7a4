import { addresses } from '../model/address.ts';

const ownLink = /(?<= (?:href|src|action)=")(?![a-z]+:|#|\/)/g;

/**
 * The page for addresses without one, as a host shows it at whatever depth was asked for: relative links would lead
 * nowhere there, so they begin at the portal's own path. Without a known site they stay as they are.
 */
export function rootMissingPage(html: string, site: string | undefined): string {
  return site === undefined ? html : html.replace(ownLink, sitePath(site));
}

/** The same page with links that work from the address `pathname`, on a server that has the portal at its root. */
export function missingPageAt(html: string, pathname: string): string {
  const root = '../'.repeat(pathname.split('/').length - 2);
  const canonical = new RegExp(`rel="canonical" href="([^"]+)/${addresses.missing}"`).exec(html);
  if (canonical?.[1] === undefined) return html.replace(ownLink, root);
  const links = new RegExp(`(?<= (?:href|src|action)=")${sitePath(canonical[1])}(?!/)`, 'g');
  return html.replace(links, root);
}

/** `/fangzhi/` of `https://example.gov.cn/fangzhi`. */
function sitePath(site: string): string {
  return `${new URL(site).pathname.replace(/\/+$/, '')}/`;
}
