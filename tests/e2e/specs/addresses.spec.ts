import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf, open, shows } from '../support/browse';
import { post } from '../support/pages';
import { sites, sitesFolder } from '../support/sites';
import { expect, test } from '../support/test';

// Hosts differ: some answer /x with the page, most redirect it to /x/, and all know /x/index.html.
for (const address of ['/archive', '/archive/index.html', '/category/politics/index.html']) {
  test(`${address} is the page too`, async ({ page, request, traffic }) => {
    const canonical = address.replace(/\/(index\.html)?$/, '') + '/';
    await page.route('**/archive', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: readFileSync(join(sitesFolder(), 'root/archive/index.html')),
      }),
    );
    await open(page, address);
    await shows(page, request, address);
    await expect(page.locator('.site-navigation [aria-current]')).toHaveAttribute('href', canonical);

    await traffic.withoutDocument(async () => {
      const link = page.locator('main a[href^="/20"]').first();
      const target = (await link.getAttribute('href'))!;
      await link.click();
      await shows(page, request, target);
      await page.goBack();
      await expect(page.locator('main h1')).toHaveText(/Archive|Politics/);
      expect(addressOf(page)).toBe(address);
    });
  });
}

test('the server sends /x to /x/', { tag: '@both' }, async ({ page, request, traffic }) => {
  await page.goto(post.newest.slice(0, -1));
  await shows(page, request, post.newest);
  expect(traffic.documents()).toEqual([post.newest.slice(0, -1), post.newest]);
});

test('links written in other ways stay in the document', async ({ page, request, traffic }) => {
  await open(page, '/about/');
  for (const href of ['/archive', '/archive/index.html', '/archive/?from=here', '../archive/']) {
    const asked = await traffic.withoutDocument(async () => {
      await page.evaluate((href) => {
        const link = Object.assign(document.createElement('a'), { href, textContent: 'go' });
        document.querySelector('main')!.prepend(link);
        link.click();
      }, href);
      await expect(page).toHaveTitle(/^Archive/);
      await expect(page).toHaveURL(new URL(href, new URL('/about/', sites.root.url)).href);
      await page.locator('.site-navigation').getByRole('link', { name: 'About' }).click();
      await shows(page, request, '/about/');
    });
    // The page is in memory after the first time.
    expect(asked.every((path) => /^\/(archive|about)\/index\.json$/.test(path))).toBe(true);
  }
});

test('a fragment on a page that is not there needs no document', async ({ page, guard, traffic }) => {
  guard.expect(/status 404: .*\/nowhere\/$/, /console error: .*404.*\/nowhere\/\)/);
  await open(page, '/nowhere/');
  await traffic.withoutDocument(async () => {
    await page.evaluate(() => document.querySelector<HTMLElement>('.skip-link')!.click());
    await expect(page).toHaveURL('/nowhere/#main');
    await page.goBack();
    await expect(page).toHaveURL('/nowhere/');
    await page.waitForTimeout(300);
  });
});

test('back to a page that is not there loads its document', async ({ page, guard }) => {
  guard.expect(/status 404: .*\/nowhere\//, /console error: .*404.*\/nowhere\//);
  await open(page, '/nowhere/');
  await page.locator('main').getByRole('link', { name: 'archive' }).click();
  await expect(page).toHaveTitle(/^Archive/);
  await page.goBack();
  await expect(page.locator('main h1')).toHaveText('Page not found');
  await expect(page).toHaveURL('/nowhere/');
});
