import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, readFile } from '../support/crawl';
import { sites } from '../support/sites';
import { expect, test } from '../support/test';

const root = join(import.meta.dirname ?? __dirname, '..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** Types of schema.org, by Google, which know each type's properties and what may be in them. */
const HEADER = `import type { Graph, SearchAction, WithActionConstraints } from 'schema-dts';\n`;

/** Pages of one kind differ in what is left out: that many of each are looked at. */
const EACH = 12;

interface Data {
  '@graph': { '@type': string; potentialAction?: object }[];
}

/** What a document says of itself; nothing where it leads elsewhere or nothing is there. */
function dataOf(html: string): Data | undefined {
  const script = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
  return script === undefined ? undefined : (JSON.parse(script) as Data);
}

test('what pages say of themselves is what schema.org knows', { tag: '@no-script' }, ({}, info) => {
  test.setTimeout(300_000);
  const seen = new Map<string, number>();
  let source = HEADER;
  for (const site of [sites.root, sites.sub, sites.thread, sites.arabic, sites.japanese]) {
    for (const file of filesOf(site, '.html')) {
      const html = readFile(site, file);
      const data = dataOf(html);
      const leadsElsewhere = html.includes('http-equiv="refresh"');
      expect(data === undefined, `${site.name}/${file}`).toBe(leadsElsewhere || file === '404.html');
      if (!data) continue;
      const kind = `${site.name} ${data['@graph'].map((thing) => thing['@type']).join(' ')}`;
      const count = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, count);
      if (count <= EACH) source += checked(data, `${site.name}/${file}`);
    }
  }
  for (const kind of ['WebSite Blog', 'BlogPosting', 'WebPage', 'CollectionPage', 'ProfilePage']) {
    expect([...seen.keys()].some((one) => one.startsWith(`root ${kind}`)), kind).toBe(true);
  }
  // Where packages are found from.
  const folder = join(root, 'test-results', `json-ld-${info.workerIndex}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'pages.ts');
  writeFileSync(file, source);
  expect(typeErrors(file)).toBe('');
  // And it would say so.
  const wrong = checked({ '@graph': [{ '@type': 'BlogPosting', wordCount: 'many' } as never] }, 'x');
  writeFileSync(file, HEADER + wrong);
  expect(typeErrors(file)).toContain('wordCount');
});

/** Data as TypeScript. What an action needs is noted beside its properties, so it is checked by itself. */
function checked(data: Data, name: string): string {
  let source = `\n// ${name}\n{\n`;
  const graph = data['@graph'].map(({ potentialAction, ...thing }) => {
    const json = JSON.stringify(thing);
    if (!potentialAction) return json;
    const type = 'WithActionConstraints<SearchAction>';
    source += `const action: Exclude<${type}, string> = ${JSON.stringify(potentialAction)};\n`;
    return json.replace(/\}$/, ',"potentialAction":action}');
  });
  const context = '"@context":"https://schema.org"';
  return `${source}const page: Graph = {${context},"@graph":[${graph.join(',\n')}]};\nvoid page;\n}\n`;
}

function typeErrors(file: string): string {
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'esnext'];
  const modules = ['--module', 'nodenext', '--moduleResolution', 'nodenext'];
  try {
    execFileSync(process.execPath, [tsc, ...options, ...modules, file], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout || String(error);
  }
}
