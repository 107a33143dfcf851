//! What code looked like when it was last coloured: the slowest part of dressing by far, and while a
//! writer edits one post all other code stays the same.

use std::{
    collections::HashMap,
    mem,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Remembers coloured code from one build to the next, and no longer.
#[derive(Debug, Default)]
pub(in crate::native::publish) struct Memory {
    rounds: Mutex<Rounds>,
}

#[derive(Debug, Default)]
struct Rounds {
    last: HashMap<String, String>,
    this: HashMap<String, String>,
}

impl Memory {
    /// What was made of `key` in this build or the last one, or what `make` makes of it now.
    pub(super) fn recall(&self, key: String, make: impl FnOnce() -> String) -> String {
        if let Some(known) = self.rounds().find(&key) {
            return known;
        }
        // Others may go on meanwhile; two that make the same make it equal.
        let made = make();
        self.rounds().this.insert(key, made.clone());
        made
    }

    /// Ends a build: what it did not ask for is forgotten.
    pub(in crate::native::publish) fn turn(&self) {
        let mut rounds = self.rounds();
        rounds.last = mem::take(&mut rounds.this);
    }

    fn rounds(&self) -> MutexGuard<'_, Rounds> {
        self.rounds.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Rounds {
    fn find(&mut self, key: &str) -> Option<String> {
        if let Some((key, known)) = self.last.remove_entry(key) {
            self.this.insert(key, known);
        }
        self.this.get(key).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_build_does_not_ask_for_is_forgotten() {
        let memory = Memory::default();
        let made = |key: &str| {
            let mut made = false;
            memory.recall(key.to_owned(), || {
                made = true;
                key.to_uppercase()
            });
            made
        };
        assert!(made("a") && made("b") && !made("a"));
        memory.turn();
        assert!(!made("a"));
        memory.turn();
        assert!(!made("a") && made("b"));
    }
}
