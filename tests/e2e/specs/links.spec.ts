import type { APIRequestContext } from '@playwright/test';
import { addressesIn, filesOf, idsIn, readFile } from '../support/crawl';
import { sites, type Site } from '../support/sites';
import { expect, test } from '../support/test';

/** Follows every address of every page from the home page on. Returns what is wrong. */
async function crawl(request: APIRequestContext, site: Site, home: string) {
  const origin = new URL(site.url).origin;
  const pages = new Map<string, string | null>();
  const faults: string[] = [];
  const fragments: [from: string, path: string, id: string][] = [];
  const waiting = [site.url];
  while (waiting.length > 0) {
    const url = waiting.pop()!;
    if (pages.has(url)) continue;
    const response = await request.get(url, { maxRedirects: 0 });
    if (response.status() !== 200) faults.push(`${url}: ${response.status()}`);
    const isHtml = response.headers()['content-type']?.startsWith('text/html') ?? false;
    const html = isHtml ? await response.text() : null;
    pages.set(url, html);
    if (html === null) continue;
    for (const address of addressesIn(html)) {
      // The site's own absolute addresses are served here.
      const local = address.startsWith(home) ? site.url + address.slice(home.length) : address;
      const target = new URL(local, url);
      if (target.origin !== origin) continue;
      if (!target.href.startsWith(site.url)) faults.push(`${url}: ${address} leaves the blog`);
      if (target.hash) fragments.push([url, target.href.split('#')[0], decodeURIComponent(target.hash.slice(1))]);
      waiting.push(target.href.split('#')[0]);
    }
  }
  const ids = new Map([...pages].map(([url, html]) => [url, html === null ? [] : idsIn(html)]));
  for (const [from, path, id] of fragments) {
    if (!ids.get(path)?.includes(id)) faults.push(`${from}: there is no #${id} in ${path}`);
  }
  for (const [url, found] of ids) {
    const twice = found.filter((id, index) => found.indexOf(id) !== index);
    if (twice.length > 0) faults.push(`${url}: more than once: ${twice.join(' ')}`);
  }
  return { faults, visited: pages };
}

for (const [site, home] of [
  [sites.root, 'https://long-table.example/'],
  [sites.sub, 'https://example.org/blog/'],
] as const) {
  test(`every address on ${site.name} leads somewhere, and every page is led to`, {
    tag: '@no-script',
  }, async ({ request }) => {
    const { faults, visited } = await crawl(request, site, home);
    expect(faults).toEqual([]);
    const html = filesOf(site, '.html');
    expect(html.length).toBeGreaterThan(100);
    const redirects = html.filter((file) => readFile(site, file).includes('http-equiv="refresh"'));
    const unled = html
      .filter((file) => file !== '404.html' && !redirects.includes(file))
      .filter((file) => !visited.has(site.url + file.replace(/index\.html$/, '')));
    expect(unled, 'pages that no link leads to').toEqual([]);

    // Without one, browsers ask for /favicon.ico, which may not be there, nor even be ours.
    const withoutIcon = html.filter((file) => !/<link[^>]* rel="icon"/.test(readFile(site, file)));
    expect(withoutIcon, 'documents that name no icon').toEqual([]);

    // What client-side navigation asks for is there too.
    const json = new Set(filesOf(site, '.json'));
    const bare = html
      .filter((file) => file.endsWith('index.html') && !redirects.includes(file))
      .filter((file) => !json.has(file.replace(/html$/, 'json')));
    expect(bare, 'pages without data beside them').toEqual([]);
  });
}
