import type { Locator, Page } from '@playwright/test';
import { addLink, addressOf, isTarget, open, scrollY, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const toc = (page: Page): Locator => page.getByRole('navigation', { name: 'Contents' });
const links = (page: Page): Locator => page.locator('.toc a');
const marked = (page: Page): Locator => page.locator('.toc [aria-current]');

/** The fragments that the table leads to, in order. */
async function fragments(page: Page): Promise<string[]> {
  const all = await links(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  expect(all.length).toBeGreaterThanOrEqual(4);
  return all;
}

const heading = (page: Page, fragment: string): Locator =>
  page.locator(`[id="${fragment.slice(1)}"]`);

const scrollToTop = (heading: Locator) =>
  heading.evaluate((heading) => heading.scrollIntoView({ block: 'start', behavior: 'instant' }));

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 400, height: 700 } });

  test('the contents are folded', { tag: '@both' }, async ({ page }) => {
    await page.goto(post.dressed);
    const link = links(page).nth(1);
    await expect(toc(page)).toBeVisible();
    await expect(link).toBeHidden();
    await toc(page).locator('summary').click();
    await expect(link).toBeVisible();
    const fragment = (await link.getAttribute('href'))!;
    await link.click();
    expect(addressOf(page)).toBe(post.dressed + fragment);
    await expect(heading(page, fragment)).toBeInViewport();
  });
});

test('the contents stand beside the text where there is room', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.dressed);
  await expect(links(page).first()).toBeVisible();
  await expect(toc(page).locator('summary')).toBeHidden();
  const text = (await page.locator('.post > .prose').boundingBox())!;
  const table = (await toc(page).boundingBox())!;
  expect(table.x).toBeGreaterThan(text.x + text.width);
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  expect(table.x + table.width).toBeLessThanOrEqual(width);
  // It takes no room from the text, which is where it is on a page without contents.
  await page.goto('/about/');
  const without = (await page.locator('.post > .prose').boundingBox())!;
  expect([text.x, text.width]).toEqual([without.x, without.width]);

  await page.goto(post.dressed);
  await scrollToTop(heading(page, (await fragments(page))[2]));
  await expect(links(page).first(), 'it stays in sight').toBeInViewport();
});

test('the section being read is marked', async ({ page }) => {
  await open(page, post.dressed);
  await expect(marked(page), 'at the beginning nothing is marked').toHaveCount(0);
  const all = await fragments(page);
  for (const fragment of [all[0], all[2], all[1]]) {
    await scrollToTop(heading(page, fragment));
    await expect(marked(page)).toHaveCount(1);
    await expect(marked(page)).toHaveAttribute('href', fragment);
    await expect(marked(page)).toHaveAttribute('aria-current', 'true');
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(marked(page)).toHaveCount(0);
});

test('the contents lead there by keyboard', async ({ page, traffic }) => {
  await open(page, post.dressed);
  const fragment = (await fragments(page))[1];
  const asked = await traffic.withoutDocument(async () => {
    await links(page).first().focus();
    await page.keyboard.press('Tab');
    await expect(links(page).nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    expect(addressOf(page)).toBe(post.dressed + fragment);
    await isTarget(heading(page, fragment));
    await expect(heading(page, fragment)).toBeInViewport();
    await expect(marked(page)).toHaveAttribute('href', fragment);
  });
  expect(asked).toEqual([]);
});

test('the section is marked on a page built in the browser, and again after coming back', async ({
  page,
  request,
  traffic,
}) => {
  await open(page, '/about/');
  await traffic.withoutDocument(async () => {
    await (await addLink(page, { href: post.dressed })).click();
    await shows(page, request, post.dressed);
    await expect(marked(page)).toHaveCount(0);
    const fragment = (await fragments(page))[2];
    await scrollToTop(heading(page, fragment));
    await expect(marked(page)).toHaveAttribute('href', fragment);
    await page.goBack();
    await shows(page, request, '/about/');
    await page.evaluate(() => window.scrollTo(0, 50));
    await page.goForward();
    await shows(page, request, post.dressed);
    await expect(marked(page)).toHaveAttribute('href', fragment);
  });
});

test.describe('in a low window', () => {
  test.use({ viewport: { width: 1280, height: 200 } });

  test('the contents scroll to what is marked, and the page stays', async ({ page }) => {
    await open(page, post.dressed);
    const fragment = (await fragments(page)).at(-1)!;
    await scrollToTop(heading(page, fragment));
    const position = await scrollY(page);
    await expect(marked(page)).toHaveAttribute('href', fragment);
    const [scrolled, hidden] = await marked(page).evaluate((link) => {
      const table = link.closest('details > div')!;
      const [inner, outer] = [link, table].map((element) => element.getBoundingClientRect());
      return [table.scrollTop, Math.max(outer.top - inner.top, inner.bottom - outer.bottom)];
    });
    expect(scrolled, 'the table is longer than the window').toBeGreaterThan(0);
    expect(hidden, 'the link is whole').toBeLessThanOrEqual(1);
    expect(await scrollY(page)).toBe(position);
  });
});
