import type { Page } from '@playwright/test';
import { filesOf, readFile } from '../support/crawl';
import { hydrated } from '../support/browse';
import { kindsFound, post, samples } from '../support/pages';
import { sites, type SiteName } from '../support/sites';
import { expect, test } from '../support/test';
import { trickle } from '../support/trickle';

/** Adds up layout shifts (Layout Instability API), without allowance for any. */
const observe = (page: Page) =>
  page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & {
          value: number;
          sources: { node?: Node }[];
        };
        const moved = sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 80) : node?.nodeName,
        );
        shifts.push(`${value} ${moved.join(' ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** Loads a page whose program comes late, so that it is on the screen by then, and sees it taken over. */
async function nothingMoves(page: Page, path: string) {
  await observe(page);
  await page.route('**/*.wasm', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto(path);
  await hydrated(page);
  await page.waitForTimeout(200);
  expect(await page.evaluate('window.shifts')).toEqual([]);
}

for (const [kind, path] of [...kindsFound, ['post with figures', '/2018/09/year-the-library-doubled/']]) {
  test(`nothing moves while it loads: ${kind}`, async ({ page }) => {
    await nothingMoves(page, path);
  });
}

// What Lighthouse looks at (`cargo xtask lighthouse`), on a phone.
const onAPhone: [string, SiteName, string][] = [
  ['home', 'root', '/'],
  ['a long post', 'root', post.dressed],
  ['520 comments', 'thread', '/2018/03/the-bench/'],
  ['right to left', 'arabic', samples.arabic.post],
];

for (const [kind, siteName, path] of onAPhone) {
  test.describe(`on a phone: ${kind}`, () => {
    test.use({ siteName, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

    test(`nothing moves while it loads on a phone: ${kind}`, async ({ page }) => {
      await nothingMoves(page, path);
    });
  });
}

test('nothing moves while the document trickles in', async ({ page, guard }) => {
  guard.expect(/request to elsewhere: http:\/\/127\.0\.0\.1:/);
  // The server stops while the icon may still be on its way.
  guard.allow(/icon-[0-9a-f]+\.svg/);
  await observe(page);
  // In parts so small that summaries come after their headings.
  for (const [path, part] of [[post.quiet, 4096], [post.arabic, 4096], ['/', 1024], ['/2015/', 512]] as const) {
    const server = await trickle('root', part);
    await page.goto(server.origin + path);
    await hydrated(page);
    expect(await page.evaluate('window.shifts'), path).toEqual([]);
    server.close();
  }
});

test('pictures keep their room free', { tag: '@no-script' }, () => {
  const bare = filesOf(sites.root, 'index.html').flatMap((file) =>
    [...readFile(sites.root, file).replace(/<script.*?<\/script>/gs, '').matchAll(/<img [^>]*>/g)]
      .map(([img]) => img)
      .filter((img) => !/ width="\d+"/.test(img) || !/ height="\d+"/.test(img))
      .map((img) => `${file}: ${img}`),
  );
  expect(bare).toEqual([]);
});

test('no document waits for another file to be painted', { tag: '@no-script' }, () => {
  const blocking = filesOf(sites.root, '.html').flatMap((file) => {
    const html = readFile(sites.root, file);
    const sheets = html.match(/<link[^>]* rel="?stylesheet[^>]*>/g) ?? [];
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    const imports = html.match(/<style>[^<]*@import/g) ?? [];
    return [
      ...sheets.filter((sheet) => !/ media="print"/.test(sheet)),
      // Modules wait for the document; data is no program; what stands in the document is there.
      ...scripts.filter((script) => script !== '<script>' && !/ type="(module|importmap|application\/json|application\/ld\+json)"/.test(script)),
      ...imports,
    ].map((element) => `${file}: ${element}`);
  });
  expect(blocking).toEqual([]);
});

test('it is painted though nothing else ever comes', async ({ page }) => {
  await page.route(/\.(js|wasm|svg|css)$/, () => undefined);
  await page.goto(post.newest, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await expect(page.locator('main h1')).toBeVisible();
  expect(await page.locator('main').evaluate((main) => getComputedStyle(main).paddingTop)).not.toBe('0px');
});
