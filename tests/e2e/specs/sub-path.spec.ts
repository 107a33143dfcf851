import { addressOf, hydrated, open, shows } from '../support/browse';
import { addressesIn, filesOf, readFile } from '../support/crawl';
import { toCommentAndBack } from '../support/journey';
import { post } from '../support/pages';
import { sites } from '../support/sites';
import { expect, test } from '../support/test';

// The guard fails on every request outside /blog/.
test.use({ siteName: 'sub' });

test('home, category, post, comment, back, back', { tag: '@both' }, async ({
  page,
  request,
  traffic,
  javaScriptEnabled,
}) => {
  await page.goto('./');
  if (javaScriptEnabled) await hydrated(page);
  const journey = async () => {
    await toCommentAndBack(page, request, '/blog');
    await page.locator('.brand a').click();
    await shows(page, request, '/blog/');
  };
  if (javaScriptEnabled) {
    const asked = await traffic.withoutDocument(journey);
    expect(asked).toEqual([
      '/blog/category/politics/index.json',
      `/blog${post.newest}index.json`,
      '/blog/index.json',
    ]);
  } else {
    await journey();
  }
});

test('the home page without its slash', async ({ page, request, guard, traffic }) => {
  guard.expect(/request to elsewhere: .*:4611\/blog$/);
  await page.goto('/blog');
  await hydrated(page);
  await shows(page, request, '/blog/');
  await traffic.withoutDocument(async () => {
    await page.getByRole('link', { name: 'Archive' }).first().click();
    await shows(page, request, '/blog/archive/');
  });
});

test('what is not there shows the page that says so', { tag: '@both' }, async ({
  page,
  request,
  guard,
  javaScriptEnabled,
}) => {
  guard.expect(/status 404: .*\/blog\/none\//, /console error: .*404.*\/blog\/none\//);
  await page.goto('./none/');
  if (javaScriptEnabled) await hydrated(page);
  await expect(page.locator('main h1')).toHaveText('Page not found');
  await page.locator('main').getByRole('link', { name: 'newest posts' }).click();
  await shows(page, request, '/blog/');
});

test('a link to elsewhere on the host is the browser’s', async ({ page, guard, traffic }) => {
  guard.expect(/request to elsewhere: .*:4611\/blogging\/$/);
  await page.route('**/blogging/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel=icon href="data:,">Elsewhere' }),
  );
  await open(page, './');
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/blogging/' });
    document.body.append(link);
    setTimeout(() => link.click());
  });
  await expect(page.getByText('Elsewhere')).toBeVisible();
  expect(traffic.pathsWithoutPictures().some((path) => path.endsWith('.json'))).toBe(false);
  expect(addressOf(page)).toBe('/blogging/');
});

test('every address in every document is below the sub-path', { tag: '@no-script' }, () => {
  const stray = filesOf(sites.sub, '.html').flatMap((file) =>
    addressesIn(readFile(sites.sub, file))
      .filter((address) => address.startsWith('/') && !address.startsWith('/blog/'))
      .map((address) => `${file}: ${address}`),
  );
  expect(stray).toEqual([]);
});
