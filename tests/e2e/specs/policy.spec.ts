import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, readFile } from '../support/crawl';
import { sites, sitesFolder } from '../support/sites';
import { unescape } from '../support/browse';
import { open } from '../support/browse';
import { expect, test } from '../support/test';

/**
 * What it says of a policy that lets the site's own scripts in: that a site might serve scripts of strangers.
 * This one serves none.
 */
const KNOWN = /'self' can be problematic/;

test('the evaluator has nothing against any policy', { tag: '@no-script' }, () => {
  const policies = new Set<string>();
  for (const site of [sites.root, sites.sub, sites.debug, sites.thread, sites.arabic, sites.japanese]) {
    for (const file of filesOf(site, '.html')) {
      const [, policy] =
        /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(readFile(site, file)) ?? [];
      expect(policy, `${site.name}/${file} has a policy`).toBeTruthy();
      policies.add(unescape(policy));
    }
  }
  // Of pages, and of what leads on.
  expect(policies.size).toBeGreaterThan(1);
  for (const policy of policies) {
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
    const said = findings.filter(({ description }) => !KNOWN.test(description));
    expect(said.map(({ severity, description }) => `${Severity[severity]}: ${description}`), policy).toEqual([]);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
  }
});

for (const [what, ending] of [
  ['program', '.wasm'],
  ['script', '.js'],
] as const) {
  test(`a ${what} that is not the published one does not run`, async ({ page, guard }) => {
    guard.expect(/integrity/);
    guard.allow(/page error: (TypeError: Failed to fetch[^]*)?$/, /request failed: /, /console error: /);
    guard.allow(/preloaded .* but not used/);
    const [file] = filesOf(sites.root, ending);
    const body = readFileSync(join(sitesFolder(), 'root', file));
    const changed = Buffer.concat([body, Buffer.from(ending === '.js' ? '\nwindow.strange = true\n' : '\0\x02\x01x')]);
    await page.route(`**/*${ending}`, (route) => route.fulfill({ body: changed, contentType: 'text/javascript' }));
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => 'strange' in window)).toBe(false);
    expect(await page.evaluate(() => history.state)).toBeNull();
    // The page is whole without it.
    await expect(page.locator('main h1')).toHaveCount(1);
  });
}

test('and one that is runs', async ({ page }) => {
  await open(page, '/');
  const checked = await page.evaluate(() => document.querySelector('script[type=importmap]')?.textContent);
  expect(checked).toMatch(/^\{"integrity":\{"\/[^"]+\.js":"sha384-/);
});
