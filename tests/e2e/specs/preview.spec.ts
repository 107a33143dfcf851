import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Preview } from '../support/preview';
import { expect, test as base } from '../support/test';

const post = (title: string, body: string, more = '') =>
  `---\ntitle: ${title}\ndate: 2026-01-02\n${more}---\n\n${body}\n`;

const long = (last: string) =>
  [...Array(60).keys()].map((at) => `Paragraph ${at}.`).join('\n\n') + `\n\n${last}`;

const test = base.extend<{ preview: Preview }>({
  preview: async ({}, use) => {
    const preview = await Preview.begin({
      'posts/walk.md': post('A walk', long('By the canal.')),
      'posts/plan.md': post('A plan', 'Not yet.', 'draft: true\n'),
    });
    await use(preview);
    preview.end();
  },
  site: async ({ preview }, use) => use({ name: 'root', port: 0, base: '', url: preview.url }),
  guard: async ({ guard }, use) => {
    // A page that is loaded again lets go of what it listens to.
    guard.allow(/request failed: .*\/_perennial\/events.* net::ERR_ABORTED/);
    await use(guard);
  },
});

const article = (page: Page) => page.getByRole('article');

test('what is saved appears, and the reader stays where they were', async ({ page, preview }) => {
  await page.goto('2026/01/walk/');
  await expect(article(page)).toContainText('By the canal.');
  await page.evaluate(() => scrollTo(0, 600));
  preview.write('posts/walk.md', post('A walk', long('By the lock.')));
  await expect(article(page)).toContainText('By the lock.');
  await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(600);
});

test('a fault covers the page until it is mended', async ({ page, preview }) => {
  await page.goto('2026/01/walk/');
  await expect(article(page)).toContainText('By the canal.');
  preview.write('posts/walk.md', post('A walk', 'See [there](nowhere.md).'));
  const overlay = page.getByRole('alertdialog');
  await expect(overlay).toContainText('posts/walk.md:6:5');
  await expect(overlay).toContainText('nowhere.md');
  await expect(article(page)).toContainText('By the canal.');
  preview.write('posts/walk.md', post('A walk', 'See the lock.'));
  await expect(article(page)).toContainText('See the lock.');
  await expect(overlay).toBeHidden();
});

test('drafts are shown and marked', async ({ page }) => {
  await page.goto('');
  await page.getByRole('link', { name: 'A plan' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A plan');
  await expect(article(page)).toContainText('Draft');
});

test('a change of the style sheet appears', async ({ page, preview }) => {
  await page.goto('2026/01/walk/');
  const settings = readFileSync(join(preview.folder, 'perennial.toml'), 'utf8');
  preview.write('custom.css', 'h1 { letter-spacing: 3px }');
  preview.write('perennial.toml', `css = "custom.css"\n${settings}`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveCSS('letter-spacing', '3px');
  preview.write('custom.css', 'h1 { letter-spacing: 5px }');
  await expect(heading).toHaveCSS('letter-spacing', '5px');
});
