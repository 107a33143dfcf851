import type { Page } from '@playwright/test';
import { addLink, addressOf, open } from '../support/browse';
import { kinds, kindsFound, notFound } from '../support/pages';
import type { Guard } from '../support/guard';
import { expect, test } from '../support/test';

/**
 * The document as the browser has it, comment nodes and white space included. That the program runs
 * is noted on the root element, for buttons that need it, and what is laid out on its parts.
 */
const tree = (page: Page): Promise<string> =>
  page.evaluate(() => document.documentElement.outerHTML.replace(/ data-(live|partly|laid-out)=""/g, ''));

/** What the publisher wrote at an address, read by the same parser, without any script. */
const published = (page: Page, address: string): Promise<string> =>
  page.evaluate(async (address) => {
    const html = await (await fetch(address)).text();
    return new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML;
  }, address);

/** Nothing at all may differ: no attribute, no comment node, no space. */
async function changesNothing(page: Page, address: string) {
  await open(page, address);
  // Nothing follows either.
  await page.waitForTimeout(100);
  const after = await tree(page);
  expect(after).toBe(await published(page, address));
}

/** The page for what is not found looks for what is nearest; here it finds nothing. */
async function withoutSearch(page: Page, guard: Guard) {
  guard.allow(/\/pagefind\//);
  await page.route('**/pagefind/**', (route) => route.abort());
}

for (const [kind, path] of Object.entries(kinds)) {
  test(`changes nothing and asks for nothing: ${kind}`, async ({ page, guard, traffic }) => {
    if (kind === '404') {
      guard.expect(...notFound);
      await withoutSearch(page, guard);
    }
    await open(page, path);
    await page.waitForTimeout(300);
    const asked = traffic.pathsWithoutPictures();
    // What searches is a script of its own, on the pages that search.
    const seen = asked.filter((one) => !/^\/(pagefind\/|search-)/.test(one));
    expect(seen.filter((asked) => asked.endsWith('.js'))).toHaveLength(1);
    expect(seen.filter((asked) => asked.endsWith('.wasm'))).toHaveLength(1);
    expect(seen.filter((asked) => !/\.(js|wasm)$/.test(asked))).toEqual([path]);
    const after = await tree(page);
    expect(after).toBe(await published(page, path));
  });
}

test.describe('the program that checks itself', () => {
  test.use({ siteName: 'debug' });

  // An unoptimised build says in the console, and so to the guard, where the two sides differ.
  test('changes nothing on any kind of page', async ({ page, guard }) => {
    test.slow();
    guard.expect(...notFound);
    await withoutSearch(page, guard);
    for (const path of Object.values(kinds)) await changesNothing(page, path);
  });
});

test.describe('a long thread', () => {
  test.use({ siteName: 'thread' });

  test('is left as it is', async ({ page }) => {
    await page.goto('/');
    const address = await page.locator('a.post-link').first().getAttribute('href');
    await changesNothing(page, address!);
  });
});

/** The content of a document, without what hydration needs and in which navigation differs. */
function content(html: string): string {
  const main = /<main.*<\/main>/s.exec(html)?.[0] ?? '';
  const plain = main
    .replace(/<!--.*?-->/gs, '')
    // What a page is as a whole is said in documents, for programs that run no scripts.
    .replace(/(<main[^>]*) class="h-\w+"/, '$1')
    .replace(/<data [^>]*class="u-url"[^>]*><\/data>/, '')
    // What the test itself has added.
    .replace(/<a [^>]*id="added"[^>]*>.*?<\/a>/, '')
    // The heading has focus.
    .replace(/(<h1[^>]*) tabindex="-1"/, '$1');
  // The order of attributes means nothing.
  return plain.replace(/<([\w-]+)((?: [\w-]+(?:="[^"]*")?)+)>/g, (_, name, list: string) => {
    const attributes = list.match(/[\w-]+(?:="[^"]*")?/g)!;
    return `<${name} ${attributes.sort().join(' ')}>`;
  });
}

test('a page built in the browser is the page published, of every kind', async ({ page, traffic }) => {
  test.slow();
  await open(page, '/house-rules/');
  await traffic.withoutDocument(async () => {
    for (const [, path] of kindsFound) {
      const wanted = content(await published(page, path));
      const link = await addLink(page, { href: path });
      await link.evaluate((link: HTMLAnchorElement) => link.click());
      await expect.poll(() => addressOf(page)).toBe(path);
      // A thread is built in idle time.
      await expect
        .poll(async () => content(await tree(page)).length, path)
        .toBe(wanted.length);
      expect(content(await tree(page)), path).toBe(wanted);
    }
  });
});
