import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { inSight, isTarget, shows } from './browse';
import { post } from './pages';

/** From a page with the navigation to a category, its newest post, a comment there, and back to the category. */
export async function toCommentAndBack(page: Page, request: APIRequestContext, base: string) {
  const category = `${base}/category/politics/`;
  const navigation = page.locator('.site-navigation');
  await navigation.getByRole('link', { name: 'Politics' }).click();
  await shows(page, request, category);
  await expect(navigation.locator('[aria-current]')).toHaveText('Politics');
  await page.locator(`a.post-link[href="${base}${post.newest}"]`).click();
  await shows(page, request, base + post.newest);
  const comment = page.locator('article.comment').first();
  await comment.locator('a.permalink').click();
  await isTarget(comment);
  await inSight(comment);
  await page.goBack();
  await page.goBack();
  await shows(page, request, category);
}
