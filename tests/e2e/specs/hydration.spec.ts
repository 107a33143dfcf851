import type { Browser, Page } from '@playwright/test';
import { addLink, open } from '../support/browse';
import { kinds, kindsFound, notFound } from '../support/pages';
import { sites } from '../support/sites';
import { expect, test } from '../support/test';

/** The document as the browser has it: its tree, and how text is cut into nodes. */
const tree = (page: Page): Promise<string> =>
  page.evaluate(() => document.documentElement.outerHTML);

/** The same without scripts: what the publisher wrote, read by the same parser. */
async function treeWithoutScript(browser: Browser, url: string): Promise<string> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  const html = await page.evaluate('document.documentElement.outerHTML');
  await context.close();
  return html as string;
}

for (const siteName of ['root', 'debug'] as const) {
  test.describe(siteName, () => {
    test.use({ siteName });

    for (const [kind, path] of Object.entries(kinds)) {
      // Nothing at all may differ: no attribute, no comment node, no space.
      test(`changes nothing and asks for nothing: ${kind}`, async ({
        page,
        browser,
        guard,
        traffic,
      }) => {
        if (kind === '404') guard.expect(...notFound);
        const url = new URL(path, sites[siteName].url).href;
        const before = await treeWithoutScript(browser, url);
        await open(page, path);
        await page.waitForLoadState('networkidle');
        expect(await tree(page)).toBe(before);

        const seen = traffic.pathsWithoutPictures();
        const of = (ending: RegExp) => seen.filter((asked) => ending.test(asked));
        expect(of(/\.js$/)).toHaveLength(1);
        expect(of(/\.wasm$/)).toHaveLength(1);
        expect(seen.filter((asked) => !/\.(js|wasm)$/.test(asked))).toEqual([path]);
      });
    }
  });
}

test.describe('a long thread', () => {
  test.use({ siteName: 'thread' });

  test('is left as it is', async ({ page, browser }) => {
    await page.goto('/');
    const link = page.locator('a.post-link').first();
    const url = await link.evaluate((link: HTMLAnchorElement) => link.href);
    const before = await treeWithoutScript(browser, url);
    await open(page, url);
    await page.waitForLoadState('networkidle');
    expect(await tree(page)).toBe(before);
  });
});

/** What the browser builds on navigation is what the publisher wrote, but for hydration's marks. */
for (const [kind, path] of kindsFound) {
  test(`built in the browser it is the same: ${kind}`, async ({ page, browser, site, traffic }) => {
    const main = (html: string) =>
      (/<main.*<\/main>/s.exec(html)?.[0] ?? '')
        .replace(/<!--.*?-->/gs, '')
        // What the test itself has added.
        .replace(/<a [^>]*id="added"[^>]*>.*?<\/a>/, '')
        // The heading has focus.
        .replace(/(<h1[^>]*) tabindex="-1"/, '$1');
    const wanted = main(await treeWithoutScript(browser, new URL(path, site.url).href));
    await open(page, path === '/about/' ? '/' : '/about/');
    const link = await addLink(page, { href: path });
    await traffic.withoutDocument(async () => {
      await link.click();
      await expect.poll(() => new URL(page.url()).pathname).toBe(path);
      // Long threads are built in idle time.
      await expect.poll(async () => main(await tree(page)).length).toBe(wanted.length);
    });
    const attributes = (html: string) =>
      html.replace(/<(\w+)((?: [\w-]+(?:="[^"]*")?)+)>/g, (_, name, list: string) =>
        `<${name} ${list.match(/[\w-]+(?:="[^"]*")?/g)!.sort().join(' ')}>`);
    expect(attributes(main(await tree(page)))).toBe(attributes(wanted));
  });
}
