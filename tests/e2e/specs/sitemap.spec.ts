import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { readFile } from '../support/crawl';
import { sites } from '../support/sites';
import { expect, test } from '../support/test';

/** The schema of sitemaps.org, as the package `sitemap` carries it. */
const schema = readFileSync(
  join(import.meta.dirname ?? __dirname, '../node_modules/sitemap/schema/sitemap.xsd'),
  'utf8',
);

test('sitemaps are as sitemaps.org has them', { tag: '@no-script' }, async () => {
  for (const site of [sites.root, sites.sub, sites.thread, sites.arabic, sites.japanese]) {
    const xml = [{ fileName: 'sitemap.xml', contents: readFile(site, 'sitemap.xml') }];
    const { valid, errors } = await validateXML({ xml, schema: [schema] });
    expect(errors.map((error) => error.message), site.name).toEqual([]);
    expect(valid, site.name).toBe(true);
  }
  // And it would say so.
  const contents = readFile(sites.root, 'sitemap.xml').replace('<lastmod>', '<lastmod>soon ');
  const xml = [{ fileName: 'sitemap.xml', contents }];
  expect((await validateXML({ xml, schema: [schema] })).valid).toBe(false);
});
