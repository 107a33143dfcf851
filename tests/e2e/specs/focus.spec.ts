import { addressOf, open, scrolledTo, shows } from '../support/browse';
import { kinds, notFound, post } from '../support/pages';
import { expect, test } from '../support/test';

const status = '.site > [role=status]';
const category = '/category/politics/';

test('by a link: focus says the heading, and nothing says it again', async ({ page, request }) => {
  await open(page, '/');
  await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
  await shows(page, request, category);
  await expect(page.locator('main h1')).toBeFocused();
  await expect(page.locator(status)).toHaveText('');
});

test('back and forward: focus is not moved, the title is said', async ({ page, request }) => {
  await open(page, '/');
  await page.evaluate(() => window.scrollTo(0, 400));
  await page.locator('.site-navigation a[href="/archive/"]').evaluate((link: HTMLElement) => link.click());
  await shows(page, request, '/archive/');
  await page.goBack();
  await shows(page, request, '/');
  await scrolledTo(page, 400);
  await expect(page.locator('main h1')).not.toBeFocused();
  await expect(page.locator(status)).toHaveText(await page.title());
  await page.goForward();
  await shows(page, request, '/archive/');
  await expect(page.locator(status)).toHaveText(await page.title());
  // What was said is not there to be found by who reads on after the next click.
  await page.locator('.brand a').click();
  await shows(page, request, '/');
  await expect(page.locator(status)).toHaveText('');
});

for (const field of ['<input>', '<textarea></textarea>', '<select></select>', '<p contenteditable>x</p>']) {
  test(`focus stays while a reader types: ${field}`, async ({ page, request }) => {
    await open(page, '/about/');
    await page.evaluate((field) => {
      const place = document.createElement('div');
      place.id = 'typing';
      place.innerHTML = field;
      document.querySelector('.site-header')!.append(place);
      (place.firstElementChild as HTMLElement).focus();
      document.querySelector<HTMLElement>('.site-navigation a[href="/archive/"]')!.click();
    }, field);
    await shows(page, request, '/archive/');
    await expect(page.locator('#typing > *')).toBeFocused();
    await expect(page.locator(status)).toHaveText(await page.title());
  });
}

test('the skip link works on a page built in the browser', async ({ page, request }) => {
  await open(page, '/');
  await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
  await shows(page, request, category);
  await page.locator('.skip-link').focus();
  await expect(page.locator('.skip-link')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  expect(addressOf(page)).toBe(`${category}#main`);
});

/** Levels of the headings, in the order of the document. */
const levels = () =>
  Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'), (one) => Number(one.tagName[1]));

for (const [kind, path] of Object.entries(kinds)) {
  test(`headings without gaps: ${kind}`, { tag: '@no-script' }, async ({ page, guard }) => {
    if (kind === '404') guard.expect(...notFound);
    await page.goto(path);
    // Documents hold what scripts build, to the letter (hydration.spec.ts).
    const found = await page.locator('html').evaluate(levels);
    expect(found.filter((level) => level === 1), 'one h1').toHaveLength(1);
    expect(found[0], 'it comes first').toBe(1);
    const gaps = found.filter((level, at) => at > 0 && level > found[at - 1] + 1);
    expect(gaps, 'no level is left out on the way down').toEqual([]);
  });
}

test('a post that is built in two steps is whole', async ({ page, request }) => {
  await open(page, '/2018/02/');
  await page.locator(`a.post-link[href="${post.busy}"]`).click();
  await shows(page, request, post.busy);
  await expect(page.locator('main')).not.toHaveAttribute('data-arriving');
  await expect(page.locator('nav.neighbours')).toBeVisible();
  await expect.poll(() => page.locator('article.comment').count()).toBeGreaterThan(60);
});
