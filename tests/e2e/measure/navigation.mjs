// How long a click takes until the new page is seen, and whether memory stays steady.
//
//   node navigation.mjs http://127.0.0.1:8080/        (CHROMIUM names the browser)
//
// `cargo xtask bench navigation` publishes a generated blog, serves it and runs this.
import { chromium } from '@playwright/test';
import { heldAfter } from './memory.mjs';
import { median, reader } from './reader.mjs';
import { Watch } from './watch.mjs';

/** Clicks per figure. */
const CLICKS = 20;

/** Navigations after which memory is looked at. */
const ROUNDS = [10, 100, 200];

const POSTS = 'a.post-link';
const CATEGORIES = '.site-navigation a';

const home = process.argv[2];
if (!home) throw new Error('usage: navigation.mjs ADDRESS-OF-THE-BLOG');

/** Medians of clicks on links of one kind. The first click of each list warms up and is not counted. */
async function clicks(browser, { links, prefetched }) {
  const times = [];
  let joined = 0;
  for (let list = 1; times.length < CLICKS; list++) {
    const page = await reader(browser, { slowLine: true, slowProcessor: true, prefetches: prefetched });
    const watch = await Watch.on(page);
    await page.goto(list === 1 ? home : `${home}page/${list}/`);
    await watch.ready();
    const count = await page.locator(links).count();
    if (count < 2) throw new Error(`${page.url()} has no two links ${links}`);
    for (let at = 0; at < count && times.length < CLICKS; at++) {
      const link = page.locator(links).nth(at);
      const { time, asked } = await watch.click(link, prefetched);
      if (at > 0) {
        times.push(time);
        joined += Number(!asked);
      }
      await watch.back();
    }
    await page.context().close();
  }
  return { times, joined };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || undefined,
  args: ['--no-sandbox', '--no-proxy-server'],
});
try {
  const kinds = [
    ['to a post, nothing prefetched', { links: POSTS, prefetched: false }],
    ['to a post, after hover', { links: POSTS, prefetched: true }],
    ['to a category, nothing prefetched', { links: CATEGORIES, prefetched: false }],
    ['to a category, after hover', { links: CATEGORIES, prefetched: true }],
  ];
  console.log(`click to new heading painted, ms; ${CLICKS} clicks each, CPU ÷ 4, slow 4G`);
  console.log(`${''.padEnd(36)}median     90 %    worst  without a request`);
  for (const [name, kind] of kinds) {
    const { times, joined } = await clicks(browser, kind);
    const sorted = [...times].sort((one, other) => one - other);
    const figures = [median(times), sorted[Math.floor(times.length * 0.9)], sorted.at(-1)];
    const cells = figures.map((figure) => figure.toFixed(0).padStart(9)).join('');
    console.log(`${name.padEnd(33)}${cells}${String(joined).padStart(19)}`);
  }
  console.log('\nheld after garbage collection');
  console.log(`${'navigations'.padEnd(12)}  JS heap MB    wasm MB   DOM nodes  listeners`);
  for (const { after, heap, wasm, nodes, listeners } of await heldAfter(browser, home, POSTS, ROUNDS)) {
    const cells = [heap.toFixed(2), wasm.toFixed(2), nodes, listeners];
    console.log(`${String(after).padEnd(12)}${cells.map((cell) => String(cell).padStart(12)).join('')}`);
  }
} finally {
  await browser.close();
}
