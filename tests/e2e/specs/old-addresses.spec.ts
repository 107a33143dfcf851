import { addressOf, hydrated, open, shows } from '../support/browse';
import { post } from '../support/pages';
import { sites } from '../support/sites';
import { expect, test } from '../support/test';

test('a number leads to the post, fragment included', async ({ page, request, traffic }) => {
  const html = await (await request.get(post.aliased)).text();
  const fragment = `#${/id="(comment-\d+)"/.exec(html)![1]}`;
  await page.goto(`${post.number}${fragment}`, { waitUntil: 'commit' });
  await page.waitForURL(`${post.aliased}${fragment}`);
  await hydrated(page);
  await shows(page, request, `${post.aliased}${fragment}`);
  expect(traffic.paths()).toContain('/shortlinks/4.json');
  // The home page is not left in the history.
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

test('so does a link that somebody wrote with a number', async ({ page, request }) => {
  await open(page, '/about/');
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: 'go' });
    document.querySelector('main')!.prepend(link);
    setTimeout(() => link.click());
  }, post.number);
  await page.waitForURL(post.aliased);
  await shows(page, request, post.aliased);
});

test('without a script a number shows the home page', { tag: '@no-script' }, async ({ page }) => {
  await page.goto(post.number);
  await expect(page.locator('main h1')).toHaveCount(1);
  expect(addressOf(page)).toBe(post.number);
});

test('a number that nobody has leaves the home page as it is', async ({ page, traffic }) => {
  await open(page, '/?p=2026');
  await expect.poll(() => traffic.paths()).toContain('/shortlinks/4.json');
  await page.waitForTimeout(300);
  expect(addressOf(page)).toBe('/?p=2026');
});

test('nothing is asked for without a number', async ({ page, traffic }) => {
  await open(page, '/?page=2');
  await page.waitForTimeout(300);
  expect(traffic.paths().filter((path) => path.includes('shortlinks'))).toEqual([]);
});

test.describe('below a path', () => {
  test.use({ siteName: 'sub' });

  test('a number leads to the post there', async ({ page }) => {
    await page.goto(`.${post.number}`, { waitUntil: 'commit' });
    await page.waitForURL(`${sites.sub.base}${post.aliased}`);
  });
});
