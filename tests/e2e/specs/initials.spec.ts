import { hydrated } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

test.describe('where the blog asks for them', () => {
  test.use({ siteName: 'thread' });

  // The guard fails on any request to elsewhere.
  test('a circle with initials stands before a name', { tag: '@both' }, async ({
    page,
    javaScriptEnabled,
  }) => {
    await page.goto('/2018/03/the-bench/');
    if (javaScriptEnabled) await hydrated(page);
    const author = page.locator('article.comment .author').first();
    await expect(author).toHaveText('Casimir');
    await expect(author).toHaveAttribute('data-initials', 'C');
    // Scripts are off in half of the tests, but not for the one who asks.
    const circle = await author.evaluate((author) => {
      const { content, borderRadius, width, height } = getComputedStyle(author, '::before');
      return { content, borderRadius, isRound: width === height && parseFloat(width) > 16 };
    });
    expect(circle).toEqual({ content: expect.stringMatching(/^"C"( \/ "")?$/), borderRadius: '50%', isRound: true });
  });
});

test('nothing stands there otherwise', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.busy);
  await expect(page.locator('article.comment .author').first()).toBeVisible();
  await expect(page.locator('[data-initials]')).toHaveCount(0);
});
