//! Items on disk: an export is read once, and its posts are wanted again in another order.

use std::{
    fs::File,
    io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _},
    sync::{Mutex, PoisonError},
};

use super::super::wxr::Item;
use crate::native::error::Error;

/// Items that are being put away.
#[derive(Debug)]
pub(super) struct Filling {
    file: BufWriter<File>,
    /// Where each begins, and where the last ends.
    starts: Vec<u64>,
}

/// Items that were put away.
#[derive(Debug)]
pub(super) struct Spool {
    file: Mutex<File>,
    starts: Vec<u64>,
}

/// The number of an item on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ticket(usize);

impl Filling {
    /// An empty one, in the folder for temporary files.
    pub(super) fn new() -> Result<Self, Error> {
        let file = tempfile::tempfile().map_err(write_error)?;
        Ok(Self { file: BufWriter::with_capacity(1 << 16, file), starts: vec![0] })
    }

    /// Puts an item away.
    pub(super) fn push(&mut self, item: &Item) -> Result<Ticket, Error> {
        let bytes = serde_json::to_vec(item).map_err(|error| write_error(error.into()))?;
        self.file.write_all(&bytes).map_err(write_error)?;
        let end = self.starts.last().copied().unwrap_or_default();
        self.starts.push(end + bytes.len() as u64);
        Ok(Ticket(self.starts.len() - 2))
    }

    /// Nothing more comes.
    pub(super) fn close(self) -> Result<Spool, Error> {
        let file = self.file.into_inner().map_err(|error| write_error(error.into_error()))?;
        Ok(Spool { file: Mutex::new(file), starts: self.starts })
    }
}

impl Spool {
    /// Takes an item out again.
    pub(super) fn get(&self, Ticket(at): Ticket) -> Result<Item, Error> {
        let (start, end) = (self.starts[at], self.starts[at + 1]);
        let mut bytes = vec![0; usize::try_from(end - start).unwrap_or_default()];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let read = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_exact(&mut bytes));
        drop(file);
        read.map_err(read_error)?;
        serde_json::from_slice(&bytes).map_err(|error| read_error(error.into()))
    }
}

fn write_error(source: io::Error) -> Error {
    Error::Write { path: std::env::temp_dir(), source }
}

fn read_error(source: io::Error) -> Error {
    Error::Read { path: std::env::temp_dir(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_back_in_any_order() {
        let mut filling = Filling::new().expect("a temporary file");
        let item = |id, content: &str| Item { id, content: content.to_owned(), ..Item::default() };
        let all = [item(1, "a\u{0}é"), item(2, ""), item(3, "]]>")];
        let tickets: Vec<_> = all.iter().map(|it| filling.push(it).expect("room")).collect();
        let spool = filling.close().expect("room");
        for at in [2, 0, 1, 0] {
            assert_eq!(spool.get(tickets[at]).expect("readable"), all[at]);
        }
    }
}
