//! What was made of something before. While a writer edits one post all others stay the same, so
//! the slow steps of a build need not be taken for them again.

use std::{
    collections::HashMap,
    mem,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Remembers what was made of texts, from one build to the next and no longer.
#[derive(Debug)]
pub(crate) struct Memory<T> {
    /// `None`: there will be no next build.
    rounds: Option<Mutex<Rounds<T>>>,
}

#[derive(Debug)]
struct Rounds<T> {
    last: HashMap<String, T>,
    this: HashMap<String, T>,
}

impl<T: Clone> Memory<T> {
    /// A memory that is empty yet.
    pub(crate) fn new() -> Self {
        let rounds = Rounds { last: HashMap::new(), this: HashMap::new() };
        Self { rounds: Some(Mutex::new(rounds)) }
    }

    /// For a single build: it remembers nothing.
    pub(crate) fn none() -> Self {
        Self { rounds: None }
    }

    /// What was made of `key` in this build or the last one, or what `make` makes of it now.
    pub(crate) fn recall(&self, key: impl FnOnce() -> String, make: impl FnOnce() -> T) -> T {
        let Some(rounds) = &self.rounds else { return make() };
        let key = key();
        if let Some(known) = lock(rounds).find(&key) {
            return known;
        }
        // Others may go on meanwhile; two that make the same make it equal.
        let made = make();
        lock(rounds).this.insert(key, made.clone());
        made
    }

    /// Ends a build: what it did not ask for is forgotten.
    pub(crate) fn turn(&self) {
        if let Some(rounds) = &self.rounds {
            let mut rounds = lock(rounds);
            rounds.last = mem::take(&mut rounds.this);
        }
    }
}

fn lock<T>(rounds: &Mutex<Rounds<T>>) -> MutexGuard<'_, Rounds<T>> {
    rounds.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T: Clone> Rounds<T> {
    fn find(&mut self, key: &str) -> Option<T> {
        if let Some((key, known)) = self.last.remove_entry(key) {
            self.this.insert(key, known);
        }
        self.this.get(key).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(memory: &Memory<String>, key: &str) -> bool {
        let mut made = false;
        memory.recall(
            || key.to_owned(),
            || {
                made = true;
                key.to_uppercase()
            },
        );
        made
    }

    #[test]
    fn what_a_build_does_not_ask_for_is_forgotten() {
        let memory = Memory::new();
        assert!(made(&memory, "a") && made(&memory, "b") && !made(&memory, "a"));
        memory.turn();
        assert!(!made(&memory, "a"));
        memory.turn();
        assert!(!made(&memory, "a") && made(&memory, "b"));
    }

    #[test]
    fn without_a_next_build_nothing_is_remembered() {
        let memory = Memory::none();
        assert!(made(&memory, "a") && made(&memory, "a"));
    }
}
