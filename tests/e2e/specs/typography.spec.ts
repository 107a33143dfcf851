import type { Page } from '@playwright/test';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

/** The letters and spaces of each line of the text's paragraphs, but for the last of each. */
const letters = (page: Page) =>
  page.locator('.post > .prose > p').evaluateAll((paragraphs) =>
    paragraphs.flatMap((paragraph) => {
      const lines = new Map<number, number>();
      const range = document.createRange();
      const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (let at = 0; at < text.nodeValue!.length; at++) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const { bottom, height } = range.getBoundingClientRect();
          const line = Math.round(bottom / 8);
          if (height > 0) lines.set(line, (lines.get(line) ?? 0) + 1);
        }
      }
      return [...lines.values()].slice(0, -1);
    }),
  );

for (const width of [600, 768, 1024, 1280, 1920]) {
  test(`a line holds 60 to 75 letters at ${width} px`, { tag: '@no-script' }, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/2026/06/two-columns-on-saltgate/');
    const all = await letters(page);
    expect(all.length).toBeGreaterThan(20);
    const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
    expect(mean).toBeGreaterThanOrEqual(60);
    expect(mean).toBeLessThanOrEqual(75);
  });
}

const notes = (page: Page) => page.locator('[role="doc-endnotes"] li');
const boxOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())!;

/** Puts all marks of notes near each other. */
const crowd = (page: Page) =>
  page.evaluate(() => {
    const marks = document.querySelectorAll('.post sup:has([role="doc-noteref"])');
    document.querySelector('.post > .prose > p')!.append(...marks);
  });

test('notes stand beside their marks on a wide screen', { tag: '@no-script' }, async ({ page }) => {
  for (const [path, width] of [[post.dressed, 1200], [post.footnotes, 1440]] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    const text = await boxOf(page, '.post > .prose');
    for (const [at, note] of (await notes(page).all()).entries()) {
      const box = (await note.boundingBox())!;
      const mark = await boxOf(page, `#fnref-${at + 1}`);
      expect(Math.abs(box.y - mark.y), 'it begins where its mark is').toBeLessThan(24);
      expect(box.x, 'it is in the window, its number too').toBeGreaterThan(16);
      expect(box.x + box.width, 'it is beside the text').toBeLessThan(text.x);
    }
  }
});

test('notes do not lie on each other or the contents', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(post.footnotes);
  await crowd(page);
  const count = await notes(page).count();
  expect(count).toBeGreaterThan(1);
  let end = 0;
  for (const note of await notes(page).all()) {
    const box = (await note.boundingBox())!;
    expect(box.y).toBeGreaterThan(end);
    end = box.y + box.height;
  }
  // Nor where the text runs the other way than the page.
  await page.goto(post.dressed);
  await page.evaluate(() => document.querySelector('.post > .prose')!.setAttribute('dir', 'rtl'));
  const text = await boxOf(page, '.post > .prose');
  expect((await notes(page).first().boundingBox())!.x).toBeLessThan(text.x);
  await page.evaluate(() => document.querySelector('.site')!.setAttribute('dir', 'rtl'));
  const right = (await notes(page).first().boundingBox())!;
  expect(right.x).toBeGreaterThan(text.x + text.width);
  const contents = await boxOf(page, '.toc details');
  expect(contents.x + contents.width).toBeLessThan(text.x);
});

test('notes stay at the end elsewhere', { tag: '@no-script' }, async ({ page }) => {
  await page.goto(post.footnotes);
  for (const [width, media] of [[1100, 'screen'], [1440, 'print']] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media });
    const text = await boxOf(page, '.post > .prose');
    const note = (await notes(page).first().boundingBox())!;
    expect(note.x).toBeGreaterThanOrEqual(text.x);
    expect(note.y).toBeGreaterThan(text.y + text.height / 2);
  }
});

test('a wide table scrolls in itself, by keyboard', { tag: '@both' }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(post.dressed);
  const table = page.locator('.table').first();
  await table.evaluate((it) => (it.querySelector('table')!.style.minInlineSize = '40rem'));
  // Out of sight it may not be laid out yet.
  await table.scrollIntoViewIfNeeded();
  await expect.poll(() => table.evaluate((it) => it.scrollWidth > it.clientWidth)).toBe(true);
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((it) => it.scrollLeft)).toBeGreaterThan(0);
});
