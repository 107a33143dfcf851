import type { Page } from '@playwright/test';
import { open } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const LIGHT = 'rgb(251, 248, 241)';
const DARK = 'rgb(23, 25, 26)';

const button = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

const ground = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

/** What browsers paint around the page. */
const around = (page: Page) =>
  page.evaluate(() => {
    const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')];
    return metas.filter((meta) => matchMedia(meta.media || 'all').matches).map((it) => it.content);
  });

/** Notes the ground before anything is painted. */
const noteFirstGround = (page: Page) =>
  page.addInitScript(() => {
    const note = () => {
      if (!document.body) return void requestAnimationFrame(note);
      const { backgroundColor } = getComputedStyle(document.documentElement);
      Object.assign(window, { firstGround: backgroundColor });
    };
    requestAnimationFrame(note);
  });

test('the scheme is as the system has it, until the reader chooses', async ({ page }) => {
  await open(page, post.quiet);
  await expect(button(page, 'As the system has it')).toBeChecked();
  expect([await ground(page), await around(page)]).toEqual([LIGHT, ['#fbf8f1']]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect([await ground(page), await around(page)]).toEqual([DARK, ['#17191a']]);
  await button(page, 'Light').click();
  expect([await ground(page), await around(page)]).toEqual([LIGHT, ['#fbf8f1']]);
  await button(page, 'As the system has it').click();
  expect([await ground(page), await around(page)]).toEqual([DARK, ['#17191a']]);
});

test('the choice is remembered, and painted before the program is there', async ({ page, guard }) => {
  await open(page, '/');
  await button(page, 'Dark').click();
  guard.expect(/request failed: .*\.wasm net::ERR_FAILED/, /console error: .*ERR_FAILED/);
  guard.allow(/page error: TypeError: Failed to fetch/, /\.wasm was preloaded .* but not used/);
  await noteFirstGround(page);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(post.quiet);
  await expect.poll(() => page.evaluate('window.firstGround')).toBe(DARK);
  expect(await around(page)).toEqual(['#17191a']);
  await expect(button(page, 'Dark'), 'nothing to press without the program').toBeHidden();
});

test('a choice reaches other tabs', async ({ page, context }) => {
  await open(page, '/');
  const other = await context.newPage();
  await open(other, post.quiet);
  await button(page, 'Dark').click();
  await expect.poll(() => ground(other)).toBe(DARK);
  await expect(button(other, 'Dark')).toBeChecked();
});

test('the choice is made by keyboard, and is large enough to touch', async ({ page }) => {
  await open(page, post.quiet);
  await expect(page.getByRole('group', { name: 'Colours' })).toBeVisible();
  await button(page, 'As the system has it').focus();
  await page.keyboard.press('ArrowRight');
  await expect(button(page, 'Light')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(button(page, 'Dark')).toBeChecked();
  expect(await ground(page)).toBe(DARK);
  const { width, height } = (await button(page, 'Dark').boundingBox())!;
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
});

test('there is nothing to choose without the program', { tag: '@no-script' }, async ({ page }) => {
  await page.goto(post.quiet);
  await expect(button(page, 'Dark')).toBeHidden();
});
