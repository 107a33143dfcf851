import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf, hydrated, inSight, open, shows } from '../support/browse';
import { filesOf } from '../support/crawl';
import { Host, programOf, type Setup } from '../support/hosts';
import { toCommentAndBack } from '../support/journey';
import { post } from '../support/pages';
import { sites } from '../support/sites';
import { expect, test as base } from '../support/test';

const test = base.extend<{ setup: Setup; host: Host }>({
  setup: [{ server: 'Python', site: 'root' }, { option: true }],
  host: async ({ setup }, use) => {
    if (!programOf(setup.server)) {
      const missing = `${setup.server} is not on this machine`;
      if (process.env.CI) throw new Error(missing);
      base.skip(true, missing);
    }
    const host = await Host.start(setup);
    await use(host);
    host.end();
  },
  site: async ({ setup, host }, use) => use({ ...sites[setup.site], port: host.port, url: host.url }),
});

const setups: Record<string, Setup> = {
  nginx: { server: 'nginx', site: 'root' },
  'nginx, below a path': { server: 'nginx', site: 'sub' },
  'nginx, with our files': { server: 'nginx', site: 'root', reads: true },
  'nginx, with our files, below a path': { server: 'nginx', site: 'sub', reads: true },
  'nginx, which calls the program bytes': { server: 'nginx', site: 'root', bytes: true },
  'nginx, with what was compressed ahead': { server: 'nginx', site: 'root', reads: true, precompressed: true },
  Apache: { server: 'Apache', site: 'root' },
  'Apache, below a path': { server: 'Apache', site: 'sub' },
  'Apache, with our file': { server: 'Apache', site: 'root', reads: true },
  'Apache, with our file, below a path': { server: 'Apache', site: 'sub', reads: true },
  Caddy: { server: 'Caddy', site: 'root' },
  'Caddy, below a path': { server: 'Caddy', site: 'sub' },
  'Caddy, told of the page for what is not found': { server: 'Caddy', site: 'sub', reads: true },
  'Caddy, with what was compressed ahead': { server: 'Caddy', site: 'sub', reads: true, precompressed: true },
  Python: { server: 'Python', site: 'root' },
  'Python, below a path': { server: 'Python', site: 'sub' },
};

// A server takes its time to start where much else goes on.
test.describe.configure({ timeout: 60_000 });

for (const [name, setup] of Object.entries(setups)) {
  test.describe(name, () => {
    test.use({ setup });

    test('home, category, post, comment, back, and what is not there', async ({
      page,
      request,
      site,
      guard,
      traffic,
    }) => {
      await page.goto(site.url);
      await hydrated(page);
      const program = traffic.paths().filter((path) => /\.(wasm|js)$/.test(path));
      expect(program.length, `asked for once each: ${program}`).toBe(2);

      await traffic.withoutDocument(() => toCommentAndBack(page, request, site.base));

      // A comment's address, by itself.
      const html = await (await request.get(`.${post.newest}`)).text();
      const fragment = `#${/id="(comment-\d+)"/.exec(html)![1]}`;
      await open(page, `.${post.newest}${fragment}`);
      expect(addressOf(page)).toBe(site.base + post.newest + fragment);
      await inSight(page.locator(fragment));

      // Caddy by itself answers with no page at all, and Chromium shows one of its own.
      if (setup.server === 'Caddy' && !setup.reads) {
        expect((await request.get('./nowhere/')).status()).toBe(404);
      } else {
        guard.expect(/status 404: .*\/nowhere\//);
        // The page of a host may have no icon.
        guard.allow(/404.*\/nowhere\//, /\/favicon\.ico/);
        await page.goto('./nowhere/');
      }
      if (setup.reads) {
        await hydrated(page);
        await expect(page.locator('main h1')).toHaveText('Page not found');
        await page.locator('main').getByRole('link', { name: 'newest posts' }).click();
      } else {
        await page.goto('./');
        await hydrated(page);
      }
      await shows(page, request, `${site.base}/`);
    });

    if (setup.precompressed) {
      test('what was compressed ahead is what is sent', { tag: '@no-script' }, async ({ host, request }) => {
        const codings = { gzip: 'gz', br: 'br' };
        // Debian's nginx has no module for Brotli.
        const known = setup.server === 'nginx' ? (['gzip'] as const) : (['gzip', 'br'] as const);
        for (const coding of known) {
          const answer = await request.get('./', { headers: { 'Accept-Encoding': coding } });
          const { 'content-encoding': encoding, 'content-length': length } = answer.headers();
          expect(encoding).toBe(coding);
          // Caddy compresses nothing by itself here, and says no length.
          if (length) expect(Number(length)).toBe(statSync(join(host.blog, `index.html.${codings[coding]}`)).size);
          expect(await answer.text()).toBe(readFileSync(join(host.blog, 'index.html'), 'utf8'));
        }
        const plain = await request.get('./', { headers: { 'Accept-Encoding': 'identity' } });
        expect(plain.headers()['content-encoding']).toBeUndefined();
      });
    }

    if (!setup.reads) return;

    test('what it reads of ours', { tag: '@no-script' }, async ({ request, site }) => {
      const get = (address: string) => request.get(address, { maxRedirects: 0 });
      const home = await get('./');
      const [wasm] = filesOf(sites[setup.site], '.wasm');
      const program = (await get(`./${wasm}`)).headers();
      expect(program['content-type']).toBe('application/wasm');
      if (setup.server !== 'Caddy') {
        expect(home.headers()['cache-control']).toBe('no-cache');
        expect(home.headers()['x-content-type-options']).toBe('nosniff');
        expect(home.headers()['content-security-policy']).toBe("frame-ancestors 'self'");
        expect(home.headers()['referrer-policy']).toBe('strict-origin-when-cross-origin');
        expect(program['cache-control']).toBe('public, max-age=31536000, immutable');
        for (const old of [post.alias, post.number]) {
          const answer = await get(`.${old}`);
          expect(answer.status(), old).toBe(301);
          expect(answer.headers().location, old).toMatch(new RegExp(`${site.base}${post.aliased}$`));
        }
      }
      const none = await get('./nowhere/');
      expect(none.status()).toBe(404);
      expect(await none.text()).toContain('Page not found');
    });
  });
}
