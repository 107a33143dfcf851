import type { Page } from '@playwright/test';

export const themes = ['paper', 'ink', 'contrast'] as const;
export const schemes = ['light', 'dark'] as const;

/** Puts a page into a theme. Themes are tokens and nothing else, so one site can show all. */
export const inTheme = (page: Page, theme: (typeof themes)[number]) =>
  page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme;
  }, theme);

/** Makes text twice as large and leaves all else as it is, as readers can (WCAG 2.2, 1.4.4). */
export const enlarge = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });

/** Takes that back. */
export const reduce = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
