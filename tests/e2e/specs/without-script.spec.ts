import { kindsFound, notFound, post } from '../support/pages';
import { expect, test } from '../support/test';

test('branches of a thread fold', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.busy);
  const branch = page.locator('details.replies').first();
  const reply = branch.locator('article.comment').first();
  await expect(reply).toBeVisible();
  await branch.locator('> summary').click();
  await expect(reply).toBeHidden();
  await branch.locator('> summary').click();
  await expect(reply).toBeVisible();
});

test('what is not there shows the page that says so', { tag: '@both' }, async ({ page, guard }) => {
  guard.expect(...notFound);
  const response = await page.goto('/nowhere/');
  expect(response!.status()).toBe(404);
  await expect(page.locator('main h1')).toHaveText('Page not found');
  await page.locator('main').getByRole('link', { name: 'archive' }).click();
  await expect(page).toHaveURL('/archive/');
  await expect(page.locator('main h1')).toHaveText('Archive');
});

for (const [kind, path] of kindsFound) {
  test(`reads: ${kind}`, { tag: '@no-script' }, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('main h1')).toHaveCount(1);
    await expect(page.locator('header.site-header')).toBeVisible();
    await expect(page.locator('footer.site-footer')).toBeVisible();
    await expect(page.getByRole('progressbar')).toBeHidden();
    const text = await page.locator('main').innerText();
    expect(text.length).toBeGreaterThan(100);
  });
}
