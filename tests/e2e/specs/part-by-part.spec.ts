import type { Page } from '@playwright/test';
import { hydrated, open } from '../support/browse';
import { expect, test } from '../support/test';

const thread = '/2018/03/the-bench/';

test.use({ siteName: 'thread', viewport: { width: 390, height: 844 } });

/** A browser that has no idle time until it is told to. */
async function busy(page: Page) {
  await page.addInitScript(() => {
    const idle = window.requestIdleCallback.bind(window);
    const waiting: IdleRequestCallback[] = [];
    window.requestIdleCallback = (callback) => (waiting.push(callback), 0);
    const rest = () => {
      window.requestIdleCallback = idle;
      waiting.splice(0).forEach((callback) => idle(callback));
    };
    Object.assign(window, { rest });
  });
}

/** Loads the thread in such a browser, until the program has taken it over. */
async function openBusy(page: Page) {
  await busy(page);
  await page.goto(thread);
  await page.waitForFunction(() => typeof history.state === 'number');
  await expect(page.locator('html')).toHaveAttribute('data-partly');
}

const rest = (page: Page) => page.evaluate(() => (window as unknown as { rest(): void }).rest());

/** The comment in the middle of the window, and where it is. */
const inTheMiddle = (page: Page) =>
  page.evaluate(() => {
    const found = document.elementsFromPoint(innerWidth / 2, innerHeight / 2);
    const comment = found.map((element) => element.closest('li')?.querySelector('.comment')).find(Boolean)!;
    return { id: comment.id, top: comment.getBoundingClientRect().top };
  });

const jump = (page: Page) =>
  page.evaluate(async () => {
    scrollTo(0, 30_000);
    // What comes into sight is laid out in the next frame.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });

test('a document is higher once it is laid out', async ({ page }) => {
  await openBusy(page);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const guessed = await height();
  await rest(page);
  await hydrated(page);
  expect(await height()).toBeGreaterThan(guessed * 1.1);
});

test('what a reader looks at stays where it is', async ({ page }) => {
  await openBusy(page);
  await jump(page);
  const before = await inTheMiddle(page);
  await rest(page);
  await hydrated(page);
  const after = await inTheMiddle(page);
  expect(after.id).toBe(before.id);
  expect(Math.abs(after.top - before.top)).toBeLessThan(2);
});

test('back leads to where a reader was, however little was laid out', async ({ page }) => {
  await openBusy(page);
  await jump(page);
  const before = await inTheMiddle(page);
  await page.evaluate(() => document.querySelector<HTMLElement>('.brand a')!.click());
  await expect(page.locator('html')).not.toHaveAttribute('data-partly');
  await rest(page);
  await page.goBack();
  await expect.poll(async () => (await inTheMiddle(page).catch(() => undefined))?.id).toBe(before.id);
  await page.waitForTimeout(500);
  expect((await inTheMiddle(page)).id).toBe(before.id);
});

test('a document that is loaded anew or leads to a place is laid out at once', async ({ page }) => {
  await open(page, thread);
  await page.reload();
  await expect(page.locator('html')).not.toHaveAttribute('data-partly');
  for (const fragment of ['#comment-300', '#:~:text=comments']) {
    await page.goto('about:blank');
    await page.goto(thread + fragment);
    await expect(page.locator('html'), fragment).not.toHaveAttribute('data-partly');
  }
});
