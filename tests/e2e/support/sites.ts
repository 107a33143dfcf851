/** The published sites that the tests visit, and where each is served. */

export type SiteName = 'root' | 'sub' | 'debug' | 'thread' | 'arabic' | 'japanese';

export interface Site {
  readonly name: SiteName;
  readonly port: number;
  /** The path below which the site lives: empty, or `/blog`. */
  readonly base: string;
  /** The address of the home page: nothing outside it may be asked for. */
  readonly url: string;
}

const site = (name: SiteName, port: number, base = ''): Site => ({
  name,
  port,
  base,
  url: `http://127.0.0.1:${port}${base}/`,
});

export const sites: Record<SiteName, Site> = {
  root: site('root', 4610),
  sub: site('sub', 4611, '/blog'),
  debug: site('debug', 4612),
  thread: site('thread', 4613),
  arabic: site('arabic', 4614),
  japanese: site('japanese', 4615),
};

/** The folder with one folder per site. */
export const sitesFolder = () => needed('PERENNIAL_SITES');

/** The program whose `serve --dir` is the server. */
export const xtask = () => needed('PERENNIAL_XTASK');

/** The program that writers use. */
export const program = () => needed('PERENNIAL_PROGRAM');

/** The folder of the shell that the sites were published with. */
export const shell = () => needed('PERENNIAL_SHELL_DIR');

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; tests/e2e/README.md says how to run the suite`);
  return value;
}
