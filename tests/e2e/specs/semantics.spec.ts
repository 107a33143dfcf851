import type { Page } from '@playwright/test';
import { hydrated } from '../support/browse';
import { kinds, notFound, samples } from '../support/pages';
import { expect, test } from '../support/test';

// What assistive technology finds on a page: aria/ holds it for one page of every kind, as a pattern.
// It may have more than the pattern names, but nothing less, nothing renamed, no other order.

/** The pattern for the content of each kind of page. */
const patterns: Record<string, string> = {
  home: 'home',
  'home, page 2': 'older-posts',
  post: 'post',
  'post with code and formulas': 'post-with-everything',
  'post with closed comments': 'closed-thread',
  page: 'page',
  'category with children': 'category',
  'sub-category': 'sub-category',
  tag: 'tag',
  author: 'author',
  archive: 'archive',
  search: 'search',
  year: 'year',
  month: 'month',
  '404': 'not-found',
};

for (const [kind, pattern] of Object.entries(patterns)) {
  test(`landmarks, headings, labels and links: ${kind}`, { tag: '@both' }, async ({
    page,
    guard,
    javaScriptEnabled,
  }) => {
    if (kind === '404') guard.expect(...notFound);
    await page.goto(kinds[kind]);
    if (javaScriptEnabled) await hydrated(page);
    const body = page.locator('body');
    await expect(body).toMatchAriaSnapshot({ name: 'frame.aria.yml' });
    await expect(body).toMatchAriaSnapshot({ name: `${pattern}.aria.yml` });
  });
}

/** What is wrong with the outline and the landmarks of a page. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const once = (selector: string) => {
      const count = document.querySelectorAll(selector).length;
      if (count !== 1) found.push(`${count} of ${selector}`);
    };
    ['main', 'main h1', 'h1', '.site > header', '.site > footer'].forEach(once);
    let last = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const level = Number(heading.tagName[1]);
      if (level > last + 1) found.push(`${heading.outerHTML.slice(0, 80)} after level ${last}`);
      if (heading.textContent?.trim() === '') found.push(`an empty h${level}`);
      last = level;
    }
    const labels = [...document.querySelectorAll('nav, section[aria-label], section[aria-labelledby]')].map((landmark) => {
      const by = landmark.getAttribute('aria-labelledby');
      const label = by ? document.getElementById(by)?.textContent : landmark.getAttribute('aria-label');
      if (!label?.trim()) found.push(`no label: ${landmark.outerHTML.slice(0, 80)}`);
      return `${landmark.tagName} ${label}`;
    });
    const twice = labels.filter((label, at) => labels.indexOf(label) !== at);
    if (twice.length > 0) found.push(`the same label: ${twice}`);
    return found;
  });

test('one title, headings without gaps, every landmark by its own name', { tag: '@no-script' }, async ({
  page,
  guard,
}) => {
  guard.expect(...notFound);
  for (const [kind, path] of Object.entries(kinds)) {
    await page.goto(path);
    expect(await faults(page), kind).toEqual([]);
  }
});

for (const siteName of ['arabic', 'japanese'] as const) {
  test.describe(siteName, () => {
    test.use({ siteName });

    test(`headings and landmarks of the blog: ${siteName}`, { tag: '@no-script' }, async ({ page }) => {
      for (const [kind, path] of Object.entries(samples[siteName])) {
        await page.goto(path);
        expect(await faults(page), kind).toEqual([]);
      }
      await page.goto(samples[siteName].post);
      await expect(page.locator('body')).toMatchAriaSnapshot({ name: 'another-script.aria.yml' });
    });
  });
}
