import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro:static-paths';
import { assetBase } from '../page/shell.ts';
import type { SiteModule } from '../page/site-module.ts';
import { openPortalData } from './portal.ts';

/** Where Astro's requests seem to go; no page shows it. */
const host = 'http://localhost';

/** What Astro compiles the site to begins here: it renders the pages of whatever portal it is given. */
export const openSite: SiteModule['openSite'] = async (data) => {
  if (data) openPortalData(data);
  const app = createApp({ streaming: false });
  const paths = await new StaticPaths(app).getAll();
  return paths.map(({ pathname, route }) => {
    const address = addressOf(pathname, route.type);
    return {
      address,
      component: route.component,
      render: async () => {
        const url = new URL(assetBase + address.split('/').map(encodeURIComponent).join('/'), host);
        const response = await app.render(new Request(url), { routeData: route });
        const isMissingPage = response.status === 404 && route.route === '/404';
        if (!response.ok && !isMissingPage)
          throw new Error(`Astro answered ${response.status} for ${address}.`);
        return new Uint8Array(await response.arrayBuffer());
      },
    };
  });
};

/** Pages end in `.html`, files that endpoints make have a name of their own. */
function addressOf(pathname: string, type: string): string {
  const bare = pathname.replace(/^\/+|\/+$/g, '');
  if (type !== 'page') return bare;
  return `${bare === '' ? 'index' : bare}.html`;
}
