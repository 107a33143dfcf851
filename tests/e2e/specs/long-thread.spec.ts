import type { Page, TestInfo } from '@playwright/test';
import { addressOf, inSight, isTarget, open } from '../support/browse';
import { expect, test } from '../support/test';

test.use({ siteName: 'thread' });

const comments = (page: Page) => page.locator('article.comment');
const total = 500;

/**
 * Counts, in the page, how many comments each task adds to it, and how long tasks are.
 *
 * A batch is what was added before the browser came back to its event loop.
 */
async function measure(page: Page) {
  await page.addInitScript(() => {
    const measured = { batches: [] as number[], tasks: [] as number[] };
    Object.assign(window, { measured });
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) measured.tasks.push(Math.round(task.duration));
    }).observe({ type: 'longtask', buffered: true });
    let batch = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      measured.batches.push(batch);
      batch = 0;
    };
    const added = (node: Node) =>
      node instanceof Element
        ? node.querySelectorAll('article.comment').length + Number(node.matches('article.comment'))
        : 0;
    const observer = new MutationObserver((changes) => {
      const before = batch;
      for (const change of changes) {
        for (const node of change.addedNodes) batch += added(node);
      }
      if (before === 0 && batch > 0) port2.postMessage(null);
    });
    // From here on: what the parser adds is not ours.
    addEventListener('DOMContentLoaded', () => {
      observer.observe(document, { childList: true, subtree: true });
    });
  });
}

interface Measured {
  batches: number[];
  tasks: number[];
}

async function measured(page: Page, info: TestInfo, what: string): Promise<Measured> {
  const { batches, tasks } = (await page.evaluate('window.measured')) as Measured;
  const text = `comments per task ${JSON.stringify(batches)}, long tasks (ms) ${JSON.stringify(tasks)}`;
  info.annotations.push({ type: what, description: text });
  console.log(`      ${what}: ${text}`);
  return { batches, tasks };
}

/**
 * How long a task takes says more about the machine and what else it does than about the program,
 * so times are only reported; what is checked is that no task builds more than a screen or two.
 */
function inSmallParts(batches: number[]) {
  expect(batches.length, 'built in several tasks').toBeGreaterThan(5);
  expect(Math.max(...batches), 'comments built in one task').toBeLessThanOrEqual(60);
}

const visit = (page: Page) => page.locator('a.post-link').first().click();

async function address(page: Page): Promise<string> {
  const html = await (await page.request.get('/')).text();
  return /class="post-link[^"]*" href="([^"]*)"|href="([^"]*)" class="post-link/
    .exec(html)!
    .slice(1)
    .find(Boolean)!;
}

test('all of it is there on load, also without scripts', { tag: '@both' }, async ({ page }) => {
  await page.goto(await address(page));
  expect(await comments(page).count()).toBeGreaterThanOrEqual(total);
  await expect(comments(page).last().locator('.author')).not.toBeEmpty();
});

test('who jumps to the end is at the end, whatever is laid out meanwhile', async ({ page }) => {
  await page.goto(await address(page));
  await expect(page.locator('#main')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.locator('.site-footer')).toBeInViewport();
  const toTheEnd = () => {
    const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
    return scrollHeight - scrollTop - clientHeight;
  };
  // The browser may glide there.
  await expect.poll(() => page.evaluate(toTheEnd)).toBeLessThan(2);
  // Long enough for all of it to be laid out.
  for (let moment = 0; moment < 20; moment++) {
    expect(await page.evaluate(toTheEnd)).toBeLessThan(2);
    await page.waitForTimeout(100);
  }
});

test('what is jumped to stays, whatever is laid out meanwhile', async ({ page }) => {
  await page.goto(await address(page));
  const goal = page.locator('.thread > .comments > li > article.comment').nth(12);
  await goal.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  for (let moment = 0; moment < 20; moment++) {
    await expect(goal).toBeInViewport({ timeout: 1 });
    await page.waitForTimeout(100);
  }
});

