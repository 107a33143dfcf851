import { addressOf, hydrated, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

test('the skip link comes first and leads to the content', { tag: '@both' }, async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto('/');
  if (javaScriptEnabled) await hydrated(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
});

test('post, category and back by keyboard alone', async ({ page, request, traffic }) => {
  await page.goto(post.newest);
  await hydrated(page);
  const tabTo = async (href: string) => {
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => document.activeElement?.getAttribute('href'));
      if (here === href) return;
    }
    throw new Error(`no ${href} within 30 steps`);
  };
  await traffic.withoutDocument(async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(addressOf(page)).toBe(`${post.newest}#main`);
    await tabTo('/category/politics/');
    await page.keyboard.press('Enter');
    await shows(page, request, '/category/politics/');
    // Reading goes on from the heading.
    await expect(page.locator('main h1')).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    await page.keyboard.press('Alt+ArrowLeft');
    // Headless Chromium has no such key.
    if (addressOf(page) === '/category/politics/') await page.goBack();
    await shows(page, request, `${post.newest}#main`);
  });
});

test('what has focus can be seen', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.busy);
  for (let step = 0; step < 25; step++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement!;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      return { element: element.outerHTML.slice(0, 80), outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, shown: width > 0 && height > 0 };
    });
    expect(seen).toMatchObject({ outlined: true, shown: true });
  }
});

test('branches of a thread fold by keyboard', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.busy);
  const branch = page.locator('details.replies').first();
  await branch.locator('> summary').focus();
  await page.keyboard.press('Enter');
  await expect(branch).not.toHaveAttribute('open');
  await page.keyboard.press('Space');
  await expect(branch).toHaveAttribute('open');
});
