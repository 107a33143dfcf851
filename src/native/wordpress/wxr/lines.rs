//! Counts the lines that a reader has taken.

use std::io::{self, BufRead, Read};

/// A source that knows how many newlines have passed.
#[derive(Debug)]
pub(super) struct Lines<R> {
    inner: R,
    passed: usize,
}

impl<R> Lines<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, passed: 0 }
    }

    /// The number of the line that comes next, from 1.
    pub(super) fn line(&self) -> usize {
        self.passed + 1
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(buffer.len());
        buffer[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed was in the buffer, so asking for it again costs nothing.
        if let Ok(buffer) = self.inner.fill_buf() {
            self.passed += buffer[..amount].iter().filter(|byte| **byte == b'\n').count();
        }
        self.inner.consume(amount);
    }
}
