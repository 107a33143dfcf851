import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type RunOnly = { type: 'tag' | 'rule'; values: string[] };

const everything: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const colours: RunOnly = { type: 'rule', values: ['color-contrast'] };

/** What axe finds, short enough to read. */
export const violations = (page: Page) => found(page, everything);

/** The part of it that theme and light decide; it takes longer than all the rest. */
export const colourViolations = (page: Page) => found(page, colours);

/** The rest: what place and size decide. */
export const layoutViolations = (page: Page) =>
  found(page, everything, { 'color-contrast': { enabled: false } });

async function found(
  page: Page,
  runOnly: RunOnly,
  rules: Record<string, { enabled: boolean }> = {},
): Promise<string[]> {
  // In one call: there are no frames, and what passes need not travel.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe.options({ runOnly, rules, resultTypes: ['violations'] }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`,
  );
}
