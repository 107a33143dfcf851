import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program, shell, sites, sitesFolder, type SiteName } from './sites';

export type Server = 'nginx' | 'Apache' | 'Caddy' | 'Python';

/** A web server and what it is told. */
export interface Setup {
  readonly server: Server;
  /** The demo at the root, or below /blog/. */
  readonly site: SiteName;
  /** Whether it reads the files that publishing made for it; else it knows a folder and a port. */
  readonly reads?: boolean;
  /** Whether it sends the forms that publishing compressed ahead. */
  readonly precompressed?: boolean;
  /** Whether it calls the program bytes, as hosts do that are older than WebAssembly. */
  readonly bytes?: boolean;
}

/**
 * A port that no other host has or had: two workers run tests at the same time, and a server that is told to end may
 * still answer for a moment.
 */
let nextPort = 4700 + 100 * Number(process.env.TEST_PARALLEL_INDEX ?? 0);

/** Where servers are that users do not start. */
const PATH = [process.env.PATH, '/usr/local/sbin', '/usr/sbin', '/sbin'].join(delimiter);

const programs: Record<Server, string[]> = {
  nginx: ['nginx'],
  Apache: ['apache2', 'httpd'],
  Caddy: ['caddy'],
  Python: ['python3'],
};

/** The program of a server, if it is on this machine. */
export function programOf(server: Server): string | undefined {
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  const candidates = programs[server].flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((candidate) => existsSync(candidate));
}

/** What goes when the tests end, however they do. */
const leftovers = new Set<() => void>();
process.on('exit', () => leftovers.forEach((end) => end()));

