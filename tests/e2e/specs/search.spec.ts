import type { Page } from '@playwright/test';
import { violations } from '../support/axe';
import { addLink, open } from '../support/browse';
import { notFound, post } from '../support/pages';
import { expect, test } from '../support/test';

const field = (page: Page) => page.getByRole('searchbox');
const found = (page: Page) => page.locator('.found');
const state = (page: Page) => page.locator('.search-state');

async function search(page: Page, words: string) {
  await open(page, '/search/');
  await field(page).fill(words);
  await expect(found(page).first()).toBeVisible();
}

test('nothing is loaded before somebody searches', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, '/search/');
  expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  await field(page).fill('interval');
  await expect(found(page).first()).toBeVisible();
  expect(asked.some((url) => url.includes('/pagefind/'))).toBe(true);
});

test('results come while typing, marked, counted and said', async ({ page }) => {
  await search(page, 'trams');
  await expect(found(page).first().locator('mark').first()).toBeVisible();
  await expect(state(page)).toHaveText(/^\d+ results?$/);
  await expect(page.locator('.site > [role=status]')).toHaveText(/^\d+ results?$/);
  await expect(page).toHaveURL('/search/?q=trams');
});

test('other forms of a word are found', async ({ page }) => {
  await search(page, 'tram');
  const one = await state(page).textContent();
  await search(page, 'trams');
  await expect(state(page)).toHaveText(one!);
});

test('a shared address searches by itself; back and forward come to the same results', async ({ page }) => {
  await open(page, '/search/?q=interval');
  await expect(field(page)).toHaveValue('interval');
  const first = found(page).first().getByRole('link').first();
  await first.click();
  await expect(page.locator('article.post')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL('/search/?q=interval');
  await expect(field(page)).toHaveValue('interval');
  await expect(found(page).first()).toBeVisible();
  await page.goForward();
  await expect(page.locator('article.post')).toBeVisible();
});

test('a search can be narrowed, and its address says so', async ({ page }) => {
  await search(page, 'council');
  const all = await state(page).textContent();
  await page.locator('.search-filters > summary').click();
  const year = page.getByRole('combobox', { name: 'Year' });
  await year.selectOption({ index: 1 });
  const chosen = await year.inputValue();
  await expect(page).toHaveURL(`/search/?q=council&year=${chosen}`);
  await expect(state(page)).not.toHaveText(all!);
  for (const facts of await page.locator('.found-facts').allTextContents()) expect(facts).toContain(chosen);

  await open(page, `/search/?q=council&year=${chosen}`);
  await expect(page.getByRole('combobox', { name: 'Year' })).toHaveValue(chosen);
  for (const name of ['Category', 'Tag', 'Author']) {
    await expect(page.getByRole('combobox', { name, exact: true })).toBeVisible();
  }
});

test('what is found in a comment says whose it is and leads there', async ({ page }) => {
  await search(page, 'thank');
  const comment = page.locator('.found-comments a').first();
  await expect(comment).toHaveText(/^Comment by .+/);
  const hash = new URL((await comment.getAttribute('href'))!, page.url()).hash;
  await comment.click();
  await expect(page).toHaveURL(new RegExp(`${hash}$`));
  await expect(page.locator(`article.comment[id="${hash.slice(1)}"]`)).toBeInViewport();
});

test('what is not found, says so', async ({ page }) => {
  await search(page, 'interval');
  await field(page).fill('qxzvbnm');
  await expect(state(page)).toContainText('“qxzvbnm”');
  await expect(found(page)).toHaveCount(0);
  await field(page).fill('');
  await expect(state(page)).toHaveText('Finds words in posts, pages and comments.');
  await expect(page).toHaveURL('/search/');
});

for (const [what, files] of [
  ['a search', '**/pagefind/**'],
  ['a part of the index', '**/*.pf_index'],
]) {
  test(`${what} that cannot be loaded says so, and tries again`, async ({ page, guard }) => {
    guard.allow(/pagefind/, /ERR_FAILED/);
    await page.route(files, (route) => route.abort());
    await open(page, '/search/');
    await field(page).fill('interval');
    await expect(state(page)).toHaveText(/could not be loaded/);
    await page.unroute(files);
    await field(page).fill('interval ');
    await expect(found(page).first()).toBeVisible();
  });
}

test('a newer question does not wait for an older one that fails', async ({ page, guard }) => {
  guard.allow(/pagefind/, /ERR_FAILED/);
  const gate = { open: () => {}, reached: () => {} };
  const opened = new Promise<void>((resolve) => (gate.open = resolve));
  const reached = new Promise<void>((resolve) => (gate.reached = resolve));
  await page.route('**/*.pf_index', async (route) => {
    gate.reached();
    await opened;
    await route.abort();
  });
  await open(page, '/search/');
  await field(page).fill('interval');
  await reached;
  await field(page).fill('intervals');
  await expect(page).toHaveURL(/q=intervals$/);
  gate.open();
  await expect(state(page)).toHaveText(/could not be loaded/);
});

test('by keys alone', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('interval');
  await expect(found(page).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.locator('.search-filters > summary')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Category' })).toBeVisible();
  for (let key = 0; key < 5; key++) await page.keyboard.press('Tab');
  const link = found(page).first().getByRole('link').first();
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('article.post')).toBeVisible();
});

