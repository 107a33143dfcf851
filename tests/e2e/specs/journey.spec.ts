import { addLink, addressOf, hydrated, inSight, isTarget, open, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const category = '/category/politics/';

test('home, category, post, comment, back, back', { tag: '@both' }, async ({
  page,
  request,
  traffic,
  javaScriptEnabled,
}) => {
  /** Without scripts every page is a document; with them none is. */
  const goes = async (action: () => Promise<unknown>, address: string) => {
    const [path] = address.split('#');
    const arrives = async () => {
      await action();
      await expect.poll(() => addressOf(page)).toBe(address);
      await shows(page, request, address);
    };
    if (javaScriptEnabled) {
      const paths = await traffic.withoutDocument(arrives);
      expect([[], [`${path}index.json`]], 'at most the data of that page').toContainEqual(paths);
    } else {
      await arrives();
    }
  };

  await page.goto('/');
  if (javaScriptEnabled) await hydrated(page);
  await shows(page, request, '/');

  await goes(() => page.getByRole('link', { name: 'Politics' }).first().click(), category);
  const entry = page.locator(`a.post-link[href="${post.newest}"]`);
  await goes(() => entry.click(), post.newest);
  // Browsers share the address that the head gives; it is never that of another page.
  const canonical = page.locator('head [rel=canonical]');
  if (javaScriptEnabled) await expect(canonical).toHaveCount(0);
  else await expect(canonical).toHaveAttribute('href', new RegExp(`${post.newest}$`));

  const comment = page.locator('article.comment').nth(1);
  const permalink = comment.locator('a.permalink');
  const fragment = await permalink.getAttribute('href');
  await goes(() => permalink.click(), post.newest + fragment);
  await isTarget(comment);
  await inSight(comment);

  await goes(() => page.goBack(), post.newest);
  await goes(() => page.goBack(), category);
  await expect(entry).toBeVisible();
});

test('the feeds that the head names are never those of another page', async ({ page, request }) => {
  const feeds = page.locator('head [rel=alternate]');
  await open(page, '/');
  const ofBlog = await feeds.count();
  await open(page, category);
  expect(await feeds.count()).toBeGreaterThan(ofBlog);
  await page.locator(`a.post-link[href="${post.newest}"]`).click();
  await shows(page, request, post.newest);
  await expect(feeds).toHaveCount(ofBlog);
});

test('a link takes focus to the heading and the reader to the top', async ({ page, request }) => {
  await open(page, '/');
  const link = page.locator('a.post-link').last();
  await link.scrollIntoViewIfNeeded();
  const address = (await link.getAttribute('href'))!;
  await link.click();
  await shows(page, request, address);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await expect(page.locator('main h1')).toBeFocused();
});

test('home looks the same however one comes to it, and its links can be clicked', async ({
  page,
  request,
}) => {
  await open(page, '/');
  const first = page.locator('a.post-link').first();
  const wanted = await first.boundingBox();
  await page.locator('.site-navigation').getByRole('link', { name: 'About' }).click();
  await shows(page, request, '/about/');
  await page.locator('.brand a').click();
  await shows(page, request, '/');
  // The heading is for those who hear it: it has focus now, but takes no room.
  expect(await first.boundingBox()).toEqual(wanted);
  const address = (await first.getAttribute('href'))!;
  await first.click();
  await shows(page, request, address);
});

test('a page visited a moment ago needs no request', async ({ page, request, traffic }) => {
  await open(page, '/');
  const politics = page.locator('.site-navigation').getByRole('link', { name: 'Politics' });
  const home = page.locator('.brand a');
  await politics.click();
  await shows(page, request, category);
  await home.click();
  await shows(page, request, '/');

  const asked = await traffic.withoutDocument(async () => {
    await politics.click();
    await shows(page, request, category);
    await home.click();
    await shows(page, request, '/');
    await page.goBack();
    await shows(page, request, category);
  });
  expect(asked).toEqual([]);
});

test('title and language follow to a post in another language and back', async ({
  page,
  request,
  traffic,
}) => {
  for (const address of [post.japanese, post.arabic]) {
    const month = address.split('/').slice(0, 3).join('/') + '/';
    await open(page, month);
    await traffic.withoutDocument(async () => {
      await page.locator(`a.post-link[href="${address}"]`).click();
      await shows(page, request, address);
      await page.goBack();
      await shows(page, request, month);
    });
  }
});

test('the navigation marks where the reader is', { tag: '@both' }, async ({
  page,
  request,
  javaScriptEnabled,
}) => {
  await page.goto('/');
  if (javaScriptEnabled) await hydrated(page);
  const marked = page.locator('header [aria-current]');
  await expect(marked).toHaveAttribute('href', '/');
  await page.locator('.site-navigation').getByRole('link', { name: 'Archive' }).click();
  await shows(page, request, '/archive/');
  await expect(marked).toHaveCount(1);
  await expect(marked).toHaveAttribute('href', '/archive/');
  await page.goBack();
  await shows(page, request, '/');
  await expect(marked).toHaveCount(1);
  await expect(marked).toHaveAttribute('href', '/');
});

test('older and newer posts, and numbered pages', { tag: '@both' }, async ({
  page,
  request,
  javaScriptEnabled,
}) => {
  await page.goto('/');
  if (javaScriptEnabled) await hydrated(page);
  await page.getByRole('link', { name: 'Older posts' }).click();
  await shows(page, request, '/page/2/');
  await page.getByRole('link', { name: 'Page 3' }).click();
  await shows(page, request, '/page/3/');
  await page.getByRole('link', { name: 'Newer posts' }).click();
  await shows(page, request, '/page/2/');
  await page.getByRole('link', { name: 'Newer posts' }).click();
  await shows(page, request, '/');
});

test('an earlier address leads to the post', { tag: '@both' }, async ({
  page,
  request,
}) => {
  await page.goto(post.alias);
  await page.waitForURL(`**${post.aliased}`);
  await shows(page, request, post.aliased);
});

test('a link to an earlier address leads to the post', async ({ page, request, guard }) => {
  // There is no data beside it, so the document is loaded, which leads on.
  guard.expect(/status 404: .*keeping-old-links-alive\/index\.json/, /console error: .*404/);
  await open(page, '/about/');
  await (await addLink(page, { href: post.alias })).click();
  await page.waitForURL(`**${post.aliased}`);
  await shows(page, request, post.aliased);
});
