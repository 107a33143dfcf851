import type { Page } from '@playwright/test';
import { enlarge } from '../support/dress';
import { filesOf } from '../support/crawl';
import { kinds, post } from '../support/pages';
import { sites, type SiteName } from '../support/sites';
import { expect, test } from '../support/test';

// WCAG 2.2, 1.4.10 Reflow and 1.4.4 Resize Text: at 320 CSS px, at 200 % of 1280 px, and with text
// alone at 200 %, nothing but what needs two dimensions (tables, code) scrolls sideways, and that
// within itself; and nothing is cut off.
const views = {
  '320 px': { viewport: { width: 320, height: 640 } },
  '200 %': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  'text at 200 %': { viewport: { width: 1280, height: 800 } },
};

/** Every post and page, and one page of every other kind. */
const paths: Record<'root' | 'arabic' | 'japanese', string[]> = {
  root: [
    ...documents('root').filter((path) => /^\/(\d{4}\/\d\d\/[^/]+|about|house-rules)\/$/.test(path)),
    ...Object.values(kinds).filter((path) => path !== kinds['404']),
  ],
  arabic: documents('arabic'),
  japanese: documents('japanese'),
};

function documents(site: SiteName) {
  return filesOf(sites[site], 'index.html').map((file) => `/${file.replace('index.html', '')}`);
}

/** What does not fit: the page, boxes that stick out of it, text that its box cuts off. */
const misfits = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page: ${scrollWidth} in ${clientWidth}`] : [];
    const visit = (element: Element) => {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const name = element.outerHTML.slice(0, 80);
      // What nobody sees: hidden, or kept for screen readers in a box of one pixel.
      if (style.display === 'none' || (box.width <= 1 && style.overflow === 'hidden')) return;
      const sticksOut = box.left < -1 || box.right > clientWidth + 1;
      // The skip link waits above the page.
      if (sticksOut && box.bottom > 0) found.push(`${box.left} to ${box.right}: ${name}`);
      const { overflowX, overflowY } = style;
      const cutsX = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const cutsY = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2;
      if (cutsX || cutsY) found.push(`cut off: ${name}`);
      // Within itself it may.
      if (!/auto|scroll/.test(overflowX)) [...element.children].forEach(visit);
    };
    visit(document.body);
    return found.slice(0, 5);
  });

for (const [view, use] of Object.entries(views)) {
  for (const siteName of ['root', 'arabic', 'japanese'] as const) {
    test.describe(`${view}, ${siteName}`, () => {
      test.use({ ...use, siteName });

      test(`everything fits: ${view}, ${siteName}`, { tag: '@no-script' }, async ({ page }) => {
        test.slow();
        const wide: string[] = [];
        expect(paths[siteName].length).toBeGreaterThan(20);
        for (const path of new Set(paths[siteName])) {
          await page.goto(path);
          if (view === 'text at 200 %') await enlarge(page);
          wide.push(...(await misfits(page)).map((misfit) => `${path}: ${misfit}`));
        }
        expect(wide).toEqual([]);
      });
    });
  }
}

test('the tests above see what does not fit', { tag: '@no-script' }, async ({ page }) => {
  await page.goto(post.quiet);
  await page.evaluate(() => {
    const [, first, second, third] = document.querySelectorAll<HTMLElement>('main p');
    first.style.cssText = 'inline-size: 200vw';
    second.style.cssText = 'position: relative; inset-inline-start: -100vw';
    third.style.cssText = 'block-size: 1em; overflow: hidden; inline-size: 3em';
  });
  const found = await misfits(page);
  expect(found[0]).toMatch(/^the page/);
  expect(found.join()).toMatch(/-\d{3}/);
  expect(found.join()).toMatch(/cut off/);
});

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
