import { addLink, addressOf, centre, hydrated, inSight, isTarget, open, scrolledTo, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const category = '/category/politics/';

test('deep in the history, after loading the page anew', async ({ page, request }) => {
  await open(page, '/');
  const places: [string, number][] = [];
  for (const name of ['Politics', 'Archive', 'About', 'Politics']) {
    await page.evaluate((at) => window.scrollTo(0, at), 100 + 30 * places.length);
    places.push([addressOf(page), await page.evaluate(() => window.scrollY)]);
    const link = page.locator('.site-navigation').getByRole('link', { name });
    await link.evaluate((link: HTMLElement) => link.click());
    await expect.poll(() => addressOf(page)).not.toBe(places.at(-1)![0]);
    await shows(page, request, addressOf(page));
    await scrolledTo(page, 0);
  }
  await page.evaluate(() => window.scrollTo(0, 222));
  await page.reload();
  await hydrated(page);
  await scrolledTo(page, 222);
  for (const [address, position] of places.reverse()) {
    await page.goBack();
    await shows(page, request, address);
    await scrolledTo(page, position);
  }
});

test('away to another site and back, and forward again', async ({ page, request, guard }) => {
  guard.expect(/request to elsewhere: https:\/\/example\.org\/$/);
  await page.route('https://example.org/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel=icon href="data:,">Another site' }),
  );
  await open(page, '/');
  await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
  await shows(page, request, category);
  await page.evaluate(() => window.scrollTo(0, 345));
  const away = await addLink(page, { href: 'https://example.org/' });
  const left = await page.evaluate(() => window.scrollY);
  await away.evaluate((link: HTMLElement) => link.click());
  await expect(page.getByText('Another site')).toBeVisible();

  await page.goBack();
  await hydrated(page);
  await shows(page, request, category);
  // The link that the test added may be gone, and with it a line.
  await expect.poll(async () => Math.abs((await page.evaluate(() => window.scrollY)) - left)).toBeLessThan(40);
  await page.goBack();
  await shows(page, request, '/');
  await page.goForward();
  await shows(page, request, category);
  await page.goForward();
  await expect(page.getByText('Another site')).toBeVisible();
});

for (const how of ['on the page', 'from another page', 'from outside'] as const) {
  test(`a fragment with percent-encoded letters, ${how}`, async ({ page, request }) => {
    const { id, path } = await headingBeyondAscii(request);
    const hash = `#${encodeURIComponent(id)}`;
    if (how === 'from outside') {
      await open(page, path + hash);
    } else {
      await open(page, how === 'on the page' ? path : '/about/');
      const link = await addLink(page, { href: path + hash });
      await link.click();
    }
    await expect.poll(() => addressOf(page)).toBe(path + hash);
    const heading = page.locator(`[id="${id}"]`);
    await isTarget(heading);
    await inSight(heading);
  });
}

/** A heading whose id needs percent-encoding in an address. */
async function headingBeyondAscii(request: Parameters<typeof shows>[1]) {
  for (const path of [post.japanese, post.arabic, post.dressed, post.footnotes]) {
    const html = await (await request.get(path)).text();
    const id = [...html.matchAll(/<h[2-6][^>]* id="([^"]*)"/g)].map((match) => match[1]);
    const found = id.find((id) => encodeURIComponent(id) !== id);
    if (found) return { id: found, path };
  }
  throw new Error('the demo has no heading with such an id');
}

test('with text of twice the size', async ({ page, request }) => {
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('html { font-size: 200% !important }');
      document.adoptedStyleSheets = [sheet];
    });
  });
  await open(page, category);
  const toPost = page.locator('a.post-link').last();
  const onCategory = await centre(toPost);
  expect(onCategory).toBeGreaterThan(800);
  const address = (await toPost.getAttribute('href'))!;
  await toPost.click();
  await shows(page, request, address);
  await scrolledTo(page, 0);
  await page.goBack();
  await shows(page, request, category);
  await scrolledTo(page, onCategory);

  await (await addLink(page, { href: `${post.newest}#comments` })).click();
  await shows(page, request, `${post.newest}#comments`);
  await inSight(page.locator('#comments-title'));
});

test.describe('a long thread', () => {
  test.use({ siteName: 'thread' });

  test('loaded anew at a place in its end, and left and come back to', async ({ page }) => {
    await open(page, '/');
    await page.locator('a.post-link').first().click();
    const comments = page.locator('article.comment');
    await expect.poll(() => comments.count()).toBeGreaterThanOrEqual(500);
    await comments.nth(480).evaluate((comment) => comment.scrollIntoView());
    const position = await page.evaluate(() => window.scrollY);
    expect(position).toBeGreaterThan(10_000);
    await page.reload();
    await hydrated(page);
    await scrolledTo(page, position);
    await page.evaluate(() => document.querySelector<HTMLElement>('.brand a')!.click());
    await expect(page.locator('a.post-link').first()).toBeVisible();
    await page.goBack();
    await scrolledTo(page, position);
  });
});