test('hydration adds no comment', async ({ page }, info) => {
  await measure(page);
  await open(page, await address(page));
  await page.waitForTimeout(500);
  const { batches } = await measured(page, info, 'hydration');
  expect(batches).toEqual([]);
});

test('on navigation the first part is there at once, the rest in small parts', async ({
  page,
}, info) => {
  await measure(page);
  await open(page, '/');
  await visit(page);
  await expect(comments(page).first()).toBeVisible();
  await expect.poll(() => comments(page).count()).toBeGreaterThanOrEqual(total);
  const { batches } = await measured(page, info, 'navigation');
  inSmallParts(batches);
});

test('comments stand in the order of the document', async ({ page, browser }) => {
  const url = new URL(await address(page), 'http://127.0.0.1:4613/').href;
  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto(url);
  const ids = 'Array.from(document.querySelectorAll("article.comment"), (one) => one.id)';
  const wanted = await plain.evaluate(ids);
  await plain.close();
  await open(page, '/');
  await visit(page);
  await expect.poll(() => page.evaluate(ids)).toEqual(wanted);
});

test('a link to the last comment', async ({ page, traffic }, info) => {
  const path = await address(page);
  const html = await (await page.request.get(path)).text();
  const id = html.match(/id="(comment-[^"]*)"/g)!.at(-1)!.slice(4, -1);
  await measure(page);
  await open(page, '/');
  await traffic.withoutDocument(async () => {
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href, textContent: 'go' });
      document.querySelector('main')!.prepend(link);
      link.click();
    }, `${path}#${id}`);
    await expect.poll(() => addressOf(page)).toBe(`${path}#${id}`);
    const comment = page.locator(`[id="${id}"]`);
    await isTarget(comment);
    await inSight(comment);
  });
  const { batches } = await measured(page, info, 'link to the last comment');
  inSmallParts(batches);
});

test('leaving while it is being built', async ({ page }) => {
  await open(page, '/');
  await visit(page);
  await expect(comments(page).first()).toBeVisible();
  await page.goBack();
  await expect(page.locator('a.post-link').first()).toBeVisible();
  await page.waitForTimeout(500);
  await expect(comments(page)).toHaveCount(0);
  await visit(page);
  await expect.poll(() => comments(page).count()).toBeGreaterThanOrEqual(total);
});

test('the rest is built though the browser never finds a moment for it', async ({ page }) => {
  // Chromium itself does this at times, when a reader clicks while a page is being built: idle
  // callbacks then wait for seconds, unless they come with a time limit.
  await page.addInitScript(() => {
    window.requestIdleCallback = (callback, options) =>
      options?.timeout
        ? window.setTimeout(callback, options.timeout, { didTimeout: true, timeRemaining: () => 0 })
        : 0;
  });
  await open(page, '/');
  await visit(page);
  await expect(comments(page).first()).toBeVisible();
  await expect.poll(() => comments(page).count(), { timeout: 10_000 }).toBeGreaterThanOrEqual(total);
});

test('leaving while it is being built down to a comment', async ({ page }) => {
  const path = await address(page);
  const html = await (await page.request.get(path)).text();
  const id = html.match(/id="(comment-[^"]*)"/g)!.at(-1)!.slice(4, -1);
  await open(page, '/');
  await page.evaluate(
    async ([path, id]) => {
      const moment = () => new Promise((resolve) => setTimeout(resolve, 1));
      const link = Object.assign(document.createElement('a'), { href: `${path}#${id}` });
      document.querySelector('main')!.append(link);
      link.click();
      while (location.pathname !== path) await moment();
      document.querySelector<HTMLElement>('.brand a')!.click();
    },
    [path, id],
  );
  await expect(page.locator('a.post-link').first()).toBeVisible();
  // Nothing of the page that was left acts on this one.
  await page.waitForTimeout(1_000);
  expect(addressOf(page)).toBe('/');
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await isTarget(page.locator(`[id="${id}"]`));
});
