import { siteConfig } from './src/press/site-config.ts';

// For `astro check` and `astro sync`, which need types and no content; the program itself hands Astro its own
// configuration with the data of the portal at hand.
export default siteConfig();
