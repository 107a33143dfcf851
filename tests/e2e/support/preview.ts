import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, shell } from './sites';

/** A writer's folder, and `perennial serve` at work on it. */
export class Preview {
  private constructor(
    readonly folder: string,
    private readonly server: ChildProcess,
    readonly url: string,
  ) {}

  /** Begins a blog as a writer does, adds texts, and serves it at a free port. */
  static async begin(texts: Record<string, string>): Promise<Preview> {
    const place = mkdtempSync(join(tmpdir(), 'perennial-preview-'));
    const folder = join(place, 'blog');
    const begun = spawnSync(program(), ['init', folder], { encoding: 'utf8' });
    if (begun.status !== 0) throw new Error(begun.stderr);
    for (const [path, text] of Object.entries(texts)) writeFileSync(join(folder, path), text);
    const server = spawn(program(), ['serve', '--source', folder, '--shell', shell(), '--port', '0']);
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      server.stdout.on('data', (text) => {
        said += text;
        const address = /http:\S+/.exec(said)?.[0];
        if (address) resolve(address);
      });
      server.on('exit', () => reject(new Error(`the server ended: ${said}`)));
    });
    return new Preview(folder, server, url);
  }

  /** Saves a file of the blog. */
  write(path: string, text: string) {
    writeFileSync(join(this.folder, path), text);
  }

  end() {
    this.server.removeAllListeners('exit');
    this.server.kill();
    rmSync(join(this.folder, '..'), { recursive: true, force: true });
  }
}
