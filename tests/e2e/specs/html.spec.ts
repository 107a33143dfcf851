import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hydrated, shows } from '../support/browse';
import { filesOf } from '../support/crawl';
import { kinds, notFound } from '../support/pages';
import { sites, sitesFolder } from '../support/sites';
import { expect, test } from '../support/test';

const jar = join(import.meta.dirname ?? __dirname, '../node_modules/vnu-jar/build/dist/vnu.jar');

/**
 * What the checker does not know of CSS yet, though browsers do: containers (CSS Containment Level 3),
 * anchors (CSS Anchor Positioning, in `style/components/notes.css`), view transitions (CSS View
 * Transitions, in `style/components/transition.css`).
 */
const UNKNOWN = [
  /^CSS: (“container-type”: Property|Unrecognized at-rule “@container”)/,
  /^CSS: .*anchor/s,
  /^CSS: .*(::view-transition|nsition-(group|old|new)\()/s,
  /^CSS: “top”: Parse Error\. m, 0px\) \+ 0\.8em\)/,
];

interface Message {
  url: string;
  lastLine: number;
  message: string;
  extract?: string;
}

/** The errors that the Nu HTML checker finds in files, in one run of it. */
async function errors(files: string[]): Promise<string[]> {
  const args = ['-Xss4m', '-XX:TieredStopAtLevel=1', '-jar', jar, '--errors-only', '--format', 'json'];
  const output = await new Promise<string>((resolve, reject) => {
    execFile('java', [...args, ...files], { maxBuffer: 1 << 28 }, (error, _stdout, stderr) => {
      // It exits with 1 when there are errors in the files; then too its report is whole. Java may say something
      // of its own before.
      const [report] = /^\{.*\}$/ms.exec(stderr.trimEnd()) ?? [];
      if (report) resolve(report);
      else reject(error ?? new Error(stderr));
    });
  });
  const { messages } = JSON.parse(output) as { messages: Message[] };
  return messages
    .filter(({ message, extract }) => !UNKNOWN.some((one) => one.test(`${message} ${extract ?? ''}`)))
    .map(({ url, lastLine, message, extract }) => `${url}:${lastLine}: ${message} ${extract ?? ''}`);
}

test('every document is valid', { tag: '@no-script' }, async () => {
  test.setTimeout(300_000);
  const published = [sites.root, sites.sub, sites.thread, sites.arabic, sites.japanese];
  const files = published.flatMap((site) =>
    filesOf(site, '.html').map((file) => join(sitesFolder(), site.name, file)),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(await errors(files)).toEqual([]);
});

test('and still is in the browser', async ({ page, request, guard }, info) => {
  test.setTimeout(180_000);
  guard.expect(...notFound);
  const folder = info.outputPath('documents');
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  const keep = async (name: string) => {
    const file = join(folder, `${name.replace(/\W+/g, '-')}.html`);
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    writeFileSync(file, `<!DOCTYPE html>\n${html}`);
    files.push(file);
  };
  for (const [kind, path] of Object.entries(kinds)) {
    await page.goto(path);
    await hydrated(page);
    await keep(kind);
  }
  // And one that was built there.
  await page.goto('/about/');
  await hydrated(page);
  await page.locator('.site-navigation').getByRole('link', { name: 'Politics' }).click();
  await shows(page, request, '/category/politics/');
  await keep('built');
  expect(await errors(files)).toEqual([]);
});
