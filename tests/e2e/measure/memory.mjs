// What a page holds after many navigations, when all that can be let go is.
import { reader } from './reader.mjs';

/**
 * Goes from a list to its posts and back, and looks at memory after each of `rounds` navigations.
 * Sizes are in MB.
 */
export async function heldAfter(browser, home, links, rounds) {
  const page = await reader(browser, { prefetches: true });
  await page.addInitScript(keepWasmInSight);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.goto(home);
  await page.waitForFunction(() => typeof history.state === 'number');
  const count = await page.locator(links).count();
  const found = [];
  let navigations = 0;
  for (const after of rounds) {
    // There and back are two.
    for (; navigations < after; navigations += 2) await thereAndBack(page, links, (navigations / 2) % count);
    found.push({ after: navigations, ...(await held(page, devtools)) });
  }
  await page.context().close();
  return found;
}

/** In the page: memory of WebAssembly is no part of the heap. */
function keepWasmInSight() {
  const memories = [];
  window.wasmBytes = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  const { Instance } = WebAssembly;
  const note = ({ instance }) => memories.push(instance.exports.memory);
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original(...given);
      note(made instanceof Instance ? { instance: made } : made);
      return made;
    };
  }
}

async function thereAndBack(page, links, at) {
  await page.evaluate(
    async ([links, at]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const goes = async (action) => {
        const heading = document.querySelector('main h1');
        action();
        while (document.querySelector('main h1') === heading) await frame();
        await frame();
      };
      await goes(() => document.querySelectorAll(links)[at].click());
      await goes(() => history.back());
    },
    [links, at],
  );
}

/** What is held when garbage has been collected: more than once, for what is let go lets go of more. */
export async function held(page, devtools) {
  for (let time = 0; time < 3; time++) {
    await devtools.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(100);
  }
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  const mb = (bytes) => bytes / 1e6;
  return {
    heap: mb(metric.JSHeapUsedSize),
    wasm: mb(await page.evaluate('window.wasmBytes()')),
    nodes: metric.Nodes,
    listeners: metric.JSEventListeners,
  };
}
