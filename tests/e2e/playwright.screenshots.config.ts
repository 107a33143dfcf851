import { defineConfig } from '@playwright/test';
import tests from './playwright.config';
import { serverOf } from './support/server';
import { sites } from './support/sites';
import type { Options } from './support/test';

/** `cargo xtask screenshots`: pictures to look at, in the browser of the tests. */
export default defineConfig<Options>({
  ...tests,
  testDir: 'screenshots',
  timeout: 120_000,
  reporter: [['line']],
  projects: [{ name: 'pictures' }],
  webServer: [sites.root, sites.arabic, sites.japanese].map(serverOf),
  globalTeardown: './screenshots/gallery.ts',
});
