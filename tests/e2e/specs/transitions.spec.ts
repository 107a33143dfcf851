import type { Page } from '@playwright/test';
import { open, scrolledTo, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

/** Counts transitions, in a browser that shows a page within so many milliseconds. */
async function browserThatTakes(page: Page, milliseconds: number) {
  await page.addInitScript((milliseconds) => {
    let now = 0;
    Date.now = () => (now += milliseconds);
    const begun: string[] = [];
    Object.assign(window, { begun });
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (update) => {
      const named = document.querySelector('main .post-link[style*="heading"]');
      begun.push(named?.textContent ?? '');
      return start(update);
    };
  }, milliseconds);
}

const begun = (page: Page) => page.evaluate('window.begun') as Promise<string[]>;
const nameOf = (page: Page) =>
  page.locator('main h1').evaluate((h1) => getComputedStyle(h1).getPropertyValue('view-transition-name'));

/** From the document at a category to the archive: it takes one page to know how quick a browser is. */
async function openAndGo(page: Page, request: Parameters<typeof shows>[1]) {
  await open(page, '/about/');
  await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
  await shows(page, request, '/category/politics/');
}

test('the title that was followed becomes the heading', async ({ page, request }) => {
  await browserThatTakes(page, 1);
  await openAndGo(page, request);
  expect(await begun(page), 'not before it is known whether the browser is quick').toEqual([]);
  const title = page.locator(`a.post-link[href="${post.newest}"]`);
  const text = await title.textContent();
  await title.click();
  await shows(page, request, post.newest);
  expect(await begun(page)).toEqual([text]);
  expect(await nameOf(page)).toBe('heading');
  await expect(page.locator('main h1')).toBeFocused();
  await scrolledTo(page, 0);
  // No title is followed here.
  await page.locator('.site-navigation').getByRole('link', { name: 'Archive' }).click();
  await shows(page, request, '/archive/');
  expect(await begun(page)).toEqual([text, '']);
  expect(await nameOf(page)).toBe('none');
});

test('none in a browser that is not quick', async ({ page, request }) => {
  await browserThatTakes(page, 20);
  await openAndGo(page, request);
  await page.locator(`a.post-link[href="${post.newest}"]`).click();
  await shows(page, request, post.newest);
  expect(await begun(page)).toEqual([]);
});

test('none for readers who want stillness', async ({ page, request }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await browserThatTakes(page, 1);
  await openAndGo(page, request);
  await page.locator(`a.post-link[href="${post.newest}"]`).click();
  await shows(page, request, post.newest);
  expect(await begun(page)).toEqual([]);
});

test('none on the way back: the place is what matters', async ({ page, request }) => {
  await browserThatTakes(page, 1);
  await openAndGo(page, request);
  await page.goBack();
  await shows(page, request, '/about/');
  expect(await begun(page)).toEqual([]);
});

test('a second click does not wait for the end of a transition', async ({ page, request, traffic }) => {
  await browserThatTakes(page, 1);
  await openAndGo(page, request);
  // All of it is in memory, so that nothing but the transition takes time.
  for (const name of ['Archive', 'About', 'Politics']) {
    await page.locator('.site-navigation').getByRole('link', { name }).click();
    await page.waitForTimeout(400);
  }
  await traffic.withoutDocument(async () => {
    await page.evaluate(() => {
      const click = (href: string) =>
        document.querySelector<HTMLElement>(`.site-navigation a[href="${href}"]`)!.click();
      click('/archive/');
      click('/about/');
    });
    await shows(page, request, '/about/');
    await page.waitForTimeout(400);
    await shows(page, request, '/about/');
    await expect(page.locator('main h1')).toBeFocused();
    await page.goBack();
    await shows(page, request, '/archive/');
  });
});
