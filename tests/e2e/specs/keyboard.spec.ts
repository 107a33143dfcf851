import type { Page } from '@playwright/test';
import { addressOf, hydrated, inSight, isTarget, shows } from '../support/browse';
import { focusIsSeen, tabTo } from '../support/keyboard';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const category = '/category/quillhaven-institute/';

test('the skip link comes first and leads to the content', { tag: '@both' }, async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto('/');
  if (javaScriptEnabled) await hydrated(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
});

test('navigation, category, post, contents, comments, next post and back', { tag: '@both' }, async ({
  page,
  request,
  traffic,
  javaScriptEnabled,
}) => {
  test.slow();
  /** Presses Enter on a link, which leads to another page. */
  const enter = async (address: string) => {
    await page.keyboard.press('Enter');
    await shows(page, request, address);
    // Reading goes on from the heading; without scripts the document begins anew.
    if (javaScriptEnabled) await expect(page.locator('main h1')).toBeFocused();
  };
  const journey = async () => {
    await tabTo(page, page.locator(`.site-navigation a[href="${category}"]`));
    await enter(category);
    await tabTo(page, page.locator(`main a.post-link[href="${post.dressed}"]`));
    await enter(post.dressed);

    const chapter = page.locator('.toc a').nth(1);
    const summary = page.locator('.toc summary');
    if (await summary.isVisible()) {
      await tabTo(page, summary);
      await page.keyboard.press('Enter');
    }
    await tabTo(page, chapter);
    await page.keyboard.press('Enter');
    const heading = page.locator(`[id="${(await chapter.getAttribute('href'))!.slice(1)}"]`);
    await isTarget(heading);
    await inSight(heading);
    // Tabbing goes on from there.
    await page.keyboard.press('Tab');
    await focusIsSeen(page);
    await expect(heading.locator('a.anchor')).toBeFocused();

    const branch = page.locator('details.replies').first();
    await tabTo(page, branch.locator('> summary'));
    await page.keyboard.press('Enter');
    await expect(branch).not.toHaveAttribute('open');
    await page.keyboard.press('Space');
    await expect(branch).toHaveAttribute('open');
    const reply = branch.locator('article.comment').first();
    const permalink = reply.locator('a.permalink');
    await tabTo(page, permalink);
    await page.keyboard.press('Enter');
    await isTarget(reply);
    await inSight(reply);
    const fragment = await permalink.getAttribute('href');
    expect(addressOf(page)).toBe(post.dressed + fragment);

    const next = page.locator('.neighbours .next a');
    await backTo(page, next);
    await enter((await next.getAttribute('href'))!);
    await page.goBack();
    await shows(page, request, post.dressed + fragment);
    // Where the reader was when they left.
    await expect(next).toBeInViewport();
  };
  await page.goto('/');
  if (javaScriptEnabled) {
    await hydrated(page);
    await traffic.withoutDocument(journey);
  } else {
    await journey();
  }
});

/** The same backwards: Shift+Tab leads out of everything, too. */
async function backTo(page: Page, target: ReturnType<Page['locator']>) {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Shift+Tab');
    await focusIsSeen(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`no ${target} within 40 steps back`);
}

for (const [kind, path] of Object.entries({ home: '/', post: post.dressed, archive: '/archive/' })) {
  test(`Tab comes to everything, in order, and out again: ${kind}`, { tag: '@both' }, async ({
    page,
    javaScriptEnabled,
  }) => {
    test.slow();
    await page.goto(path);
    if (javaScriptEnabled) await hydrated(page);
    const everything = await page.evaluate(() => {
      const all = document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]');
      // Of a group of radio buttons Tab comes to the one that is chosen.
      const shown = [...all].filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.matches('[type=radio]:not(:checked)'),
      );
      shown.forEach((element, index) => element.setAttribute('data-at', String(index)));
      return shown.length;
    });
    expect(everything).toBeGreaterThan(15);
    const visited: number[] = [];
    for (let step = 0; step < everything; step++) {
      await page.keyboard.press('Tab');
      await focusIsSeen(page);
      visited.push(Number(await page.evaluate(() => document.activeElement?.getAttribute('data-at'))));
    }
    expect(visited).toEqual(Array.from({ length: everything }, (_, index) => index));
    // One further, and the reader is out of the page.
    await page.keyboard.press('Tab');
    const last = page.locator(`[data-at="${everything - 1}"]`);
    await expect(last).not.toBeFocused();
  });
}
