// How much a first search moves, and how long its answer takes.
//
//   node search.mjs http://127.0.0.1:8080/        (CHROMIUM names the browser)
//
// `cargo xtask bench search` publishes a large generated blog, serves it and runs this.
import { chromium } from '@playwright/test';
import { median, reader } from './reader.mjs';

/** First searches per figure, each by a reader who has nothing yet. */
const READERS = 10;
/** Between two letters of somebody who types fast, in ms, and of most. */
const TYPING = [100, 200];

const home = process.argv[2];
if (!home) throw new Error('usage: search.mjs ADDRESS-OF-THE-BLOG');

/** In the page: the time from the last letter to the frame that shows results. */
function stopwatch() {
  let typed;
  window.measured = [];
  addEventListener('input', (input) => (typed = input.timeStamp), true);
  new MutationObserver(() => {
    if (typed === undefined || !document.querySelector('.found-list > .found')) return;
    const since = typed;
    typed = undefined;
    requestAnimationFrame(() => {
      // A task that is queued while a frame is made runs after it is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.measured.push(performance.now() - since);
      port2.postMessage(null);
    });
  }).observe(document, { childList: true, subtree: true });
}

/** Words of the blog's newest posts, of six letters or more. */
async function words(browser) {
  const page = await browser.newPage();
  await page.goto(home);
  const text = (await page.locator('.summary').allInnerTexts()).join(' ').toLowerCase();
  await page.close();
  const all = [...new Set(text.match(/\p{L}{6,}/gu))];
  const step = Math.floor(all.length / READERS);
  return Array.from({ length: READERS }, (_, at) => all[at * step]);
}

/** The bytes of an answer. Chromium does not count those of a worker's script. */
async function sizeOf(request, page) {
  if (request.url().endsWith('-worker.js')) {
    const headers = { 'Accept-Encoding': 'br' };
    return Number((await page.request.head(request.url(), { headers })).headers()['content-length']);
  }
  const { responseBodySize, responseHeadersSize } = await request.sizes();
  return responseBodySize + responseHeadersSize;
}

/** One reader's first search, and a second. */
async function search(browser, word, typing, kind) {
  const page = await reader(browser, { ...kind, prefetches: false });
  await page.addInitScript(stopwatch);
  await page.goto(`${home}search/`, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => typeof history.state === 'number');
  let bytes = 0;
  const answers = [];
  page.on('requestfinished', (request) => {
    answers.push(sizeOf(request, page).then((size) => (bytes += size)));
  });
  const field = page.getByRole('searchbox');
  const type = async (text) => {
    await page.evaluate(() => (window.measured.length = 0));
    await field.pressSequentially(text, { delay: typing });
    await page.waitForTimeout(3_000);
    await Promise.all(answers);
    // An answer that came before the last letter is not the one that was waited for.
    const time = await page.evaluate(() => window.measured.at(-1));
    if (time === undefined) throw new Error(`nothing was found for ${text}`);
    return time;
  };
  const first = await type(word);
  const moved = bytes;
  await field.fill('');
  const second = await type(word.slice(0, -1));
  await page.context().close();
  return { moved, first, second };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || undefined,
  args: ['--no-sandbox', '--no-proxy-server'],
});
try {
  const sought = await words(browser);
  const kinds = [
    // Chromium slows down pages, not their workers, where Pagefind runs; so this one is for comparison.
    ['full speed', {}],
    ['CPU ÷ 4', { slowProcessor: true }],
    ['CPU ÷ 4, slow 4G', { slowProcessor: true, slowLine: true }],
  ];
  console.log(`first searches by ${READERS} readers: ${sought.join(', ')}`);
  for (const [name, kind] of kinds) {
    for (const typing of TYPING) {
      const runs = [];
      for (const word of sought) runs.push(await search(browser, word, typing, kind));
      console.log(`\n${`${name}, a letter in ${typing} ms`.padEnd(37)}   median    worst`);
      const row = (name, values) => {
        const cells = [median(values), Math.max(...values)].map((figure) => figure.toFixed(0).padStart(9));
        console.log(`${name.padEnd(37)}${cells.join('')}`);
      };
      row('moved by the first, KB', runs.map(({ moved }) => moved / 1000));
      row('last letter to results painted, ms', runs.map(({ first }) => first));
      row('the same of a second search, ms', runs.map(({ second }) => second));
    }
  }
} finally {
  await browser.close();
}
