import type { BrowserContext, Page } from '@playwright/test';
import { hydrated } from '../support/browse';
import { Host } from '../support/offline';
import { expect, test as base } from '../support/test';

const first = '2026/01/first/';
const second = '2026/02/second/';
const posts = { First: '<p>One.</p>', Second: '<p>Two.</p>' };

const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const host = await Host.begin();
    host.publish(posts);
    await use(host);
    host.end();
  },
  site: async ({ host }, use) => use({ name: 'sub', port: 0, base: '/blog', url: host.url }),
  guard: async ({ guard }, use) => {
    // Without a connection requests fail, and Chromium says so.
    guard.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|status 404|Failed to load resource/);
    guard.allow(/request failed: .* (net::ERR_ABORTED|net::ERR_CONNECTION_)/);
    guard.allow(/The FetchEvent .* resulted in a network error|Failed to fetch|status 503/);
    // A host may have one file of a build already, and not yet another.
    guard.allow(/valid digest in the 'integrity' attribute|SRI's integrity checks failed/);
    await use(guard);
  },
});

// A newer worker may have to wait until Chromium puts the older one to sleep, after half a minute.
test.describe.configure({ timeout: 120_000 });

// Readers who save data are asked first.
test.use({ prefetching: true });

/** The paths in all caches of the blog. */
const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      paths.push(...requests.map(({ url }) => new URL(url).pathname));
    }
    return paths;
  });

/** Waits until the worker keeps the page that is shown. */
const keeps = (page: Page, path: string) =>
  expect.poll(() => keptPaths(page), { timeout: 45_000 }).toContain(`/blog/${path}`);

async function read(page: Page, path: string) {
  await page.goto(path);
  await hydrated(page);
  await keeps(page, path);
  await keeps(page, `${path}index.json`);
}

const article = (page: Page) => page.getByRole('article');
const registrations = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

/** Reads the whole document anew, without a connection. */
async function reloadOffline(page: Page, context: BrowserContext) {
  await context.setOffline(true);
  await page.reload();
}

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'Reading offline' }).click();
  return page.getByRole('dialog', { name: 'Reading offline' });
};

test('what was read can be read again without a connection, with the program', async ({ page, context }) => {
  await read(page, first);
  await reloadOffline(page, context);
  await expect(article(page)).toContainText('One.');
  await hydrated(page);
});

test('so can a page that the program went to', async ({ page, context }) => {
  await read(page, '');
  await page.locator('main').getByRole('link', { name: 'Second' }).first().click();
  await keeps(page, second);
  await reloadOffline(page, context);
  await expect(article(page)).toContainText('Two.');
  // From one to the other without a document.
  await hydrated(page);
  await page.goBack();
  await expect(page.locator('main').getByRole('link', { name: 'First' }).first()).toBeVisible();
});

test('for what was not read there is a page that says so and lists what was', async ({ page, context, host }) => {
  await read(page, first);
  await context.setOffline(true);
  await page.goto(second);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No connection');
  const kept = page.getByRole('region', { name: 'What you can read now' }).getByRole('link');
  await expect(kept.first()).toHaveAttribute('href', `/blog/${first}`);
  await kept.first().click();
  await expect(article(page)).toContainText('One.');
  // It goes away by itself.
  await page.goto(second);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No connection');
  await context.setOffline(false);
  await expect(article(page)).toContainText('Two.', { timeout: 45_000 });
  expect(page.url()).toBe(host.url + second);
});

