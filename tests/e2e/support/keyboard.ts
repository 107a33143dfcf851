import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Goes on from what has focus, by Tab alone, until an element has it. Whatever is passed on the way
 * must be visible where it is, and not covered (WCAG 2.2, 2.4.7 and 2.4.11).
 */
export async function tabTo(page: Page, target: Locator, steps = 60) {
  await expect(target).toBeAttached();
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press('Tab');
    await focusIsSeen(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`no ${target} within ${steps} steps`);
}

/** Expects that what has focus is marked, in the window, and not all covered. */
export async function focusIsSeen(page: Page) {
  const seen = await page.evaluate(() => {
    const element = document.activeElement!;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    // A link may go over several lines: each has its box.
    const uncovered = [...element.getClientRects()].some(({ left, right, top, bottom }) =>
      [0.1, 0.5, 0.9].some((part) => {
        const hit = document.elementFromPoint(left + (right - left) * part, (top + bottom) / 2);
        return hit !== null && element.contains(hit);
      }),
    );
    return {
      element: element.outerHTML.slice(0, 80),
      marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      uncovered,
    };
  });
  expect(seen, 'focus').toMatchObject({ marked: true, uncovered: true });
}
