import { addressOf, centre, hydrated, inSight, isTarget, open, scrolledTo, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const category = '/category/politics/';

test('back and forward restore the scroll position', async ({ page, request }) => {
  await open(page, '/');
  const toCategory = page.locator('main').getByRole('link', { name: 'Politics', exact: true }).last();
  const onHome = await centre(toCategory);
  expect(onHome).toBeGreaterThan(500);
  await toCategory.click();
  await shows(page, request, category);

  const toPost = page.locator('a.post-link').last();
  const onCategory = await centre(toPost);
  expect(onCategory).toBeGreaterThan(500);
  const address = (await toPost.getAttribute('href'))!;
  await toPost.click();
  await shows(page, request, address);
  await scrolledTo(page, 0);
  await page.evaluate(() => window.scrollTo(0, 321));

  await page.goBack();
  await shows(page, request, category);
  await scrolledTo(page, onCategory);
  await page.goBack();
  await shows(page, request, '/');
  await scrolledTo(page, onHome);
  await page.goForward();
  await shows(page, request, category);
  await scrolledTo(page, onCategory);
  await page.goForward();
  await shows(page, request, address);
  await scrolledTo(page, 321);
});

test('the positions survive loading the middle page anew', async ({ page, request }) => {
  await open(page, '/');
  const toCategory = page.locator('main').getByRole('link', { name: 'Politics', exact: true }).last();
  const onHome = await centre(toCategory);
  await toCategory.click();
  await shows(page, request, category);
  const toPost = page.locator('a.post-link').nth(2);
  const onCategory = await centre(toPost);
  const address = (await toPost.getAttribute('href'))!;
  await toPost.click();
  await shows(page, request, address);
  await page.evaluate(() => window.scrollTo(0, 300));
  await page.goBack();
  await shows(page, request, category);
  await scrolledTo(page, onCategory);

  await page.reload();
  await hydrated(page);
  await scrolledTo(page, onCategory);

  await page.goBack();
  await shows(page, request, '/');
  await scrolledTo(page, onHome);
  await page.goForward();
  await shows(page, request, category);
  await scrolledTo(page, onCategory);
  await page.goForward();
  await shows(page, request, address);
  await scrolledTo(page, 300);
});

test('a page passed by quickly on a slow network keeps its position', async ({
  page,
  request,
  guard,
}) => {
  // The data of the page passed by.
  guard.allow(/request failed: .*index\.json net::ERR_ABORTED/);
  await open(page, '/');
  await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
  await shows(page, request, category);
  const toPost = page.locator('a.post-link').nth(2);
  const onCategory = await centre(toPost);
  const address = (await toPost.getAttribute('href'))!;
  await toPost.click();
  await shows(page, request, address);
  // Nothing is kept in memory any more.
  await page.reload();
  await hydrated(page);
  await page.evaluate(() => window.scrollTo(0, 77));

  await page.route('**/index.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue().catch(() => undefined);
  });
  await page.evaluate(() => history.back());
  await expect.poll(() => addressOf(page)).toBe(category);
  await page.evaluate(() => history.back());
  await expect.poll(() => addressOf(page)).toBe('/');
  await shows(page, request, '/');
  await page.goForward();
  await shows(page, request, category);
  await scrolledTo(page, onCategory);
  await page.goForward();
  await shows(page, request, address);
  await scrolledTo(page, 77);
});

test('back and forward again before the page came stays where it was', async ({
  page,
  request,
  guard,
}) => {
  guard.allow(/request failed: .*index\.json net::ERR_ABORTED/);
  await open(page, '/');
  await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
  await shows(page, request, category);
  // Nothing is kept in memory any more.
  await page.reload();
  await hydrated(page);
  await page.evaluate(() => window.scrollTo(0, 55));
  await page.route('**/index.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue().catch(() => undefined);
  });
  await page.evaluate(() => history.back());
  await expect.poll(() => addressOf(page)).toBe('/');
  await page.evaluate(() => history.forward());
  await expect.poll(() => addressOf(page)).toBe(category);
  // Long enough for the page that nobody waits for any more.
  await page.waitForTimeout(900);
  await shows(page, request, category);
  await expect(page.locator('[role=progressbar]')).toHaveAttribute('hidden');
  await scrolledTo(page, 55);
});

test('fragments of one page have positions of their own', async ({ page, traffic }) => {
  await open(page, post.busy);
  const permalinks = page.locator('a.permalink');
  await traffic.withoutDocument(async () => {
    const atFirst = await centre(permalinks.nth(3));
    await permalinks.nth(3).click();
    const atSecond = await centre(permalinks.nth(30));
    await permalinks.nth(30).click();
    await page.evaluate(() => window.scrollBy(0, 55));
    const atThird = await page.evaluate(() => window.scrollY);
    await page.goBack();
    await scrolledTo(page, atSecond);
    await page.goBack();
    await scrolledTo(page, atFirst);
    await page.goForward();
    await scrolledTo(page, atSecond);
    await page.goForward();
    await scrolledTo(page, atThird);
  });
});

test('back to a comment marks it again', async ({ page, request, traffic }) => {
  await open(page, post.newest);
  await page.locator('a.permalink').first().click();
  const comment = page.locator('article.comment').first();
  await isTarget(comment);
  await traffic.withoutDocument(async () => {
    // Without scrolling to it.
    await page.locator('.brand a').evaluate((link: HTMLAnchorElement) => link.click());
    await shows(page, request, '/');
    await page.goBack();
    await expect(comment).toBeVisible();
    await inSight(comment);
    await isTarget(comment);
  });
});

test.describe('a long thread', () => {
  test.use({ siteName: 'thread' });

  test('is put where it was, though its end is built later', async ({ page }) => {
    await open(page, '/');
    const toPost = page.locator('a.post-link').first();
    await toPost.click();
    await expect(page.locator('section.thread')).toBeVisible();
    const last = page.locator('article.comment').last();
    await expect.poll(() => page.locator('article.comment').count()).toBeGreaterThanOrEqual(500);
    await last.scrollIntoViewIfNeeded();
    const atEnd = await page.evaluate(() => window.scrollY);
    expect(atEnd).toBeGreaterThan(10_000);
    await page.evaluate(() => document.querySelector<HTMLElement>('.brand a')!.click());
    await expect(toPost).toBeVisible();
    await page.goBack();
    await scrolledTo(page, atEnd);
  });
});
