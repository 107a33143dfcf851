import { filesOf } from '../support/crawl';
import { kinds, post } from '../support/pages';
import { sites } from '../support/sites';
import { expect, test } from '../support/test';

// WCAG 2.2, 1.4.10 Reflow and 1.4.4 Resize Text: at 320 CSS px, and at 200 % of 1280 px, nothing
// but what needs two dimensions (tables, code) scrolls sideways, and that within itself.
const views = {
  '320 px': { viewport: { width: 320, height: 640 } },
  '200 %': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
};

/** Every post and page, and one page of every other kind. */
const items = filesOf(sites.root, 'index.html')
  .filter((file) => /^\d{4}\/\d\d\/[^/]+\/|^(about|house-rules)\//.test(file))
  .map((file) => `/${file.replace('index.html', '')}`);
const paths = [...new Set([...items, ...Object.values(kinds)])].filter((path) => path !== kinds['404']);

for (const [view, use] of Object.entries(views)) {
  test.describe(view, () => {
    test.use(use);

    test(`no page is wider than the window at ${view}`, { tag: '@no-script' }, async ({ page }) => {
      test.slow();
      const wide: string[] = [];
      expect(items.length).toBeGreaterThan(40);
      for (const path of paths) {
        await page.goto(path);
        const [content, window] = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return [scrollWidth, clientWidth];
        });
        if (content > window) wide.push(`${path}: ${content} in ${window}`);
      }
      expect(wide).toEqual([]);
    });
  });
}

test.describe('the deepest thread', () => {
  test.use(views['320 px']);

  test('leaves room to read at 320 px', { tag: '@both' }, async ({ page }) => {
    await page.goto(post.busy);
    const widths = await page
      .locator('article.comment')
      .evaluateAll((all) => all.map((comment) => comment.getBoundingClientRect().width));
    expect(Math.min(...widths)).toBeGreaterThan(200);
  });
});
