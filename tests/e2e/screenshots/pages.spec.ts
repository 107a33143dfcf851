import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { open } from '../support/browse';
import { inTheme, schemes, themes } from '../support/dress';
import { kinds, notFound, post, samples } from '../support/pages';
import type { SiteName } from '../support/sites';
import { test } from '../support/test';
import { folder } from './folder';

const widths = { narrow: 390, wide: 1440 };
/** A4 at 96 px to the inch. */
const sheet = { width: 794, height: 1123 };
/** A thread of seventy comments is long, and looks alike all the way down. */
const tallest = 5000;

interface Subject {
  siteName: SiteName;
  name: string;
  path: string;
  theme?: (typeof themes)[number];
}

const root = (name: string, path: string): Subject => ({ siteName: 'root', name, path });
const inScript = (siteName: 'arabic' | 'japanese', label: string): Subject[] =>
  Object.entries(samples[siteName]).map(([kind, path]) => ({ siteName, name: `${label} ${kind}`, path }));
const looked: [string, string][] = [
  ['home', '/'],
  ['post', post.dressed],
  ['category', kinds['category with children']],
];

const subjects: Subject[] = [
  ...Object.entries(kinds).map(([kind, path]) => root(kind, path)),
  root('post with footnotes', post.footnotes),
  ...themes
    .filter((theme) => theme !== 'paper')
    .flatMap((theme) => looked.map(([kind, path]) => ({ ...root(`theme ${theme} ${kind}`, path), theme }))),
  ...inScript('arabic', 'right to left'),
  ...inScript('japanese', 'Japanese'),
];

/** A name that sorts and says what is seen: `03-post--narrow-dark`. */
const fileName = (index: number, name: string, dress: string) => {
  const number = String(index + 1).padStart(2, '0');
  return `${number}-${name.toLowerCase().replace(/\W+/g, '-')}--${dress}`;
};

async function picture(page: Page, name: string, width: number) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({
    path: join(folder(), `${name}.png`),
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, tallest) },
    animations: 'disabled',
  });
}

for (const [index, { siteName, name, path, theme }] of subjects.entries()) {
  test.describe(() => {
    test.use({ siteName });

    test(name, async ({ page, guard }) => {
      if (path === kinds['404']) guard.expect(...notFound);
      await open(page, path);
      if (theme) await inTheme(page, theme);
      for (const [label, width] of Object.entries(widths)) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          await picture(page, fileName(index, name, `${label}-${colorScheme}`), width);
        }
      }
      if (theme) return;
      await page.setViewportSize(sheet);
      // Who reads in the dark prints on white paper.
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await picture(page, fileName(index, name, 'print'), sheet.width);
      if (!/post|page$/.test(name)) return;
      await page.pdf({ path: join(folder(), `${fileName(index, name, 'print')}.pdf`), format: 'A4' });
    });
  });
}
