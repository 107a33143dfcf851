import { expect, type BrowserContext, type Request } from '@playwright/test';
import type { Site } from './sites';

/**
 * Watches every page of a test's context. What a reader's console would show, and every request
 * that fails or leaves the site, fails the test, unless the test has said that it is expected.
 */
export class Guard {
  private readonly problems: string[] = [];
  private readonly allowed: RegExp[] = [];
  private readonly expected: RegExp[] = [];
  /** Requests still on their way, and those whose document was left meanwhile. */
  private readonly pending = new Set<Request>();
  private readonly abandoned = new Set<Request>();
  /** Requests for documents that nothing has answered yet. */
  private readonly leaving = new Set<Request>();

  constructor(
    private readonly context: BrowserContext,
    site: Site,
    scripts: boolean,
  ) {
    // Where scripts are off, Chromium reports the script that it does not load as a failure, and
    // the program that nobody asks for as loaded in vain.
    if (!scripts) {
      this.allowed.push(/request failed: .*\.js csp$/, /\.wasm was preloaded .* but not used/);
    }
    context.on('console', (message) => {
      this.problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => {
      this.problems.push(`page error: ${error.error().stack ?? error.error()}`);
    });
    context.on('request', (request) => {
      if (request.isNavigationRequest()) {
        this.pending.forEach((one) => this.abandoned.add(one));
        this.leaving.add(request);
      } else if (this.leaving.size > 0) {
        // The document that is left may still ask for something.
        this.abandoned.add(request);
      }
      this.pending.add(request);
      const url = request.url();
      if (!url.startsWith(site.url) && !url.startsWith('data:')) {
        this.problems.push(`request to elsewhere: ${url}`);
      }
    });
    context.on('requestfinished', (request) => this.pending.delete(request));
    context.on('requestfailed', (request) => {
      this.pending.delete(request);
      this.leaving.delete(request);
      const reason = request.failure()?.errorText;
      // The browser drops what a document still waits for when the reader goes on to another.
      if (reason === 'net::ERR_ABORTED' && this.abandoned.has(request)) return;
      // Chromium asks for the icon when it likes, and drops that too.
      if (reason === 'net::ERR_ABORTED' && /\/icon-[0-9a-f]+\.svg$/.test(request.url())) return;
      this.problems.push(`request failed: ${request.url()} ${reason}`);
    });
    context.on('response', (response) => {
      this.leaving.delete(response.request());
      if (response.status() >= 400) {
        this.problems.push(`status ${response.status()}: ${response.url()}`);
      }
    });
  }

  /** Problems that may occur in this test. */
  allow(...patterns: RegExp[]) {
    this.allowed.push(...patterns);
  }

  /** Problems that must occur in this test, each at least once. */
  expect(...patterns: RegExp[]) {
    this.expected.push(...patterns);
  }

  /** For the end of a test. */
  async verify() {
    // What a page has said already arrives before its answer.
    for (const page of this.context.pages()) await page.evaluate('0').catch(() => undefined);
    const tolerated = [...this.allowed, ...this.expected];
    const unexpected = this.problems.filter((text) => !tolerated.some((one) => one.test(text)));
    expect(unexpected, 'nothing in the console, no failed request, none to elsewhere').toEqual([]);
    const missing = this.expected.filter((one) => !this.problems.some((text) => one.test(text)));
    expect(missing, 'problems this test provokes').toEqual([]);
  }
}
