import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sitesFolder, type SiteName } from './sites';

const types: [RegExp, string][] = [
  [/\.html$/, 'text/html; charset=utf-8'],
  [/\.js$/, 'text/javascript'],
  [/\.wasm$/, 'application/wasm'],
  [/\.svg$/, 'image/svg+xml'],
];

/** Serves a site as over a slow line: documents in parts of so many bytes, with time to paint between. */
export async function trickle(site: SiteName, part = 4096) {
  const server = createServer(async (request, response) => {
    const path = request.url!.replace(/\/$/, '/index.html');
    const type = types.find(([ending]) => ending.test(path))?.[1];
    if (type) response.setHeader('content-type', type);
    const body = readFileSync(join(sitesFolder(), site, decodeURIComponent(path)));
    if (!path.endsWith('.html')) return void response.end(body);
    for (let at = 0; at < body.length; at += part) {
      response.write(body.subarray(at, at + part));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}
