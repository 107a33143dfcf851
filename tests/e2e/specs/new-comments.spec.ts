import type { Page, Route } from '@playwright/test';
import { addLink, hydrated, inSight, open, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const comments = (page: Page) => page.locator('article.comment');
const marks = (page: Page) => page.getByRole('button', { name: /^New(: \d+ of \d+)?$/ });
const jump = (page: Page) => page.getByRole('button', { name: /new comments?$/ });

/** The comments marked as new, by their place in the thread. */
const marked = (page: Page): Promise<number[]> =>
  comments(page).evaluateAll((all) =>
    all.flatMap((one, at) => (one.querySelector(':scope > header .new-mark') ? [at] : [])),
  );

/** What the browser remembers of a post. */
const memory = (page: Page, path: string): Promise<string | null> =>
  page.evaluate((path) => localStorage.getItem(`perennial-seen ${path}`), path);

/** Has been at a post when the comments at these places were not there yet. */
async function haveBeen(page: Page, path: string, without: number[]) {
  await open(page, path);
  await expect.poll(() => memory(page, path), 'what is there is remembered').not.toBeNull();
  await page.evaluate(
    ([path, without]) => {
      const key = `perennial-seen ${path}`;
      // A character for each comment.
      const signs = Array.from(localStorage.getItem(key)!);
      localStorage.setItem(key, signs.filter((_, at) => !without.includes(at)).join(''));
    },
    [path, without] as const,
  );
}

const visits: Record<string, (page: Page, path: string) => Promise<void>> = {
  'the document is loaded': async (page, path) => {
    await open(page, path);
  },
  'the page is built in the browser': async (page, path) => {
    await open(page, '/about/');
    await (await addLink(page, { href: path })).click();
    await expect(page.locator('#comments')).toBeAttached();
  },
};

for (const [how, visit] of Object.entries(visits)) {
  test(`what came since the last visit is marked when ${how}`, async ({ page }) => {
    await haveBeen(page, post.busy, [3, 40, 60]);
    await visit(page, post.busy);
    await expect(jump(page)).toHaveText('3 new comments');
    await expect(page.locator('.post .comment-count')).toHaveText(/ \(3 new comments\)$/);
    await expect.poll(() => marked(page)).toEqual([3, 40, 60]);
    await expect(marks(page)).toHaveText(['New', 'New', 'New']);
  });
}

test('a comment that the blog did not have is new; on a first visit none is', async ({ page, request }) => {
  const older = async (route: Route) => {
    const response = await route.fetch();
    const file = await response.json();
    file.page.view.post.thread.comments[0].pop();
    await route.fulfill({ response, json: file });
  };
  await page.route(`**${post.newest}index.json`, older);
  await open(page, '/about/');
  await (await addLink(page, { href: post.newest })).click();
  await shows(page, request, post.newest);
  // What stands below an article is built after it.
  await expect(comments(page).first()).toBeAttached();
  const before = await comments(page).count();
  await expect.poll(() => memory(page, post.newest)).not.toBeNull();
  await expect(marks(page)).toHaveCount(0);
  await expect(jump(page)).toHaveCount(0);
  await open(page, post.newest);
  expect(await comments(page).count()).toBeGreaterThan(before);
  await expect(jump(page)).toHaveText(/^\d+ new comments?$/);
  const later = await comments(page).count();
  await expect.poll(async () => (await marked(page)).length).toBe(later - before);
});

test('the keyboard leads from one to the next, into folded replies and around', async ({ page }) => {
  const reply = await placeOfAReply(page);
  await haveBeen(page, post.busy, [0, reply, 67]);
  await open(page, post.busy);
  await page.getByRole('button', { name: 'Fold replies', exact: true }).click();
  await expect(comments(page).nth(reply)).toBeHidden();
  await jump(page).focus();
  for (const [at, place] of [0, reply, 67, 0].entries()) {
    await page.keyboard.press('Enter');
    const mark = comments(page).nth(place).locator('> header .new-mark');
    await expect(mark).toBeFocused();
    await expect(mark).toHaveText(`New: ${(at % 3) + 1} of 3`);
    await inSight(comments(page).nth(place));
    await expect(marks(page).filter({ hasText: 'of 3' })).toHaveCount(1);
  }
});

async function placeOfAReply(page: Page): Promise<number> {
  await page.goto(post.busy);
  const place = await comments(page).evaluateAll((all) =>
    all.findIndex((one, at) => at > 20 && one.closest('.replies')),
  );
  expect(place).toBeGreaterThan(20);
  return place;
}

test('what has been on the screen is not new any more, the rest still is', async ({ page }) => {
  await haveBeen(page, post.busy, [0, 60]);
  await open(page, post.busy);
  await expect.poll(() => marked(page)).toEqual([0, 60]);
  await page.reload();
  await hydrated(page);
  await expect.poll(() => marked(page), 'nobody has scrolled there').toEqual([0, 60]);
  const before = (await memory(page, post.busy))!;
  await comments(page).first().scrollIntoViewIfNeeded();
  await expect.poll(() => memory(page, post.busy)).not.toBe(before);
  await expect(marks(page), 'marks stay for the visit').toHaveCount(2);
  await open(page, post.busy);
  await expect(jump(page)).toHaveText('1 new comment');
  expect(await marked(page)).toEqual([60]);
});

test('nothing is marked with storage off', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    }),
  );
  for (const _ of [1, 2]) {
    await open(page, post.busy);
    await page.waitForTimeout(500);
    await expect(marks(page)).toHaveCount(0);
  }
  // For this page the tools work.
  const newest = page.getByRole('button', { name: 'Newest first' });
  await newest.click();
  await expect(newest).toHaveAttribute('aria-pressed', 'true');
});

