import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { unescape } from './browse';
import { sitesFolder, type Site } from './sites';

/** All files of a site whose names end so, as paths below its folder. */
export function filesOf(site: Site, ending: string): string[] {
  const root = join(sitesFolder(), site.name);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

export const readFile = (site: Site, path: string) =>
  readFileSync(join(sitesFolder(), site.name, path), 'utf8');

/** Every address an HTML document speaks of, entities decoded. */
export function addressesIn(html: string): string[] {
  const plain = withoutData(html);
  const found = [...plain.matchAll(/\s(?:href|src|poster|cite)="([^"]*)"/g)].map((match) => match[1]);
  for (const [, set] of plain.matchAll(/\ssrcset="([^"]*)"/g)) {
    found.push(...set.split(',').map((one) => one.trim().split(/\s/)[0]));
  }
  for (const [, , url] of plain.matchAll(/http-equiv="(refresh)" content="0; url=([^"]*)"/g)) {
    found.push(url);
  }
  return found.map(unescape);
}

/** Every id in an HTML document. */
export function idsIn(html: string): string[] {
  return [...withoutData(html).matchAll(/\sid="([^"]*)"/g)].map((match) => unescape(match[1]));
}

/** The data for the program holds HTML too, and styles and scripts hold no address of ours. */
const withoutData = (html: string) =>
  html.replace(/(<(script|style)[^>]*>).*?<\/\2>/gs, '$1');
