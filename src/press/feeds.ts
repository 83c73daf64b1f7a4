import { escapeHtml } from '../markdown/escape.ts';
import { absoluteAddress, addresses, itemAddress, unitAddress } from '../model/address.ts';
import type { PortalData } from '../page/portal-data.ts';

/** Addresses one site map may hold. */
const mostAddresses = 50_000;

/**
 * Site maps, which name full addresses and so need the portal's own.
 *
 * @returns file names and contents; none where the portal has no address yet.
 */
export function siteMaps(
  site: string | undefined,
  pages: readonly string[],
): { name: string; content: string }[] {
  if (site === undefined) return [];
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
  const maps: string[] = [];
  for (let start = 0; start < pages.length; start += mostAddresses) {
    const lines = pages
      .slice(start, start + mostAddresses)
      .map((page) => `<url><loc>${escapeHtml(absoluteAddress(site, page))}</loc></url>`);
    maps.push(`${head}<urlset ${space}>\n${lines.join('\n')}\n</urlset>\n`);
  }
  if (maps.length <= 1) return maps.map((content) => ({ name: 'sitemap.xml', content }));
  const names = maps.map((_, index) => `sitemap-${index + 1}.xml`);
  const index = names.map(
    (name) => `<sitemap><loc>${escapeHtml(absoluteAddress(site, name))}</loc></sitemap>`,
  );
  return [
    {
      name: 'sitemap.xml',
      content: `${head}<sitemapindex ${space}>\n${index.join('\n')}\n</sitemapindex>\n`,
    },
    ...maps.map((content, at) => ({ name: names[at] ?? '', content })),
  ];
}

/** Robots may read everything; where the site map is, they are told. */
export function robots(site: string | undefined): string {
  return `User-agent: *\nAllow: /\n${site === undefined ? '' : `Sitemap: ${absoluteAddress(site, 'sitemap.xml')}\n`}`;
}

interface FeedEntry {
  title: string;
  address: string;
  date: string;
  summary: string | undefined;
}

/** Atom feed (RFC 4287) of news and of works with a day of release, newest first. Dates come from content alone. */
export function atomFeed({ portal, works, items }: PortalData): string {
  const entries: FeedEntry[] = [
    ...items.news.map(({ id, meta }) => ({
      title: meta.title,
      address: itemAddress('news', id),
      date: fullDay(meta.date),
      summary: meta.summary,
    })),
    ...works.flatMap(({ id, meta }) =>
      meta.released === undefined
        ? []
        : [
            {
              title: `新书上线：${meta.title}`,
              address: unitAddress(id),
              date: meta.released,
              summary: meta.summary,
            },
          ],
    ),
  ];
  entries.sort((a, b) =>
    a.date === b.date ? (a.address < b.address ? -1 : 1) : a.date < b.date ? 1 : -1,
  );
  const identify = (address: string): string =>
    portal.site === undefined
      ? `tag:fangzhi,1970:${portal.division ?? 'portal'}/${address}`
      : absoluteAddress(portal.site, address);
  const moment = (day: string): string => `${day}T00:00:00+08:00`;
  const lines = entries
    .slice(0, 50)
    .map(
      ({ title, address, date, summary }) =>
        `<entry><title>${escapeHtml(title)}</title><id>${escapeHtml(identify(address))}</id><link href="${escapeHtml(absoluteAddress(portal.site, address))}"/><updated>${moment(date)}</updated>${summary === undefined ? '' : `<summary>${escapeHtml(summary)}</summary>`}</entry>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
<title>${escapeHtml(portal.title)}</title>
<id>${escapeHtml(identify(''))}</id>
<link href="${escapeHtml(absoluteAddress(portal.site, addresses.home))}"/>
<link rel="self" href="${escapeHtml(absoluteAddress(portal.site, 'feed.xml'))}"/>
<author><name>${escapeHtml(portal.office)}</name></author>
<updated>${moment(entries[0]?.date ?? '1970-01-01')}</updated>
${lines.join('\n')}
</feed>
`;
}

/** First day a date may mean, as feeds need a full one. */
function fullDay(date: string): string {
  const [year = '1970', month = '01', day = '01'] = date.replace(/[?~%]|\/.*$/g, '').split('-');
  return `${year.replaceAll('X', '0')}-${month}-${day}`;
}
