import type { Page } from '@playwright/test';
import { addressOf, inSight, open, shows } from '../support/browse';
import { expect, test } from '../support/test';

const list = '/category/politics/';
const title = (page: Page, at: number) => page.locator('a.post-link').nth(at);
const dialog = (page: Page) => page.locator('dialog');
const nothingHasFocus = (page: Page) =>
  expect(page.locator('a.post-link:focus'), 'no title has focus').toHaveCount(0);

test('j and k go from title to title, and Enter goes there', async ({ page, request }) => {
  await open(page, list);
  await page.keyboard.press('k');
  await nothingHasFocus(page);
  for (const at of [0, 1, 2]) {
    await page.keyboard.press('j');
    await expect(title(page, at)).toBeFocused();
    await inSight(title(page, at));
  }
  await page.keyboard.press('k');
  await expect(title(page, 1)).toBeFocused();
  await inSight(title(page, 1));
  const address = (await title(page, 1).getAttribute('href'))!;
  await page.keyboard.press('Enter');
  await shows(page, request, address);
});

test('they begin where the reader is', async ({ page }) => {
  await open(page, list);
  await title(page, 2).evaluate((link) => {
    scrollTo(0, link.getBoundingClientRect().top + scrollY - 50);
  });
  await page.keyboard.press('j');
  await expect(title(page, 2)).toBeFocused();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await title(page, 2).evaluate((link) => {
    scrollTo(0, link.getBoundingClientRect().top + scrollY + 50);
  });
  await page.keyboard.press('k');
  await expect(title(page, 2)).toBeFocused();
});

test('they stop at both ends', async ({ page }) => {
  await open(page, list);
  const last = (await page.locator('a.post-link').count()) - 1;
  await title(page, last).focus();
  await page.keyboard.press('j');
  await expect(title(page, last)).toBeFocused();
  await title(page, 0).focus();
  await page.keyboard.press('k');
  await expect(title(page, 0)).toBeFocused();
});

test('? lists them; Escape closes and gives focus back', async ({ page }) => {
  await open(page, list);
  await title(page, 1).focus();
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page)).toHaveAccessibleName('Keyboard shortcuts');
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused();
  // In the dialog, keys are its own.
  await page.keyboard.press('j');
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(title(page, 1)).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.locator('dialog'), 'it is made once').toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
});

test('what there is to touch in the dialog is large enough', async ({ page }) => {
  await open(page, list);
  const button = page.getByRole('button', { name: 'Keyboard shortcuts' });
  const sizeOf = async (target = button) => (await target.boundingBox())!;
  expect((await sizeOf()).height).toBeGreaterThanOrEqual(24);
  await button.click();
  await expect(dialog(page)).toBeVisible();
  for (const target of [dialog(page).getByRole('button'), dialog(page).locator('label')]) {
    const { width, height } = await sizeOf(target);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
  await dialog(page).getByRole('button').click();
  await expect(button).toBeFocused();
});

test('a reader can switch them off, for good, and on again', async ({ page }) => {
  await open(page, list);
  await page.keyboard.press('?');
  await dialog(page).getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await nothingHasFocus(page);

  await open(page, list);
  for (const key of ['j', '?']) await page.keyboard.press(key);
  await nothingHasFocus(page);
  await expect(dialog(page)).toHaveCount(0);

  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(dialog(page).getByRole('checkbox')).not.toBeChecked();
  await dialog(page).getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press('j');
  await expect(title(page, 0)).toBeFocused();
});

test('keys with a modifier are the browser’s', async ({ page }) => {
  await open(page, list);
  for (const key of ['Control+j', 'Alt+j', 'Meta+j', 'Control+Shift+?']) await page.keyboard.press(key);
  await nothingHasFocus(page);
  await expect(dialog(page)).toHaveCount(0);
});

for (const field of ['<input>', '<textarea></textarea>', '<p contenteditable></p>']) {
  test(`who types only types: ${field}`, async ({ page }) => {
    await open(page, list);
    await page.evaluate((field) => {
      const place = document.createElement('div');
      place.id = 'typing';
      place.innerHTML = field;
      document.querySelector('.site-header')!.append(place);
      (place.firstElementChild as HTMLElement).focus();
    }, field);
    await page.keyboard.type('jk?');
    const typed = await page
      .locator('#typing > *')
      .evaluate((field) => (field as HTMLInputElement).value ?? field.textContent);
    expect(typed).toBe('jk?');
    await expect(dialog(page)).toHaveCount(0);
    expect(addressOf(page)).toBe(list);
  });
}

test('without scripts there is no button for them', { tag: '@no-script' }, async ({ page }) => {
  await page.goto(list);
  await expect(page.getByText('Keyboard shortcuts')).toBeHidden();
});