test('the whole blog is kept when the reader says so, and forgotten again', async ({ page, context, host }) => {
  await read(page, '');
  const dialog = await openDialog(page);
  await dialog.getByRole('button', { name: /Keep the whole blog \(.*MB\)/ }).click();
  await expect(dialog.getByRole('status')).toHaveText(/The whole blog is kept/, { timeout: 45_000 });
  await context.setOffline(true);
  await page.goto(second);
  await expect(article(page)).toContainText('Two.');
  await page.goto('archive/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Archive');
  await page.goto('search/');
  await page.getByRole('searchbox').fill('second');
  await expect(page.locator('.found').getByRole('link', { name: 'Second' })).toBeVisible();

  // Published anew, what has changed is fetched and nothing else.
  await context.setOffline(false);
  host.publish({ ...posts, Second: '<p>Two, again.</p>' });
  await page.goto('');
  await hydrated(page);
  await expect
    .poll(() => host.asked.filter((path) => path === `/blog/${second}`).length, { timeout: 45_000 })
    .toBeGreaterThan(1);
  expect(host.asked.filter((path) => path === '/blog/2026/01/').length).toBe(1);
  await expect(async () => {
    const kept = await page.evaluate(async (path) => (await caches.match(path))?.text(), `/blog/${second}`);
    expect(kept).toContain('Two, again.');
  }).toPass({ timeout: 45_000 });

  await (await openDialog(page)).getByRole('button', { name: 'Do not keep the whole blog' }).click();
  await expect.poll(() => keptPaths(page)).not.toContain('/blog/archive/');
});

