import { addLink, addressOf, open, shows } from '../support/browse';
import { post } from '../support/pages';
import { sites } from '../support/sites';
import { expect, test } from '../support/test';

const archive = new URL('/archive/', sites.root.url).href;

for (const modifier of ['Control', 'Shift'] as const) {
  test(`${modifier}-click opens a page of its own`, async ({ page, context, traffic }) => {
    await open(page, '/');
    const asked = await traffic.withoutDocument(async () => {
      const opened = context.waitForEvent('page');
      await page.locator('.site-navigation').getByText('Archive').click({ modifiers: [modifier] });
      await expect(await opened).toHaveURL(archive);
      expect(addressOf(page)).toBe('/');
    });
    expect(asked).toEqual([]);
  });
}

test('a middle click opens a page of its own', async ({ page, context, traffic }) => {
  await open(page, '/');
  const asked = await traffic.withoutDocument(async () => {
    const opened = context.waitForEvent('page');
    await page.locator('.site-navigation').getByText('Archive').click({ button: 'middle' });
    await expect(await opened).toHaveURL(archive);
    expect(addressOf(page)).toBe('/');
  });
  expect(asked).toEqual([]);
});

test('a click with the meta key is the browser’s', async ({ page, context, traffic }) => {
  // A tab of its own on a Mac; elsewhere Chromium follows the link as if the key were not there.
  await open(page, '/');
  traffic.clear();
  await page.locator('.site-navigation').getByText('Archive').click({ modifiers: ['Meta'] });
  await expect
    .poll(() => context.pages().map((one) => one.url()), 'the archive is somewhere')
    .toContain(archive);
  if (addressOf(page) === '/archive/') expect(traffic.documents()).toEqual(['/archive/']);
});

test('target=_blank opens a page of its own', async ({ page, context, traffic }) => {
  await open(page, '/about/');
  const link = await addLink(page, { href: '/archive/', target: '_blank' });
  const asked = await traffic.withoutDocument(async () => {
    const opened = context.waitForEvent('page');
    await link.click();
    await expect(await opened).toHaveURL(archive);
    expect(addressOf(page)).toBe('/about/');
  });
  expect(asked).toEqual([]);
});

test('target=_self is no reason to leave the document', async ({ page, request, traffic }) => {
  await open(page, '/about/');
  const link = await addLink(page, { href: '/archive/', target: '_self' });
  await traffic.withoutDocument(async () => {
    await link.click();
    await shows(page, request, '/archive/');
  });
});

for (const href of ['/archive/', '/posts.json']) {
  test(`download of ${href}`, async ({ page }) => {
    await open(page, '/about/');
    const link = await addLink(page, { href, download: 'saved' });
    const download = page.waitForEvent('download');
    await link.click();
    expect(new URL((await download).url()).pathname).toBe(href);
    expect(addressOf(page)).toBe('/about/');
    await expect(page).toHaveTitle(/^About/);
  });
}

test('other origins', async ({ page, guard, traffic }) => {
  guard.expect(/request to elsewhere: https:\/\/example\.org\/archive\/$/);
  await page.route('https://example.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel=icon href="data:,">Another site' }),
  );
  await open(page, '/about/');
  const link = await addLink(page, { href: 'https://example.org/archive/' });
  await traffic.withDocuments(['/archive/'], () => link.click());
  await expect(page.getByText('Another site')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveTitle(/^About/);
});

for (const href of ['/posts.json', '/media/night-tram.svg']) {
  test(`the file ${href}`, async ({ page, guard }) => {
    // A bare file has no icon to name.
    guard.allow(/favicon\.ico/);
    await open(page, '/about/');
    await (await addLink(page, { href })).click();
    await page.waitForURL(`**${href}`);
    expect(await page.evaluate(() => document.contentType)).toMatch(/json|svg/);
    await page.goBack();
    await expect(page).toHaveTitle(/^About/);
  });
}

test('fragments of the same page', async ({ page, traffic }) => {
  await open(page, post.busy);
  const asked = await traffic.withoutDocument(async () => {
    await page.locator('a.comment-count').click();
    expect(addressOf(page)).toBe(`${post.busy}#comments`);
    const thread = page.locator('#comments');
    await expect(thread).toBeInViewport();
    expect(await thread.evaluate((element) => element.matches(':target'))).toBe(true);
    await page.goBack();
    expect(addressOf(page)).toBe(post.busy);
    await expect(page.locator(':target')).toHaveCount(0);
  });
  expect(asked).toEqual([]);
});

test('a footnote and back', { tag: '@both' }, async ({ page }) => {
  await page.goto(post.footnotes);
  const mark = page.locator('[role=doc-noteref]').first();
  const note = (await mark.getAttribute('href'))!;
  await mark.click();
  expect(addressOf(page)).toBe(post.footnotes + note);
  await expect(page.locator(':target')).toBeInViewport();
  await page.goBack();
  expect(addressOf(page)).toBe(post.footnotes);
});

test('mailto', async ({ page, traffic }) => {
  await open(page, '/about/');
  const link = await addLink(page, { href: 'mailto:letters@long-table.example' });
  const asked = await traffic.withoutDocument(async () => {
    // What the program leaves alone is not prevented; this stops the browser afterwards.
    const prevented = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const { stopPropagation } = Event.prototype;
          const judge = (event: Event) => {
            resolve(event.defaultPrevented);
            event.preventDefault();
          };
          // The program stops the event from bubbling on when it leaves a link alone.
          Event.prototype.stopPropagation = function (this: Event) {
            stopPropagation.call(this);
            judge(this);
          };
          window.addEventListener('click', judge);
        }),
    );
    await link.click();
    expect(await prevented).toBe(false);
    expect(addressOf(page)).toBe('/about/');
  });
  expect(asked).toEqual([]);
});

test('a click that somebody else has handled', async ({ page, traffic }) => {
  await open(page, '/about/');
  const link = await addLink(page, { href: '/archive/' });
  await link.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
  const asked = await traffic.withoutDocument(async () => {
    await link.click();
    await page.waitForTimeout(300);
    expect(addressOf(page)).toBe('/about/');
    await expect(page).toHaveTitle(/^About/);
  });
  expect(asked).toEqual([]);
});

test('a click on something within a link', async ({ page, request, traffic }) => {
  await open(page, '/about/');
  const link = await addLink(page, { href: '/archive/' });
  await link.evaluate((link) => (link.innerHTML = '<em><b id="within">deep</b></em>'));
  await traffic.withoutDocument(async () => {
    await page.locator('#within').click();
    await shows(page, request, '/archive/');
  });
});

test('a link without an address does nothing', async ({ page, traffic }) => {
  await open(page, '/about/');
  const link = await addLink(page, { role: 'note' });
  const asked = await traffic.withoutDocument(async () => {
    await link.click();
    await page.waitForTimeout(200);
    expect(addressOf(page)).toBe('/about/');
  });
  expect(asked).toEqual([]);
});
