import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { program, shell } from './sites';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A blog below a sub-path that is published again and again, on a host that can go away. */
export class Host {
  private readonly place = mkdtempSync(join(tmpdir(), 'perennial-offline-'));
  private server!: Server;
  /** Every path that was asked for since it was last cleared. */
  asked: string[] = [];
  /** While this is set the host fails with it. */
  failing: number | undefined;
  /** So long, in milliseconds, answers take at such paths. */
  delay = 0;
  slow = /\.html$/;
  /** Every path that has been answered. */
  answered: string[] = [];
  origin = '';
  private hidden: RegExp | undefined;

  static async begin(): Promise<Host> {
    const host = new Host();
    cpSync(shell(), join(host.place, 'shell'), { recursive: true });
    host.server = createServer((request, response) => void host.answer(request.url!, response));
    await new Promise<void>((resolve) => host.server.listen(0, '127.0.0.1', resolve));
    host.origin = `http://127.0.0.1:${(host.server.address() as AddressInfo).port}`;
    return host;
  }

  get url() {
    return `${this.origin}/blog/`;
  }

  /** Publishes the blog with these posts, title and text. */
  publish(posts: Record<string, string>, offline = true) {
    const items = Object.entries(posts).map(([title, text], at) => {
      const two = (number: number) => String(number).padStart(2, '0');
      // Not in the future.
      const month = two((at % 9) + 1);
      return {
        id: title,
        url: `${this.url}2026/${month}/${title.toLowerCase()}/`,
        title,
        date_published: `2026-${month}-${two(Math.floor(at / 9) + 2)}T03:04:05Z`,
        content_html: text,
      };
    });
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'A small blog',
      home_page_url: this.url,
      language: 'en',
      _perennial: { offline, related: 0 },
      items,
    };
    writeFileSync(join(this.place, 'posts.json'), JSON.stringify(feed));
    const { status, stderr } = spawnSync(
      program(),
      ['build', '--shell', join(this.place, 'shell'), '--source', 'posts.json', '--out', 'site'],
      { cwd: this.place, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
  }

  /** Makes another build of the program: the same, in a file of another name. */
  buildAnew() {
    const folder = join(this.place, 'shell');
    const script = readdirSync(folder).find((name) => /^perennial-app-[^_]*\.js$/.test(name))!;
    const stem = script.slice(0, -'.js'.length);
    const other = `perennial-app-${Date.now().toString(16)}`;
    for (const end of ['.js', '_bg.wasm']) renameSync(join(folder, stem + end), join(folder, other + end));
    const index = readFileSync(join(folder, 'index.html'), 'utf8');
    writeFileSync(join(folder, 'index.html'), index.replaceAll(stem, other));
    return other;
  }

  /** From now on the host does not have the files at such paths. */
  hide(paths: RegExp) {
    this.hidden = paths;
  }

  end() {
    this.server.closeAllConnections();
    this.server.close();
    rmSync(this.place, { recursive: true, force: true });
  }

  private async answer(address: string, response: import('node:http').ServerResponse) {
    const { pathname } = new URL(address, this.origin);
    this.asked.push(pathname);
    const path = decodeURIComponent(pathname).replace(/^\/blog\//, '').replace(/(^|\/)$/, '$1index.html');
    if (this.delay && this.slow.test(path)) await new Promise((resolve) => setTimeout(resolve, this.delay));
    const file = join(this.place, 'site', path);
    const found = !this.hidden?.test(pathname) && pathname.startsWith('/blog/') && existsSync(file) && statSync(file).isFile();
    response.statusCode = this.failing ?? (found ? 200 : 404);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    response.end(found && !this.failing ? readFileSync(file) : '');
    this.answered.push(pathname);
  }
}