test('who lets go of the whole blog while it comes keeps nothing of it', async ({ page, host }) => {
  await read(page, '');
  const isList = (path: string) => path.endsWith('-list.json');
  host.slow = /-list\.json$/;
  host.delay = 3000;
  const dialog = await openDialog(page);
  await dialog.getByRole('button', { name: /Keep the whole blog/ }).click();
  await expect.poll(() => host.asked.some(isList)).toBe(true);
  expect(host.answered.some(isList)).toBe(false);
  await dialog.getByRole('button', { name: 'Do not keep the whole blog' }).click();
  await expect.poll(() => host.answered.some(isList)).toBe(true);
  // So long it would take to begin anew.
  await page.waitForTimeout(1500);
  const caches = await page.evaluate(() => window.caches.keys());
  expect(caches.filter((name) => name.endsWith('whole'))).toEqual([]);
  await expect(dialog.getByRole('button', { name: /Keep the whole blog \(/ })).toBeVisible();
});

test('a new build takes the place of the old one, and is never mixed with it', async ({ page, context, host }) => {
  await read(page, first);
  await read(page, second);
  const old = await page.evaluate(() => document.querySelector('[rel=modulepreload]')!.getAttribute('href'));
  host.buildAnew();
  host.publish({ First: '<p>One, again.</p>', Second: '<p>Two, again.</p>' });

  // An open tab goes on: its program meets data of another build and loads the document.
  await page.goto(first);
  await expect(article(page)).toContainText('One, again.');
  await expect
    .poll(() => page.evaluate(async (path) => (await caches.match(path))?.text(), `/blog/${first}`), { timeout: 45_000 })
    .toContain('One, again.');

  // The page of the older build has its own program, the page of the newer one its own.
  await reloadOffline(page, context);
  await expect(article(page)).toContainText('One, again.');
  await hydrated(page);
  expect(await page.evaluate(() => document.querySelector('[rel=modulepreload]')!.getAttribute('href'))).not.toBe(old);
  await page.goto(second);
  await expect(article(page)).toContainText('Two.');
  await hydrated(page);
  expect(await page.evaluate(() => document.querySelector('[rel=modulepreload]')!.getAttribute('href'))).toBe(old);

  // Once it is read again, nothing needs the old program any more.
  await context.setOffline(false);
  await page.goto(second);
  await expect(article(page)).toContainText('Two, again.');
});

test('a build that is only half there changes nothing', async ({ page, context, host, guard }) => {
  guard.allow(/failed to fetch Wasm: 404/);
  await read(page, first);
  const build = host.buildAnew();
  host.publish({ ...posts, First: '<p>One, again.</p>' });
  host.hide(new RegExp(`${build}_bg\\.wasm$`));
  await page.goto('archive/');
  await expect.poll(() => host.asked.some((path) => path.endsWith(`${build}_bg.wasm`))).toBe(true);
  await context.setOffline(true);
  await page.goto(first);
  await expect(article(page)).toContainText('One.');
  await hydrated(page);
});

test('a host that fails or does not answer gives way to what is kept', async ({ page, host }) => {
  await read(page, first);
  host.failing = 503;
  await page.goto(first);
  await expect(article(page)).toContainText('One.');
  host.failing = undefined;
  host.delay = 20_000;
  await page.goto(first, { timeout: 45_000 });
  await expect(article(page)).toContainText('One.');
});

/** Posts of so many letters each, and where they are. */
function many(count: number, letters = 1) {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const month = (at: number) => String((at % 9) + 1).padStart(2, '0');
  return {
    posts: Object.fromEntries(numbers.map((at) => [`Post${at}`, `<p>${'a'.repeat(letters)}</p>`])),
    paths: numbers.map((at) => `/blog/2026/${month(at)}/post${at}/`),
  };
}

/** Has the worker keep pages, one after the other, as if each was being read. */
const readAll = (page: Page, paths: string[]) =>
  page.evaluate(async (paths) => {
    const { active } = await navigator.serviceWorker.ready;
    for (const path of paths) {
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise((resolve) => (port1.onmessage = resolve));
      active!.postMessage({ ask: 'read', path, pictures: [] }, [port2]);
      await answer;
    }
  }, paths);

test('of what was read, the newest 200 pages are kept', async ({ page, host }) => {
  const { posts, paths } = many(203);
  host.publish(posts);
  await read(page, '');
  await readAll(page, paths);
  const kept = await keptPaths(page);
  const pages = kept.filter((path) => path.endsWith('/'));
  expect(pages.length).toBe(200);
  expect(kept.filter((path) => path.endsWith('/index.json')).length, 'and no data but theirs').toBe(200);
  // The home page may have been read once more meanwhile.
  expect(pages).toEqual(expect.arrayContaining(paths.slice(-199)));
});

test('where there is no room, half of what was read goes', async ({ page, context, host }) => {
  const { posts, paths } = many(5, 300_000);
  host.publish(posts);
  await read(page, 'archive/');
  await readAll(page, paths.slice(0, 4));
  const devTools = await context.newCDPSession(page);
  const { origin } = host;
  const { usage } = await devTools.send('Storage.getUsageAndQuota', { origin });
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 100_000 });
  await readAll(page, paths.slice(4));
  const kept = (await keptPaths(page)).filter((path) => path.startsWith('/blog/2026/') && path.endsWith('/'));
  expect(kept.sort()).toEqual(paths.slice(-3).sort());
});

test('the reader can switch it off, and on again', async ({ page }) => {
  await read(page, first);
  const dialog = await openDialog(page);
  await dialog.getByRole('checkbox').uncheck();
  await expect.poll(() => registrations(page)).toBe(0);
  expect(await keptPaths(page)).toEqual([]);
  await page.reload();
  await hydrated(page);
  await page.waitForTimeout(1500);
  expect(await registrations(page)).toBe(0);
  await (await openDialog(page)).getByRole('checkbox').check();
  await keeps(page, first);
});

test('published without it, the worker goes with all that it has kept', async ({ page, host }) => {
  await read(page, first);
  host.publish(posts, false);
  await page.goto(first);
  await expect.poll(() => registrations(page), { timeout: 45_000 }).toBe(0);
  expect(await keptPaths(page)).toEqual([]);
});

test.describe('with Save-Data', () => {
  test.use({ prefetching: false });

  test('nothing is kept until the reader says so', async ({ page }) => {
    await page.goto(first);
    await hydrated(page);
    await page.waitForTimeout(1500);
    expect(await registrations(page)).toBe(0);
    await (await openDialog(page)).getByRole('checkbox').check();
    await keeps(page, first);
  });
});
