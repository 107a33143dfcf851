import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';

/**
 * Waits until the program has taken the page over: it then gives its history entry a number and
 * takes scroll restoration from the browser (which gets it back when the document is left). Then it
 * lays out what lies below the first screens.
 */
export async function hydrated(page: Page) {
  await page.waitForFunction(
    () =>
      typeof history.state === 'number' &&
      history.scrollRestoration === 'manual' &&
      !document.querySelector('[data-partly] :is(.entries, .comments, .post > .prose) > :not([data-laid-out])'),
  );
}

/** Loads a page and waits until the program has taken it over. */
export async function open(page: Page, address: string) {
  await page.goto(address);
  await hydrated(page);
}

/** The address of the page without its origin. */
export function addressOf(page: Page): string {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
}

/** Title and language that the publisher gave the document at an address. */
export async function published(request: APIRequestContext, address: string) {
  const html = await (await request.get(address)).text();
  const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '';
  const lang = /<html[^>]* lang="(.*?)"/.exec(html)?.[1] ?? '';
  const heading = /<main.*?<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '';
  return { title: unescape(title), lang, heading: unescape(heading) };
}

export function unescape(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

/** Expects the page at an address, whole: title, language and heading as published there. */
export async function shows(page: Page, request: APIRequestContext, address: string) {
  const wanted = await published(request, new URL(address, page.url()).href);
  await expect(page).toHaveTitle(wanted.title);
  await expect(page.locator('html')).toHaveAttribute('lang', wanted.lang);
  await expect(page.locator('main h1')).toHaveText(wanted.heading);
  expect(addressOf(page)).toBe(address);
}

export const scrollY = (page: Page): Promise<number> => page.evaluate(() => window.scrollY);

/** Scrolls a link to the middle of the window, so that clicking it scrolls nothing. */
export async function centre(link: Locator): Promise<number> {
  return link.evaluate((element) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    return window.scrollY;
  });
}

/** Expects the page to be scrolled exactly there. */
export async function scrolledTo(page: Page, position: number) {
  await expect
    .poll(async () => Math.abs((await scrollY(page)) - position), `scrolled to ${position}`)
    .toBeLessThan(0.6);
}

/** Adds a link to the page, as if its author had written it. */
export async function addLink(page: Page, attributes: Record<string, string>): Promise<Locator> {
  await page.evaluate((attributes) => {
    const link = document.createElement('a');
    for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
    link.id = 'added';
    link.textContent = 'An added link';
    document.querySelector('#added')?.remove();
    document.querySelector('main')?.prepend(link);
  }, attributes);
  return page.locator('#added');
}

/** Whether an element is in the window and nothing lies over its beginning. */
export async function inSight(element: Locator) {
  await expect(element).toBeInViewport();
  const uncovered = await element.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + 4, top + 4);
    return top >= 0 && hit !== null && element.contains(hit);
  });
  expect(uncovered, 'its beginning is visible and not covered').toBe(true);
}

/** Whether `:target` applies to an element. */
export async function isTarget(element: Locator) {
  await expect.poll(() => element.evaluate((element) => element.matches(':target'))).toBe(true);
}