test('more results take focus', async ({ page }) => {
  await search(page, 'the');
  await expect(found(page)).toHaveCount(10);
  await page.getByRole('button', { name: 'More results' }).click();
  await expect(found(page).nth(10).getByRole('link').first()).toBeFocused();
});

test('axe, with results and filters', async ({ page }) => {
  await search(page, 'thank');
  await page.locator('.search-filters > summary').click();
  await expect(page.getByRole('combobox', { name: 'Category' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('an address that leads nowhere offers what is nearest', async ({ page, guard }) => {
  guard.expect(...notFound.map((it) => new RegExp(it.source.replace('nowhere', '2026\\/09\\/the-intervall-interval'))));
  await page.goto('/2026/09/the-intervall-interval/');
  const nearest = page.locator('.nearest');
  await expect(nearest).toBeVisible();
  await expect(nearest.getByRole('link').first()).toHaveText('The interval');
});

test('an address is known by its own words, whatever the title says now', async ({ page, guard }) => {
  guard.expect(/status 404: /, /console error: .*404/);
  await page.goto('/2020/11/you-are-on-mute-again/');
  await expect(page.locator('.nearest').getByRole('link').first()).toHaveText('Two hundred and twelve in the gallery');
});

test('also in another language of the blog', async ({ page, guard }) => {
  guard.expect(/status 404: /, /console error: .*404/);
  await page.goto(post.japanese);
  const heading = await page.locator('main h1').innerText();
  await page.goto(`/${encodeURIComponent(heading)}/`);
  await expect(page.locator('.nearest').getByRole('link').first()).toHaveText(heading);
});

test('the search of WordPress leads to ours', async ({ page }) => {
  await page.goto('/?s=interval');
  await expect(page).toHaveURL('/search/?q=interval');
  await expect(found(page).first()).toBeVisible();
});

test('so does a link to it', async ({ page }) => {
  await open(page, '/about/');
  await (await addLink(page, { href: '/?s=interval' })).click();
  await expect(page).toHaveURL('/search/?q=interval');
  await expect(found(page).first()).toBeVisible();
});

test('without a script there are other ways', { tag: '@no-script' }, async ({ page }) => {
  await page.goto('/search/?q=interval');
  await expect(page.locator('.search noscript p')).toBeVisible();
  await expect(page.locator('.search-filters')).toBeHidden();
  await page.locator('main').getByRole('link', { name: 'Archive' }).click();
  await expect(page.locator('main h1')).toHaveText('Archive');
});

test.describe('below a path', () => {
  test.use({ siteName: 'sub' });

  test('results lead to pages there', async ({ page }) => {
    await open(page, 'search/?q=interval');
    const link = found(page).first().getByRole('link').first();
    await expect(link).toHaveAttribute('href', /^\/blog\/\d{4}\//);
    await link.click();
    await expect(page.locator('article.post')).toBeVisible();
  });
});

test.describe('without spaces between words', () => {
  test.use({ siteName: 'japanese' });

  test('words are found within a text', async ({ page }) => {
    await search(page, '時間');
    await expect(found(page).first().locator('mark').first()).toBeVisible();
  });
});
