import type { Page } from '@playwright/test';
import { addLink, addressOf, hydrated, inSight, isTarget, open, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const comments = (page: Page) => page.locator('article.comment');
/** A comment far down the page. */
const far = 40;

async function idOf(page: Page, index: number): Promise<string> {
  return (await comments(page).nth(index).getAttribute('id'))!;
}

/** The identity of a comment of the busy post, without visiting it. */
async function idInDocument(page: Page, index: number): Promise<string> {
  const html = await (await page.request.get(post.busy)).text();
  return [...html.matchAll(/class="comment [^"]*" id="([^"]*)"|id="([^"]*)" class="comment /g)]
    .map((match) => match[1] ?? match[2])[index];
}

test('the address of a comment leads to it', { tag: '@both' }, async ({
  page,
  javaScriptEnabled,
}) => {
  const id = await idInDocument(page, far);
  await page.goto(`${post.busy}#${id}`);
  if (javaScriptEnabled) await hydrated(page);
  const comment = page.locator(`[id="${id}"]`);
  await isTarget(comment);
  await inSight(comment);
});

test('so does a link to it from another page', async ({ page, request, traffic }) => {
  const id = await idInDocument(page, far);
  await open(page, '/about/');
  const link = await addLink(page, { href: `${post.busy}#${id}` });
  await traffic.withoutDocument(async () => {
    await link.click();
    await shows(page, request, `${post.busy}#${id}`);
    const comment = page.locator(`[id="${id}"]`);
    await isTarget(comment);
    await inSight(comment);
    await page.goBack();
    await shows(page, request, '/about/');
  });
});

test('its permalink marks it and can be shared', { tag: '@both' }, async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto(post.busy);
  if (javaScriptEnabled) await hydrated(page);
  const comment = comments(page).nth(far);
  await comment.locator('a.permalink').click();
  await isTarget(comment);
  await inSight(comment);
  expect(addressOf(page)).toBe(`${post.busy}#${await idOf(page, far)}`);
  await page.reload();
  await isTarget(comment);
  await expect(comment).toBeInViewport();
});

test('the comment count of a list leads to the thread', { tag: '@both' }, async ({
  page,
  request,
  traffic,
  javaScriptEnabled,
}) => {
  await page.goto('/2018/02/');
  const goes = async () => {
    await page.locator(`a.comment-count[href="${post.busy}#comments"]`).click();
    await shows(page, request, `${post.busy}#comments`);
    const heading = page.locator('#comments-title');
    await isTarget(page.locator('#comments'));
    await inSight(heading);
  };
  if (javaScriptEnabled) {
    await hydrated(page);
    await traffic.withoutDocument(goes);
  } else {
    await goes();
  }
});

test('“in reply to” leads to the comment answered', { tag: '@both' }, async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto(post.busy);
  if (javaScriptEnabled) await hydrated(page);
  const link = page.locator('.reply-to a').last();
  const fragment = (await link.getAttribute('href'))!;
  await link.click();
  const answered = page.locator(`[id="${decodeURIComponent(fragment.split('#')[1])}"]`);
  await isTarget(answered);
  await inSight(answered);
  await expect(answered.locator('.author')).toHaveText((await link.textContent())!);
});

test('a folded branch opens for the comment in it', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.busy);
  const branch = page.locator('details.replies').first();
  const inside = branch.locator('article.comment').last();
  const id = (await inside.getAttribute('id'))!;
  await branch.locator('> summary').click();
  await expect(inside).toBeHidden();
  // By the address bar: there is no link to see.
  await page.goto(`${post.busy}#${id}`);
  await expect(inside).toBeVisible();
  await isTarget(inside);
  await inSight(inside);
});

test('a branch folds in a page built in the browser', async ({ page, request }) => {
  await open(page, '/about/');
  await (await addLink(page, { href: post.busy })).click();
  await shows(page, request, post.busy);
  const branch = page.locator('details.replies').first();
  const inside = branch.locator('article.comment').first();
  await expect(inside).toBeVisible();
  await branch.locator('> summary').click();
  await expect(inside).toBeHidden();
});

test('a fragment that is not there shows the page from its top', async ({ page, request, traffic }) => {
  await open(page, '/about/');
  const link = await addLink(page, { href: `${post.busy}#comment-none` });
  await traffic.withoutDocument(async () => {
    await link.click();
    await shows(page, request, `${post.busy}#comment-none`);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });
});

test('after a fragment on a new page, back and forward still know the pages', async ({
  page,
  request,
  traffic,
}) => {
  const id = await idInDocument(page, far);
  await open(page, '/about/');
  const link = await addLink(page, { href: `${post.busy}#${id}` });
  await traffic.withoutDocument(async () => {
    await link.click();
    await shows(page, request, `${post.busy}#${id}`);
    // Without scrolling to it.
    await comments(page)
      .first()
      .locator('a.permalink')
      .evaluate((permalink: HTMLAnchorElement) => permalink.click());
    await page.goBack();
    expect(addressOf(page)).toBe(`${post.busy}#${id}`);
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    await page.goBack();
    await shows(page, request, '/about/');
    await page.goForward();
    await shows(page, request, `${post.busy}#${id}`);
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  });
});

test('pingbacks stand apart', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.busy);
  const pings = page.getByRole('region', { name: 'Linked from' });
  await expect(pings.getByRole('listitem').first()).toBeVisible();
  await expect(pings.locator('article.comment')).toHaveCount(0);
});

test('closed comments say so', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.closed);
  await expect(page.getByText('Comments are closed')).toBeVisible();
  await expect(page.locator('.invitation')).toHaveCount(0);
});
