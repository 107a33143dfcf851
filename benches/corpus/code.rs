//! Code for a post, in one of four languages.

use super::dice::Dice;

/// A language as fences name it, and code in it where `NAME` is still to be filled in.
const SNIPPETS: [(&str, &str); 4] = [
    (
        "rust",
        r##"/// Adds up what was counted on one day.
pub fn NAME(items: &[u32], limit: Option<u32>) -> Result<u32, String> {
    let sum: u32 = items.iter().filter(|item| **item > 0).sum();
    match limit {
        Some(limit) if sum > limit => Err(format!("{sum} is more than {limit}")),
        _ => Ok(sum),
    }
}
"##,
    ),
    (
        "python",
        r##"def NAME(items: list[int], limit: int | None = None) -> int:
    """Adds up what was counted on one day."""
    total = sum(item for item in items if item > 0)
    if limit is not None and total > limit:
        raise ValueError(f"{total} is more than {limit}")
    return total  # nothing is rounded
"##,
    ),
    (
        "js",
        r##"// Adds up what was counted on one day.
export async function NAME(url, limit = 0) {
  const items = await (await fetch(`${url}?day=1`)).json();
  const sum = items.filter((item) => item > 0).reduce((a, b) => a + b, 0);
  if (limit && sum > limit) throw new RangeError(`${sum} > ${limit}`);
  return { sum, "items": items.length };
}
"##,
    ),
    (
        "bash",
        r##"#!/usr/bin/env bash
# Adds up what was counted on one day.
NAME() {
  local sum=0
  while read -r item; do
    [[ "$item" -gt 0 ]] && sum=$((sum + item))
  done < "${1:-counted.txt}"
  echo "sum: $sum" | tee -a log.txt
}
"##,
    ),
];

/// The language and the code.
pub(super) fn snippet(dice: &mut Dice) -> (&'static str, String) {
    let (language, text) = SNIPPETS[dice.below(SNIPPETS.len())];
    let name = format!("{}_{}", dice.syllable(), dice.syllable());
    (language, text.replace("NAME", &name))
}
