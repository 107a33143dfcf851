import type { Page } from '@playwright/test';
import { addressOf, open, shows } from '../support/browse';
import { post } from '../support/pages';
import { expect, test } from '../support/test';

const politics = '/category/politics/';
const data = `${politics}index.json`;
const link = (page: Page, name = 'Politics') =>
  page.locator('.site-navigation').getByRole('link', { name });
/** Longer than a reader has to rest on a link. */
const aWhile = (page: Page) => page.waitForTimeout(500);

/** Lets a page's data wait until the test says so. */
async function hold(page: Page, address: string) {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**${address}index.json`, async (route) => {
    await released;
    // The program may have changed its mind meanwhile.
    await route.continue().catch(() => undefined);
  });
  return release;
}

test.describe('with room on the line', () => {
  test.use({ prefetching: true });

  const ways: Record<string, (page: Page) => Promise<unknown>> = {
    'a pointer rests on it': (page) => link(page).hover(),
    'it has focus': (page) => link(page).focus(),
    'a finger goes down': (page) => link(page).dispatchEvent('pointerdown', { button: 0 }),
  };

  for (const [way, action] of Object.entries(ways)) {
    test(`asked for when ${way}, and not again at the click`, async ({ page, request, traffic }) => {
      await open(page, '/about/');
      const asked = await traffic.withoutDocument(async () => {
        const answer = page.waitForResponse(`**${data}`);
        await action(page);
        await (await answer).finished();
        expect(addressOf(page)).toBe('/about/');
        await link(page).click();
        await shows(page, request, politics);
      });
      expect(asked.filter((path) => path === data)).toHaveLength(1);
    });
  }

  test('not when a pointer only passes over it', async ({ page, traffic }) => {
    await open(page, '/about/');
    const asked = await traffic.withoutDocument(async () => {
      await page.evaluate(() => {
        const over = (element: Element) =>
          element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        document.querySelectorAll('.site-navigation a').forEach(over);
        over(document.body);
      });
      await aWhile(page);
    });
    expect(asked).toEqual([]);
  });

  test('not when another button goes down, nor for a fragment or a file', async ({ page, traffic }) => {
    await open(page, post.footnotes);
    await aWhile(page);
    const asked = await traffic.withoutDocument(async () => {
      await link(page).dispatchEvent('pointerdown', { button: 2 });
      await page.locator('[role=doc-noteref]').first().dispatchEvent('pointerdown', { button: 0 });
      await page.getByRole('link', { name: 'Feed', exact: true }).dispatchEvent('pointerdown', { button: 0 });
      await aWhile(page);
    });
    expect(asked).toEqual([]);
  });

  test('titles in sight are asked for one after the other, those out of sight are not', async ({
    page,
    traffic,
  }) => {
    await open(page, '/2015/');
    const inSight = () =>
      page.locator('a.post-link').evaluateAll((links) =>
        links
          .filter((link) => link.getBoundingClientRect().top < innerHeight)
          .map((link) => `${link.getAttribute('href')}index.json`),
      );
    const asked = () => traffic.paths().filter((path) => path.endsWith('index.json'));
    const first = await inSight();
    expect(first.length).toBeGreaterThan(1);
    expect(first.length).toBeLessThan(await page.locator('a.post-link').count());
    await expect.poll(asked).toEqual(first);
    await aWhile(page);
    expect(asked()).toEqual(first);

    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect.poll(() => asked().length).toBeGreaterThan(first.length);
    await aWhile(page);
    expect(new Set(asked()).size, 'none is asked for twice').toBe(asked().length);
    expect(asked().length).toBeLessThanOrEqual(10);
  });

  test('a click joins what is on its way', async ({ page, request, traffic }) => {
    await open(page, '/about/');
    const release = await hold(page, politics);
    const asked = await traffic.withoutDocument(async () => {
      await link(page).hover();
      await expect.poll(() => traffic.paths()).toContain(data);
      await link(page).click();
      await expect(page.locator('[role=progressbar]')).not.toHaveAttribute('hidden');
      release();
      await shows(page, request, politics);
    });
    expect(asked.filter((path) => path === data)).toHaveLength(1);
  });

  test('a click elsewhere leaves what is on its way alone', async ({ page, request, traffic }) => {
    await open(page, '/about/');
    const release = await hold(page, politics);
    await link(page).hover();
    await expect.poll(() => traffic.paths()).toContain(data);
    await link(page, 'Archive').click();
    await shows(page, request, '/archive/');
    const answer = page.waitForResponse(`**${data}`);
    release();
    await (await answer).finished();
    // The guard sees that nothing was ended.
    const asked = await traffic.withoutDocument(async () => {
      await link(page).click();
      await shows(page, request, politics);
    });
    expect(asked).not.toContain(data);
  });

  test('a click elsewhere ends what a click was waiting for', async ({ page, request, guard, traffic }) => {
    guard.expect(/request failed: .*politics\/index\.json net::ERR_ABORTED/);
    await open(page, '/about/');
    const release = await hold(page, politics);
    await link(page).hover();
    await expect.poll(() => traffic.paths()).toContain(data);
    await link(page).click();
    await expect(page.locator('[role=progressbar]')).not.toHaveAttribute('hidden');
    await link(page, 'Archive').click();
    await shows(page, request, '/archive/');
    release();
    // What was ended is forgotten.
    await link(page).click();
    await shows(page, request, politics);
  });

  test('what fails is forgotten, and asked for again at the click', async ({
    page,
    request,
    guard,
    traffic,
  }) => {
    guard.expect(/status 500: .*index\.json/, /console error: .*500/);
    await open(page, '/about/');
    await page.route(`**${data}`, (route) => route.fulfill({ status: 500, body: 'broken' }), {
      times: 1,
    });
    await traffic.withoutDocument(async () => {
      const answer = page.waitForResponse(`**${data}`);
      await link(page).hover();
      await (await answer).finished();
      await aWhile(page);
      await shows(page, request, '/about/');
      await link(page).click();
      await shows(page, request, politics);
    });
  });

  test('data of another build does nothing until the click', async ({
    page,
    request,
    traffic,
    guard,
  }) => {
    // The document that is loaded then ends what is still on its way.
    guard.allow(/request failed: .*index\.json net::ERR_ABORTED/);
    await open(page, '/about/');
    await page.route(`**${data}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), build: 'another' } });
    });
    await traffic.withoutDocument(async () => {
      const answer = page.waitForResponse(`**${data}`);
      await link(page).hover();
      await (await answer).finished();
      await aWhile(page);
      await shows(page, request, '/about/');
    });
    await traffic.withDocuments([politics], () => link(page).click());
    await shows(page, request, politics);
  });
});

test.describe('without room on the line', () => {
  const point = async (page: Page) => {
    await link(page).hover();
    await link(page).focus();
    await link(page).dispatchEvent('pointerdown', { button: 0 });
    await aWhile(page);
  };

  test('with Save-Data nothing is asked for before the click', async ({ page, request, traffic }) => {
    await open(page, '/2015/');
    const asked = await traffic.withoutDocument(() => point(page));
    expect(asked).toEqual([]);
    await link(page).click();
    await shows(page, request, politics);
  });

  test.describe('2g', () => {
    test.use({ prefetching: true });

    test('nor on the slowest lines', async ({ page, traffic }) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'connection', { value: { effectiveType: 'slow-2g' } });
      });
      await open(page, '/2015/');
      const asked = await traffic.withoutDocument(() => point(page));
      expect(asked).toEqual([]);
    });
  });
});
