//! Figures in columns.

use std::fmt;

/// Rows of cells; the first column holds names and the others figures.
pub(crate) struct Table(Vec<Vec<String>>);

impl Table {
    pub(crate) fn new(head: &[&str]) -> Self {
        Self(vec![head.iter().map(|&cell| cell.to_owned()).collect()])
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.0.push(cells.into_iter().collect());
    }
}

/// Names to the left, figures to the right, each column as wide as its widest cell.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |column: usize| {
            let cells = self.0.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        for row in &self.0 {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let width = width(column);
                line += &match column {
                    0 => format!("{cell:width$}"),
                    _ => format!("  {cell:>width$}"),
                };
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let mut table = Table::new(&["", "wall", "peak"]);
        table.row(["hugo".to_owned(), "12.50 s".to_owned(), String::new()]);
        table.row(["perennial".to_owned(), "1.25 s".to_owned(), "9 MB".to_owned()]);
        let text = "              wall  peak\n\
                    hugo       12.50 s\n\
                    perennial   1.25 s  9 MB\n";
        assert_eq!(table.to_string(), text);
    }
}
