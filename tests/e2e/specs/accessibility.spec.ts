import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addLink, hydrated, open, shows } from '../support/browse';
import { kinds, notFound, post } from '../support/pages';
import { expect, test } from '../support/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, short enough to read. */
async function violations(page: Page): Promise<string[]> {
  // In one call: there are no frames, and what passes need not travel.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe
    .options({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`,
  );
}

type Dress = [width: number, colorScheme: 'light' | 'dark'];

const dresses: Dress[] = [
  [1280, 'light'],
  [1280, 'dark'],
  [320, 'light'],
  [320, 'dark'],
];

async function accessibleIn(page: Page, dresses: Dress[]) {
  for (const [width, colorScheme] of dresses) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `${width} px, ${colorScheme}`).toEqual([]);
  }
}

for (const [kind, path] of Object.entries(kinds)) {
  test.describe(kind, () => {
    test.beforeEach(({ guard }) => {
      if (kind === '404') guard.expect(...notFound);
    });

    test(`axe, before the program is there: ${kind}`, async ({ page, guard }) => {
      // axe is a script itself, so scripts cannot be off.
      guard.expect(/request failed: .*\.wasm net::ERR_FAILED/, /console error: .*ERR_FAILED/);
      guard.allow(/page error: TypeError: Failed to fetch/, /\.wasm was preloaded .* but not used/);
      await page.route('**/*.wasm', (route) => route.abort());
      await page.goto(path);
      // hydration.spec.ts sees that hydration changes nothing, so two of the four will do.
      await accessibleIn(page, [dresses[0], dresses[3]]);
    });

    test(`axe, hydrated: ${kind}`, async ({ page }) => {
      await page.goto(path);
      await hydrated(page);
      await accessibleIn(page, dresses);
    });
  });
}

test('axe, built in the browser', async ({ page, request }) => {
  await open(page, '/about/');
  await (await addLink(page, { href: post.busy })).click();
  await shows(page, request, post.busy);
  expect(await violations(page)).toEqual([]);
  await page.locator('.brand a').click();
  await shows(page, request, '/');
  expect(await violations(page)).toEqual([]);
});

test('axe, while a page is on its way', async ({ page, guard }) => {
  guard.allow(/request failed: .*index\.json/);
  await open(page, '/about/');
  await page.route('**/index.json', () => undefined);
  await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
  await expect(page.locator('[role=progressbar]')).not.toHaveAttribute('hidden');
  expect(await violations(page)).toEqual([]);
});