test('as many posts are remembered as are bounded', async ({ page }) => {
  await open(page, '/about/');
  await page.evaluate(() => {
    const posts = Array.from({ length: 100 }, (_, at) => `/${at}/`);
    localStorage.setItem('perennial-seen ', posts.join('\n'));
    for (const post of posts) localStorage.setItem(`perennial-seen ${post}`, '');
  });
  await open(page, post.quiet);
  await expect.poll(() => memory(page, post.quiet)).toBe('');
  expect(await memory(page, '/98/')).toBe('');
  expect(await memory(page, '/99/'), 'the oldest').toBeNull();
});

test.describe('in a long thread', () => {
  test.use({ siteName: 'thread' });

  for (const how of ['document', 'navigation']) {
    test(`hundreds are marked in small parts: ${how}`, async ({ page, request }) => {
      const html = await (await request.get('/')).text();
      const path = /<a[^>]*class="post-link [^>]*>/.exec(html)![0].match(/href="([^"]*)"/)![1];
      await haveBeen(page, path, Array.from({ length: 500 }, (_, at) => at));
      // Counts, in the page, the marks that one task adds.
      await page.addInitScript(() => {
        const batches: number[] = [];
        Object.assign(window, { batches });
        const { port1, port2 } = new MessageChannel();
        let batch = 0;
        port1.onmessage = () => {
          batches.push(batch);
          batch = 0;
        };
        new MutationObserver((changes) => {
          const added = changes.flatMap((change) => Array.from(change.addedNodes));
          const marks = added.filter((one) => (one as Element).className === 'new-mark').length;
          if (batch === 0 && marks > 0) port2.postMessage(null);
          batch += marks;
        }).observe(document, { childList: true, subtree: true });
      });
      if (how === 'document') {
        await open(page, path);
      } else {
        await open(page, '/');
        await page.locator('a.post-link').first().click();
        await shows(page, request, path);
      }
      await expect(page.locator('.new-mark')).toHaveCount(500, { timeout: 15_000 });
      const batches = (await page.evaluate('window.batches')) as number[];
      expect(batches.reduce((sum, one) => sum + one)).toBe(500);
      expect(Math.max(...batches)).toBeLessThanOrEqual(40);
    });
  }
});
