import type { Page } from '@playwright/test';
import { colourViolations, layoutViolations, violations } from '../support/axe';
import { addLink, open, shows } from '../support/browse';
import { enlarge, inTheme, reduce, schemes, themes } from '../support/dress';
import { kinds, notFound, post, samples } from '../support/pages';
import { expect, test } from '../support/test';

const wide = { width: 1280, height: 800 };
const narrow = { width: 320, height: 640 };

// Colours for every pair of theme and light, everything else wherever things have another place or
// size: one does not change the other.

async function accessible(page: Page) {
  await page.setViewportSize(wide);
  expect(await violations(page), 'wide').toEqual([]);
  await page.setViewportSize(narrow);
  expect(await layoutViolations(page), 'narrow').toEqual([]);
  await page.setViewportSize(wide);
  await enlarge(page);
  expect(await layoutViolations(page), 'text at 200 %').toEqual([]);
  await reduce(page);
}

async function legible(page: Page) {
  // No colour on its way to another.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const theme of themes) {
    await inTheme(page, theme);
    for (const colorScheme of schemes) {
      // As it came.
      if (theme === 'paper' && colorScheme === 'light') continue;
      await page.emulateMedia({ colorScheme });
      expect(await colourViolations(page), `${theme}, ${colorScheme}`).toEqual([]);
    }
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
      // Below the window things are not in their places before they are laid out. axe looks there.
      await page.evaluate(() => delete document.documentElement.dataset.partly);
      // hydration.spec.ts sees that hydration changes nothing, so once will do.
      expect(await violations(page)).toEqual([]);
    });

    test(`axe, hydrated: ${kind}`, async ({ page }) => {
      test.slow();
      await open(page, path);
      await accessible(page);
      await legible(page);
    });
  });
}

for (const siteName of ['arabic', 'japanese'] as const) {
  test.describe(siteName, () => {
    test.use({ siteName });

    for (const [kind, path] of Object.entries(samples[siteName])) {
      test(`axe, hydrated: ${siteName}, ${kind}`, async ({ page }) => {
        await open(page, path);
        await accessible(page);
      });
    }
  });
}

test('axe sees what the tests above look for', async ({ page }) => {
  await open(page, post.quiet);
  await page.evaluate(() => {
    document.documentElement.style.setProperty('--quiet', 'light-dark(#bbb, #555)');
    document.querySelector('main h1')!.insertAdjacentHTML('afterend', '<h4>A gap</h4>');
  });
  expect(await colourViolations(page)).toEqual([expect.stringMatching(/^color-contrast: /)]);
  expect(await violations(page)).toContainEqual(expect.stringMatching(/^heading-order: /));
});

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
