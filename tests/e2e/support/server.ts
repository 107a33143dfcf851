import { join } from 'node:path';
import { sitesFolder, xtask, type Site } from './sites';

const quoted = (text: string) => JSON.stringify(text);

/** How Playwright starts the server of a site, and knows that it is there. */
export const serverOf = (site: Site) => ({
  command:
    `exec ${quoted(xtask())} serve --dir ${quoted(join(sitesFolder(), site.name))}` +
    ` --port ${site.port} --base ${quoted(site.base || '/')}`,
  url: site.url,
  reuseExistingServer: false,
  timeout: 10_000,
});
