import { expect, test as base } from '@playwright/test';
import { Guard } from './guard';
import { sites, type Site, type SiteName } from './sites';
import { Traffic } from './traffic';

export interface Options {
  /** Which site the test visits. */
  siteName: SiteName;
  /**
   * Whether pages may be asked for before a click. What is asked for then depends on moments, so
   * tests of anything else are readers who save data.
   */
  prefetching: boolean;
}

interface Fixtures {
  site: Site;
  guard: Guard;
  traffic: Traffic;
}

/** Playwright's `test`; every test is guarded. */
export const test = base.extend<Options & Fixtures>({
  siteName: ['root', { option: true }],
  prefetching: [false, { option: true }],
  context: async ({ context, prefetching }, use) => {
    if (!prefetching) {
      await context.addInitScript(() => {
        // A window that opens runs this twice.
        const value = { saveData: true };
        Object.defineProperty(navigator, 'connection', { value, configurable: true });
      });
    }
    await use(context);
  },
  site: async ({ siteName }, use) => use(sites[siteName]),
  baseURL: async ({ site }, use) => use(site.url),
  guard: [
    async ({ context, site, javaScriptEnabled }, use) => {
      const guard = new Guard(context, site, javaScriptEnabled !== false);
      await use(guard);
      await guard.verify();
    },
    { auto: true },
  ],
  traffic: async ({ page }, use) => use(new Traffic(page)),
});

export { expect };
