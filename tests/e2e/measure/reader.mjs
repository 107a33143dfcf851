// A reader with a cheap phone on a slow line.

/** 150 ms for every request, 1.6 Mbit/s down, 0.75 up, and a processor of a quarter of this one's speed. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const SLOWER_BY = 4;

/** A page of its own, with nothing in the cache; `prefetches: false` as with Save-Data. */
export async function reader(browser, { slowLine = false, slowProcessor = false, prefetches }) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  if (!prefetches) {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
  }
  const devtools = await context.newCDPSession(page);
  if (slowLine) {
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', SLOW);
  }
  if (slowProcessor) await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_BY });
  return page;
}

export function median(figures) {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
