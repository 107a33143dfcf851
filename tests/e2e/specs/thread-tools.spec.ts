import type { Page } from '@playwright/test';
import { addLink, isTarget, open, scrollY, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const newest = (page: Page) => page.getByRole('button', { name: 'Newest first' });

/** The comments at the top, in the order of the document. */
const threads = (page: Page): Promise<string[]> =>
  page
    .locator('#comments > .comments > li > article')
    .evaluateAll((all) => all.map((one) => one.id));

/** Every comment, as its thread has it. */
const withReplies = (page: Page): Promise<string[][]> =>
  page
    .locator('#comments > .comments > li')
    .evaluateAll((all) =>
      all.map((top) => Array.from(top.querySelectorAll('article'), (one) => one.id)),
    );

/** Whether what comes first in the document stands first on the page. */
const standsInOrder = (page: Page): Promise<boolean> =>
  page.locator('#comments > .comments > li').evaluateAll((all) => {
    const tops = all.map((one) => one.getBoundingClientRect().top);
    return tops.every((top, at) => at === 0 || tops[at - 1] < top);
  });

test('none without the program', { tag: '@no-script' }, async ({ page }) => {
  await page.goto(post.busy);
  await expect(page.locator('.thread-tools')).toBeHidden();
});

test('all replies fold and unfold', async ({ page }) => {
  await open(page, post.busy);
  const branches = page.locator('.replies');
  const inside = page.locator('.replies article.comment');
  expect(await inside.count()).toBeGreaterThan(10);
  // One that the reader has folded, deeper in.
  await branches.locator('.replies > summary').first().click();
  await page.getByRole('button', { name: 'Fold replies', exact: true }).click();
  await expect(inside.filter({ visible: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Unfold replies' }).click();
  await expect(inside.filter({ visible: true })).toHaveCount(await inside.count());
});

test('the newest first, by the keyboard, and back', async ({ page }) => {
  await open(page, post.busy);
  const oldest = await withReplies(page);
  await newest(page).focus();
  const place = await newest(page).boundingBox();
  await page.keyboard.press('Space');
  await expect(newest(page)).toHaveAttribute('aria-pressed', 'true');
  // A few comments per task.
  await expect.poll(() => withReplies(page), 'replies stay as they are').toEqual([...oldest].reverse());
  expect(await standsInOrder(page)).toBe(true);
  await expect(newest(page)).toBeFocused();
  expect(await newest(page).boundingBox(), 'nothing moves under the pointer').toEqual(place);
  await page.keyboard.press('Space');
  await expect(newest(page)).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => withReplies(page)).toEqual(oldest);
});

test('the choice holds for every post, loaded or built', async ({ page, request, traffic }) => {
  await open(page, post.newest);
  const other = await threads(page);
  await open(page, post.busy);
  const wanted = (await threads(page)).reverse();
  await newest(page).click();
  await page.reload();
  await expect.poll(() => threads(page)).toEqual(wanted);
  await expect(newest(page)).toHaveAttribute('aria-pressed', 'true');
  await traffic.withoutDocument(async () => {
    await (await addLink(page, { href: post.newest })).click();
    await shows(page, request, post.newest);
    await expect.poll(() => threads(page)).toEqual([...other].reverse());
    await page.goBack();
    await expect.poll(() => threads(page)).toEqual(wanted);
  });
  await newest(page).click();
  await page.reload();
  await expect(newest(page)).toHaveAttribute('aria-pressed', 'false');
  await page.waitForTimeout(300);
  expect(await threads(page)).toEqual(wanted.reverse());
});

test('a link to a comment leads to it in either order', async ({ page, request }) => {
  await open(page, post.busy);
  const id = (await threads(page))[1];
  const comment = page.locator(`[id="${id}"]`);
  const top = async () => (await comment.boundingBox())!.y;
  await newest(page).click();
  await page.goto('/about/');
  await open(page, `${post.busy}#${id}`);
  await expect(newest(page)).toHaveAttribute('aria-pressed', 'true');
  await isTarget(comment);
  await expect(comment).toBeInViewport();
  const loaded = await top();
  await page.goto('/about/');
  await open(page, '/about/');
  await (await addLink(page, { href: `${post.busy}#${id}` })).click();
  await shows(page, request, `${post.busy}#${id}`);
  await expect(newest(page)).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => Math.abs((await top()) - loaded)).toBeLessThan(2);
});

test('back leads to where the reader was in the other order', async ({ page, request }) => {
  await open(page, post.busy);
  await newest(page).click();
  const far = page.locator('article.comment').nth(50);
  await far.evaluate((one) => one.scrollIntoView({ behavior: 'instant' }));
  const position = await scrollY(page);
  expect(position).toBeGreaterThan(1_000);
  await page.locator('.brand a').evaluate((link: HTMLElement) => link.click());
  await shows(page, request, '/');
  await page.goBack();
  await expect(newest(page)).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => Math.abs((await scrollY(page)) - position)).toBeLessThan(2);
});

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('every tool is large enough and within the page', async ({ page }) => {
    await open(page, post.busy);
    const buttons = page.locator('.thread-tools button, .comment .copy-link');
    const places = await buttons.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()).map(({ left, right, height }) => [left, right, height]),
    );
    expect(places.length).toBeGreaterThan(70);
    for (const [left, right, height] of places) {
      expect(height).toBeGreaterThanOrEqual(24);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(320);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
