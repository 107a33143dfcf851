// From a click to the frame that shows the new heading.

/** What a reader dwells on a link before the click, in ms. */
const DWELL = 500;
/** A line is quiet when nothing was asked for so long, in ms. */
const QUIET = 300;

/** In the page: notes when a click was made, and when a frame has shown the heading it leads to. */
function stopwatch() {
  const measured = { wanted: undefined, time: undefined };
  Object.assign(window, { measured });
  const shown = () =>
    [...document.querySelectorAll('main h1')].some((h1) => h1.textContent.includes(measured.wanted));
  addEventListener(
    'click',
    (click) => {
      const look = () => {
        if (!shown()) return requestAnimationFrame(look);
        // A task that is queued while a frame is made runs after it is painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (measured.time = performance.now() - click.timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    true,
  );
}

export class Watch {
  #page;
  #asked = [];
  #last = 0;
  #open = new Set();

  static async on(page) {
    const watch = new Watch();
    watch.#page = page;
    await page.addInitScript(stopwatch);
    page.on('request', (request) => {
      watch.#asked.push(new URL(request.url()).pathname);
      watch.#open.add(request);
      watch.#last = Date.now();
    });
    const ended = (request) => {
      watch.#open.delete(request);
      watch.#last = Date.now();
    };
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
    return watch;
  }

  /** Waits until the program has taken the page over and the line is quiet. */
  async ready() {
    await this.#page.waitForFunction(() => typeof history.state === 'number');
    await this.#quiet();
  }

  /**
   * Clicks a link, after a while on it or, without a pointer, at once. Says how long it took and
   * whether the click asked for anything.
   */
  async click(link, hovers) {
    const { text, path } = await link.evaluate((link) => ({ text: link.textContent, path: link.pathname }));
    if (hovers) {
      await link.scrollIntoViewIfNeeded();
      await link.hover();
      await this.#page.waitForTimeout(DWELL);
      await this.#quiet();
    }
    await this.#page.evaluate((wanted) => Object.assign(window.measured, { wanted, time: undefined }), text);
    this.#asked = [];
    if (hovers) await link.click({ noWaitAfter: true });
    else await link.evaluate((link) => link.click());
    await this.#page.waitForFunction(() => window.measured.time !== undefined, undefined, { polling: 50 });
    if (this.#asked.includes(path)) throw new Error(`${path} was loaded as a document`);
    return {
      time: await this.#page.evaluate('window.measured.time'),
      asked: this.#asked.some((asked) => asked === `${path}index.json`),
    };
  }

  /** Goes back to the list. */
  async back() {
    const left = this.#page.url();
    await this.#page.evaluate('history.back()');
    await this.#page.waitForFunction((left) => location.href !== left, left);
    await this.#page.locator('a.post-link').first().waitFor();
    await this.#quiet();
  }

  async #quiet() {
    const since = Date.now();
    while (this.#open.size > 0 || Date.now() - Math.max(since, this.#last) < QUIET) {
      await this.#page.waitForTimeout(25);
    }
  }
}
