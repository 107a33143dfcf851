import { post } from '../support/pages';
import { expect, test } from '../support/test';

test.use({ colorScheme: 'dark' });

test('paper is light, says where it is from, and has nothing to press', { tag: '@both' }, async ({
  page,
}) => {
  await page.goto(post.footnotes);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const style = (selector: string, name: string, pseudo?: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((it, [name, pseudo]) => getComputedStyle(it, pseudo).getPropertyValue(name!), [
        name,
        pseudo,
      ] as const);
  expect(await style('html', 'background-color')).toBe('rgb(255, 255, 255)');
  expect(await style('body', 'color')).toBe('rgb(0, 0, 0)');
  const address = await style('.post > header', 'content', '::after');
  expect(address).toContain('://');
  expect(address).toContain(post.footnotes);
  // Links say where they lead, also those that stay on the blog.
  await page.goto('/about/');
  expect(await style('.prose a[href^="/"]', 'content', '::after')).toContain('://');
  await page.goto(post.footnotes);
  for (const hidden of ['.site-navigation', '.theme-switch', '.site-footer nav', '.neighbours']) {
    await expect(page.locator(hidden)).toBeHidden();
  }
});

test('paper shows what is folded', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.busy);
  const replies = page.locator('details.replies').first();
  await replies.locator('> summary').click();
  const reply = replies.locator('.comment').first();
  await expect(reply).not.toBeInViewport();
  const height = () => reply.evaluate((it) => it.getBoundingClientRect().height);
  expect(await reply.evaluate((it) => it.checkVisibility())).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await reply.evaluate((it) => it.checkVisibility())).toBe(true);
  expect(await height()).toBeGreaterThan(20);
});
