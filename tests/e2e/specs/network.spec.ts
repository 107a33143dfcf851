import type { Page, Route } from '@playwright/test';
import { addressOf, hydrated, open, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const politics = '/category/politics/';
const link = (page: Page, name: string) =>
  page.locator('.site-navigation').getByRole('link', { name });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers for a page's data only after a while. */
const delay = (page: Page, address: string, ms: number) =>
  page.route(`**${address}index.json`, async (route) => {
    await wait(ms);
    // The program may have changed its mind meanwhile.
    await route.continue().catch(() => undefined);
  });

test('on a slow network the old page stays and a bar says so', async ({ page, request, traffic }) => {
  await open(page, '/about/');
  const bar = page.locator('[role=progressbar]');
  await expect(bar).toBeHidden();
  await delay(page, politics, 2_000);
  const asked = await traffic.withoutDocument(async () => {
    await link(page, 'Politics').click();
    await expect(bar).not.toHaveAttribute('hidden');
    // What is seen of it at 140 ms and at 400 ms, whatever the clock of this machine says.
    const widths = await bar.evaluate((bar) => {
      const [animation] = bar.getAnimations();
      animation.pause();
      const widthAt = (time: number) => {
        animation.currentTime = time;
        return bar.getBoundingClientRect().width;
      };
      const widths = [widthAt(0), widthAt(140), widthAt(400)];
      animation.play();
      return widths;
    });
    expect(widths[0]).toBe(0);
    expect(widths[1]).toBe(0);
    expect(widths[2]).toBeGreaterThan(50);
    await shows(page, request, '/about/');
    await shows(page, request, politics);
    await expect(bar).toBeHidden();
  });
  expect(asked).toEqual([`${politics}index.json`]);
});

test('a page that comes at once shows no bar', async ({ page, request }) => {
  await open(page, '/about/');
  const bar = page.locator('[role=progressbar]');
  await link(page, 'Politics').click();
  await shows(page, request, politics);
  await expect(bar).toBeHidden();
});

test('an entry that the browser has taken the state of is come back to', async ({ page, request }) => {
  await open(page, '/about/');
  await page.evaluate(() => history.replaceState(null, ''));
  await link(page, 'Politics').click();
  await shows(page, request, politics);
  await page.goBack();
  await shows(page, request, '/about/');
  await page.goForward();
  await shows(page, request, politics);
});

test('a second click while a page loads wins', async ({ page, request, guard, traffic }) => {
  guard.expect(/request failed: .*politics\/index\.json net::ERR_ABORTED/);
  await open(page, '/about/');
  await delay(page, politics, 1_000);
  await traffic.withoutDocument(async () => {
    await link(page, 'Politics').click();
    await expect(page.locator('[role=progressbar]')).not.toHaveAttribute('hidden');
    await link(page, 'Archive').click();
    await shows(page, request, '/archive/');
    await wait(1_500);
    await shows(page, request, '/archive/');
    await page.goBack();
    await shows(page, request, '/about/');
  });
});

test('back while a page loads wins', async ({ page, request, guard, traffic }) => {
  guard.expect(/request failed: .*politics\/index\.json net::ERR_ABORTED/);
  await open(page, '/about/');
  await link(page, 'Archive').click();
  await shows(page, request, '/archive/');
  await delay(page, politics, 1_000);
  await traffic.withoutDocument(async () => {
    await link(page, 'Politics').click();
    await page.goBack();
    await shows(page, request, '/about/');
    await wait(1_500);
    await shows(page, request, '/about/');
  });
});

test('a fragment of the old page while another loads', async ({ page, request }) => {
  await open(page, post.busy);
  await delay(page, politics, 700);
  await link(page, 'Politics').click();
  await page.evaluate(() => document.querySelector<HTMLElement>('a.comment-count')!.click());
  expect(addressOf(page)).toBe(`${post.busy}#comments`);
  await shows(page, request, politics);
  await page.goBack();
  await shows(page, request, `${post.busy}#comments`);
});

const failures: Record<string, { answer: (route: Route) => Promise<void>; seen: RegExp[] }> = {
  'status 500': {
    answer: (route) => route.fulfill({ status: 500, body: 'broken' }),
    seen: [/status 500: .*index\.json/, /console error: .*500/],
  },
  'status 404': {
    answer: (route) => route.fulfill({ status: 404, body: '{}' }),
    seen: [/status 404: .*index\.json/, /console error: .*404/],
  },
  'no JSON': {
    answer: (route) => route.fulfill({ contentType: 'application/json', body: '{"build": "x", ' }),
    seen: [],
  },
  'HTML with status 200': {
    answer: (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>Welcome' }),
    seen: [],
  },
  'another build': {
    answer: async (route) => {
      const response = await route.fetch();
      const file = await response.json();
      await route.fulfill({ response, json: { ...file, build: 'another' } });
    },
    seen: [],
  },
  'no connection': {
    answer: (route) => route.abort(),
    seen: [/request failed: .*index\.json net::ERR_FAILED/, /console error: .*ERR_FAILED/],
  },
};

for (const [failure, { answer, seen }] of Object.entries(failures)) {
  test(`${failure}: the document is loaded`, async ({ page, request, guard, traffic }) => {
    guard.expect(...seen);
    await open(page, '/about/');
    await page.route('**/index.json', answer);
    await traffic.withDocuments([politics], async () => {
      await link(page, 'Politics').click();
      await page.waitForURL(`**${politics}`);
    });
    await hydrated(page);
    await shows(page, request, politics);
  });

  test(`${failure}: so it is on the way back and forward`, async ({ page, request, guard, traffic }) => {
    guard.expect(...seen);
    // By link to the archive and on to a year; then nothing is in memory any more.
    await open(page, '/about/');
    await link(page, 'Archive').click();
    await shows(page, request, '/archive/');
    await page.getByRole('link', { name: '2015', exact: true }).click();
    await shows(page, request, '/2015/');
    await page.reload();
    await hydrated(page);
    await page.route('**/index.json', answer);
    await traffic.withDocuments(['/archive/'], () => page.evaluate(() => history.back()));
    await hydrated(page);
    await shows(page, request, '/archive/');
    await traffic.withDocuments(['/2015/'], () => page.evaluate(() => history.forward()));
    await hydrated(page);
    await shows(page, request, '/2015/');
  });
}

test('with a fragment too', async ({ page, guard }) => {
  guard.expect(/request failed: .*index\.json net::ERR_FAILED/, /console error: .*ERR_FAILED/);
  await open(page, '/2018/02/');
  await page.route('**/index.json', (route) => route.abort());
  await page.locator(`a.comment-count[href="${post.busy}#comments"]`).click();
  await expect(page.locator('#comments-title')).toBeInViewport();
  expect(addressOf(page)).toBe(`${post.busy}#comments`);
});

test('no page needs posts.json', async ({ page, request, traffic }) => {
  await page.route('**/posts.json', (route) => route.abort());
  await open(page, '/');
  const asked = await traffic.withoutDocument(async () => {
    await link(page, 'Politics').click();
    await shows(page, request, politics);
  });
  expect(asked).toEqual([`${politics}index.json`]);
});
