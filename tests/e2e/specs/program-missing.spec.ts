import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, shows } from '../support/browse';
import { filesOf } from '../support/crawl';
import { post } from '../support/pages';
import { sites, sitesFolder } from '../support/sites';
import { expect, test } from '../support/test';

for (const [what, pattern, seen] of [
  ['program', '**/*.wasm', [/request failed: .*\.wasm net::ERR_FAILED/, /console error: .*ERR_FAILED/]],
  ['script', '**/*.js', [/request failed: .*\.js net::ERR_FAILED/, /console error: .*ERR_FAILED/]],
] as const) {
  test(`without its ${what} a page reads and links as a document`, async ({
    page,
    request,
    guard,
    traffic,
  }) => {
    guard.expect(...seen);
    // The module that starts the program fails, and says so.
    // An import that fails has no stack to report.
    guard.allow(/page error: (TypeError: Failed to fetch[^]*)?$/, /\.wasm was preloaded .* but not used/);
    await page.route(pattern, (route) => route.abort());
    await page.goto(post.newest);
    const before = await page.evaluate(() => document.body.outerHTML);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.body.outerHTML), 'nothing flashes').toBe(before);

    await traffic.withDocuments(['/category/politics/'], () =>
      page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click(),
    );
    await shows(page, request, '/category/politics/');
    await page.goBack();
    await shows(page, request, post.newest);
    await page.locator('a.comment-count').click();
    await expect(page.locator('#comments-title')).toBeInViewport();
  });
}

test('a link clicked before the program is there loads a document', async ({
  page,
  request,
  traffic,
}) => {
  await page.route('**/*.wasm', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue().catch(() => undefined);
  });
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await traffic.withDocuments(['/archive/'], () =>
    page.locator('.site-navigation').getByRole('link', { name: 'Archive' }).click(),
  );
  await shows(page, request, '/archive/');
});

test('a host that calls the program bytes', async ({ page, request, traffic }) => {
  const [wasm] = filesOf(sites.root, '.wasm');
  const body = readFileSync(join(sitesFolder(), 'root', wasm));
  await page.route('**/*.wasm', (route) =>
    route.fulfill({ body, contentType: 'application/octet-stream' }),
  );
  await open(page, '/');
  await traffic.withoutDocument(async () => {
    await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
    await shows(page, request, '/category/politics/');
  });
});

test('where the reader has switched storage off, pages still follow each other', async ({
  page,
  request,
  traffic,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await open(page, '/');
  await traffic.withoutDocument(async () => {
    await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
    await shows(page, request, '/category/politics/');
    await page.goBack();
    await shows(page, request, '/');
  });
});
