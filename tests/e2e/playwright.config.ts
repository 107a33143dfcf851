import { defineConfig } from '@playwright/test';
import { serverOf } from './support/server';
import { sites } from './support/sites';
import type { Options } from './support/test';

export default defineConfig<Options>({
  testDir: 'specs',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Patience for a busy machine: a test that passes is done long before.
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    toMatchAriaSnapshot: { pathTemplate: 'aria/{arg}{ext}' },
  },
  reporter: [['list'], ['./support/summary.ts']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-proxy-server',
      ],
    },
  },
  // A test says with a tag where it runs: `@both`, `@no-script`, or with scripts only.
  projects: [
    { name: 'script', grepInvert: /@no-script/, use: { javaScriptEnabled: true } },
    { name: 'no-script', grep: /@both|@no-script/, use: { javaScriptEnabled: false } },
  ],
  webServer: Object.values(sites).map(serverOf),
});
