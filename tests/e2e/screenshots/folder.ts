import { mkdirSync } from 'node:fs';

/** Where the pictures go; `cargo xtask screenshots` names it. */
export function folder(): string {
  const folder = process.env.PERENNIAL_SCREENSHOTS;
  if (!folder) throw new Error('PERENNIAL_SCREENSHOTS is not set: cargo xtask screenshots does that');
  mkdirSync(folder, { recursive: true });
  return folder;
}
