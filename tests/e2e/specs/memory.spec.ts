import type { CDPSession, Page } from '@playwright/test';
import { open } from '../support/browse';
import { expect, test } from '../support/test';

/** From a list to its posts and back, so many times each. */
async function wander(page: Page, times: number) {
  await page.evaluate(async (times) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const goes = async (action: () => void) => {
      const heading = document.querySelector('main h1');
      action();
      while (document.querySelector('main h1') === heading) await frame();
      await frame();
    };
    for (let at = 0; at < times; at++) {
      const titles = document.querySelectorAll<HTMLElement>('a.post-link');
      await goes(() => titles[at % titles.length].click());
      await goes(() => history.back());
    }
  }, times);
}

/** What is alive when garbage has been collected: more than once, for what goes lets go of more. */
async function alive(page: Page, devtools: CDPSession) {
  for (let time = 0; time < 4; time++) {
    await devtools.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(150);
  }
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

test.describe('as readers who save no data', () => {
  test.use({ prefetching: true });

  test('pages that were left leave no element and no listener behind', async ({ page, context }) => {
    await open(page, '/category/politics/');
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    await wander(page, 12);
    const before = await alive(page, devtools);
    await wander(page, 24);
    const after = await alive(page, devtools);
    // A page of the demo has more elements than that, and 24 were left.
    expect(after.nodes - before.nodes).toBeLessThan(100);
    expect(after.listeners - before.listeners).toBeLessThanOrEqual(2);
  });
});