function folder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-host-'));
  // Servers give up what root may read.
  chmodSync(folder, 0o755);
  leftovers.add(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Folders to serve, a copy of each site, and of the demo with its compressed forms. */
const copies = new Map<string, string>();

function copyOf({ site, precompressed }: Setup): string {
  const name = precompressed ? `${site}, compressed` : site;
  const root = copies.get(name) ?? folder();
  if (!copies.has(name)) {
    const blog = join(root, sites[site].base);
    if (precompressed) publishCompressed(site, blog);
    else cpSync(join(sitesFolder(), site), blog, { recursive: true });
    // The site's own folder may be the root, and takes its rights along.
    chmodSync(root, 0o755);
    copies.set(name, root);
  }
  return root;
}

/** The demo as it stands in the repository, but for one setting. */
function publishCompressed(site: SiteName, blog: string) {
  const source = folder();
  cpSync(fileURLToPath(new URL('../../../public', import.meta.url)), source, { recursive: true });
  const posts = join(source, 'posts.json');
  const feed = JSON.parse(readFileSync(posts, 'utf8'));
  feed._perennial = { ...feed._perennial, hosting: { precompress: true } };
  writeFileSync(posts, JSON.stringify(feed));
  const url = `https://long-table.example${sites[site].base}/`;
  const args = ['build', '--shell', shell(), '--source', posts, '--static', source, '--base-url', url, '--out', blog];
  const { status, stderr } = spawnSync(program(), args, { cwd: source, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** A web server with the demo, in a folder of its own; nothing of the system's is touched. */
export class Host {
  private constructor(
    readonly url: string,
    readonly port: number,
    /** Its folder with the blog. */
    readonly blog: string,
    private readonly kill: () => void,
  ) {}

  static async start(setup: Setup): Promise<Host> {
    const { site } = setup;
    const port = nextPort++;
    const { base } = sites[site];
    const place = folder();
    const root = copyOf(setup);
    const blog = join(root, base);
    const [program, args] = commands[setup.server]({ setup, port, place, root, blog });
    const env = { ...process.env, PATH, HOME: place, XDG_DATA_HOME: place, XDG_CONFIG_HOME: place };
    const server = spawn(program, args, { cwd: place, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (said += text));
    const kill = () => server.kill();
    leftovers.add(kill);
    const host = new Host(`http://127.0.0.1:${port}${base}/`, port, blog, kill);
    for (const end = Date.now() + 10_000; ; ) {
      if (server.exitCode !== null || Date.now() > end) {
        host.end();
        throw new Error(`${setup.server} does not answer at port ${port}:\n${said}`);
      }
      if (await fetch(host.url).then(() => true, () => false)) return host;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  end() {
    this.kill();
    leftovers.delete(this.kill);
  }
}

interface Told {
  readonly setup: Setup;
  readonly port: number;
  /** A folder for what it writes. */
  readonly place: string;
  /** The folder that it serves. */
  readonly root: string;
  /** The folder in that with the blog. */
  readonly blog: string;
}

const isRoot = () => process.getuid?.() === 0;

const commands: Record<Server, (told: Told) => [string, string[]]> = {
  nginx({ setup, port, place, root, blog }) {
    const system = '/etc/nginx/mime.types';
    const few = `types { text/html html; application/javascript js; text/css css; image/svg+xml svg;
      image/webp webp; application/json json; }`;
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const file = join(place, 'nginx.conf');
    writeFileSync(
      file,
      `${isRoot() ? 'user root;' : ''}
      daemon off; worker_processes 1; pid ${place}/pid; error_log stderr;
      events {}
      http {
        ${existsSync(system) && !setup.bytes ? `include ${system};` : few}
        default_type application/octet-stream; access_log off;
        ${temporary.map((what) => `${what}_temp_path ${place}/${what};`).join(' ')}
        ${setup.reads ? `include ${blog}/redirects.nginx.conf;` : ''}
        server {
          listen 127.0.0.1:${port}; root ${root};
          ${setup.reads ? `include ${blog}/server.nginx.conf;` : ''}
        }
      }`,
    );
    return [programOf('nginx')!, ['-p', place, '-e', 'stderr', '-c', file]];
  },

  Apache({ setup, port, place, root }) {
    const folders = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/lib/httpd/modules'];
    const modules = folders.find((folder) => existsSync(folder)) ?? folders[0];
    const names = ['mpm_event', 'authz_core', 'dir', 'mime', 'unixd', 'rewrite', 'headers'];
    // Some are part of the program.
    const there = names.filter((name) => existsSync(`${modules}/mod_${name}.so`));
    const file = join(place, 'apache.conf');
    writeFileSync(
      file,
      `${there.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
      ServerName 127.0.0.1
      Listen 127.0.0.1:${port}
      ${isRoot() ? 'User www-data\nGroup www-data' : ''}
      DefaultRuntimeDir ${place}
      PidFile ${place}/pid
      ErrorLog ${place}/errors
      TypesConfig /etc/mime.types
      DirectoryIndex index.html
      DocumentRoot ${root}
      <Directory ${root}>
        Require all granted
        AllowOverride ${setup.reads ? 'FileInfo' : 'None'}
      </Directory>\n`,
    );
    return [programOf('Apache')!, ['-f', file, '-D', 'FOREGROUND']];
  },

  Caddy({ setup, port, root, place, blog }) {
    if (!setup.reads) {
      return [programOf('Caddy')!, ['file-server', '--listen', `127.0.0.1:${port}`, '--root', root]];
    }
    // As docs/hosting.md has it.
    const notFound = `${blog.slice(root.length).replace(/\/$/, '')}/404.html`;
    const file = join(place, 'Caddyfile');
    writeFileSync(
      file,
      `{
        admin off
      }
      http://127.0.0.1:${port} {
        root * ${root}
        file_server {
          precompressed br gzip
        }
        handle_errors {
          rewrite * ${notFound}
          file_server
        }
      }\n`,
    );
    return [programOf('Caddy')!, ['run', '--config', file, '--adapter', 'caddyfile']];
  },

  Python({ port, root }) {
    const where = ['--bind', '127.0.0.1', '--directory', root];
    return [programOf('Python')!, ['-m', 'http.server', `${port}`, ...where]];
  },
};
