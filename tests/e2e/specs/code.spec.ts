import type { Locator, Page } from '@playwright/test';
import { addLink, open, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

/** The first code block of the page, its button and what is to be copied. */
async function firstBlock(page: Page) {
  const block = page.locator('figure.code').first();
  const code = (await block.locator('code').textContent())!;
  expect(code.length).toBeGreaterThan(10);
  return { block, button: block.locator('button.copy'), code };
}

const status = (page: Page): Locator => page.getByRole('status');

/** Presses the button and expects that the code is copied, said and announced. */
async function copies(page: Page, press: (button: Locator) => Promise<void>) {
  const { button, code } = await firstBlock(page);
  await page.evaluate(() => navigator.clipboard.writeText('something else'));
  await expect(status(page)).toBeEmpty();
  await press(button);
  await expect(button).toHaveText('Copied');
  await expect(status(page)).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  // And is ready for the next time.
  await expect(button).toHaveText('Copy');
  await expect(status(page)).toBeEmpty();
}

test('no copy button without the program', { tag: '@no-script' }, async ({ page }) => {
  await page.goto(post.dressed);
  const { block, button } = await firstBlock(page);
  await block.hover();
  await expect(button).toBeHidden();
});

test('no copy button when the program does not come', async ({ page, guard }) => {
  guard.expect(/request failed: .*\.wasm net::ERR_FAILED/, /console error: .*ERR_FAILED/);
  guard.allow(/page error: TypeError: Failed to fetch/, /\.wasm was preloaded .* but not used/);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(post.dressed);
  const { block, button } = await firstBlock(page);
  await block.hover();
  await expect(button).toBeHidden();
});

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the copy button comes with the pointer and copies', async ({ page }) => {
    await open(page, post.dressed);
    const { block, button } = await firstBlock(page);
    await block.scrollIntoViewIfNeeded();
    await page.mouse.move(0, 0);
    await expect(button).toHaveCSS('opacity', '0');
    await block.hover();
    await expect(button).toHaveCSS('opacity', '1');
    await copies(page, (button) => button.click());
  });

  test('the copy button is there for the keyboard', async ({ page }) => {
    await open(page, post.dressed);
    const { button } = await firstBlock(page);
    await button.focus();
    await expect(button).toHaveCSS('opacity', '1');
    await copies(page, (button) => button.press('Enter'));
  });

  test('the copy button copies on a page built in the browser', async ({ page, request, traffic }) => {
    await open(page, '/about/');
    await traffic.withoutDocument(async () => {
      await (await addLink(page, { href: post.dressed })).click();
      await shows(page, request, post.dressed);
      await copies(page, (button) => button.click());
    });
  });
});

test.describe('on a screen that is touched', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } });

  test('the copy button is always there and covers no code', async ({ page }) => {
    await open(page, post.dressed);
    const { block, button } = await firstBlock(page);
    await expect(button).toBeVisible();
    await expect(button).toHaveCSS('opacity', '1');
    const place = (await button.boundingBox())!;
    const code = (await block.locator('pre').boundingBox())!;
    expect(place.height).toBeGreaterThanOrEqual(24);
    expect(place.y >= code.y + code.height || place.y + place.height <= code.y).toBe(true);
  });
});

test('without a clipboard the code is selected', async ({ page }) => {
  // As on an insecure origin.
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
  );
  await open(page, post.dressed);
  const { block, button, code } = await firstBlock(page);
  await block.hover();
  await button.click();
  await expect(button).toHaveText('Selected');
  await expect(status(page)).toHaveText('Selected');
  const selected = await page.evaluate(() => getSelection()!.toString());
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  expect(words(selected)).toEqual(words(code));
  await expect(button).toHaveText('Copy');
});
