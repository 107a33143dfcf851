import type { Locator, Page } from '@playwright/test';
import { addLink, addressOf, open, published, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const status = (page: Page): Locator => page.getByRole('status');
const ofPost = (page: Page): Locator => page.locator('.share').getByRole('button');
const comment = (page: Page): Locator => page.locator('article.comment').nth(2);
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Gives the browser a share sheet that notes what it is given and ends with an error, if any. */
const withSheet = (page: Page, error?: string) =>
  page.addInitScript((error) => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(Navigator.prototype, 'share', {
      configurable: true,
      value: async (data: unknown) => {
        shared.push({ ...(data as object) });
        if (error) throw new DOMException('no', error);
      },
    });
  }, error);

/** As on an insecure origin. */
const withoutClipboard = (page: Page) =>
  page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
  );

test('no button without the program', { tag: '@no-script' }, async ({ page }) => {
  await page.goto(post.busy);
  await expect(page.locator('.share-post, .copy-link').filter({ visible: true })).toHaveCount(0);
});

test('a post is shared where there is a way to, with its own address', async ({ page, request, site }) => {
  await withSheet(page);
  await open(page, '/about/');
  await (await addLink(page, { href: `${post.newest}?utm_source=x` })).click();
  await expect(page.locator('main h1')).toBeFocused();
  await expect(ofPost(page)).toHaveText('Share');
  await ofPost(page).click();
  await expect(status(page)).toHaveText('Shared');
  await expect(ofPost(page)).toHaveText('Shared');
  const { title } = await published(request, post.newest);
  const url = new URL(post.newest, site.url).href;
  expect(await page.evaluate('window.shared')).toEqual([{ title, url }]);
  await expect(ofPost(page)).toHaveText('Share');
  await expect(status(page)).toBeEmpty();
});

test('nothing is said when the reader lets it be', async ({ page }) => {
  await withSheet(page, 'AbortError');
  await open(page, post.newest);
  await ofPost(page).click();
  await expect.poll(() => page.evaluate('window.shared.length')).toBe(1);
  await page.waitForTimeout(200);
  await expect(ofPost(page)).toHaveText('Share');
  await expect(status(page)).toBeEmpty();
  await expect(page.locator('.address')).toHaveCount(0);
});

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the link to a post is copied elsewhere', async ({ page, site }) => {
    await open(page, `${post.newest}?utm_source=x`);
    await expect(ofPost(page)).toHaveText('Copy link');
    await ofPost(page).press('Enter');
    await expect(ofPost(page)).toHaveText('Link copied');
    await expect(status(page)).toHaveText('Link copied');
    expect(await copied(page)).toBe(new URL(post.newest, site.url).href);
    await expect(ofPost(page)).toHaveText('Copy link');
    await expect(status(page)).toBeEmpty();
  });

  test('when sharing is refused the link is copied', async ({ page, site }) => {
    await withSheet(page, 'NotAllowedError');
    await open(page, post.newest);
    await ofPost(page).click();
    await expect(ofPost(page)).toHaveText('Link copied');
    expect(await copied(page)).toBe(new URL(post.newest, site.url).href);
  });

  test('the link to a comment is copied by a key', async ({ page, request, site }) => {
    await open(page, '/about/');
    await (await addLink(page, { href: post.newest })).click();
    await shows(page, request, post.newest);
    const button = comment(page).getByRole('button', { name: 'Copy link' });
    await comment(page).locator('.permalink').focus();
    await page.keyboard.press('Tab');
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(status(page)).toHaveText('Link copied');
    const id = await comment(page).getAttribute('id');
    expect(await copied(page)).toBe(new URL(`${post.newest}#${id}`, site.url).href);
    expect(addressOf(page), 'the page stays where it is').toBe(post.newest);
  });

  test('the anchor of a heading leads there and copies', async ({ page, site }) => {
    await open(page, post.dressed);
    const anchor = page.locator('.post .anchor').nth(1);
    const fragment = await anchor.getAttribute('href');
    await anchor.press('Enter');
    await expect(status(page)).toHaveText('Link copied');
    expect(addressOf(page)).toBe(post.dressed + fragment);
    expect(await copied(page)).toBe(new URL(post.dressed + fragment, site.url).href);
    await expect(status(page)).toBeEmpty();
    await expect(anchor).toBeEmpty();
  });

  test.describe('below a path', () => {
    test.use({ siteName: 'sub' });

    test('the address has the path', async ({ page, site }) => {
      await open(page, `.${post.newest}`);
      await comment(page).getByRole('button', { name: 'Copy link' }).press('Enter');
      await expect(status(page)).toHaveText('Link copied');
      const id = await comment(page).getAttribute('id');
      expect(await copied(page)).toBe(`${site.url}${post.newest.slice(1)}#${id}`);
    });
  });
});

test('without a clipboard the address stands in a field, selected', async ({ page, site }) => {
  await withoutClipboard(page);
  await open(page, post.newest);
  const id = await comment(page).getAttribute('id');
  const places = [
    { within: page.locator('.share'), address: post.newest },
    { within: comment(page), address: `${post.newest}#${id}` },
  ];
  for (const { within, address } of places) {
    for (const _ of ['once', 'again']) {
      await within.locator('.copy-link').press('Enter');
      const field = within.getByRole('textbox', { name: 'Link' });
      await expect(field).toBeFocused();
      await expect(field).toHaveValue(new URL(address, site.url).href);
      expect(await page.evaluate(() => getSelection()!.toString())).toBe(await field.inputValue());
      await expect(status(page)).toHaveText('Link selected');
    }
  }
});
