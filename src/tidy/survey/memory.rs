//! What a cell was found to mean, remembered: a column of a million rows has few different cells, so each
//! is looked up in the codebook once, and then only here.
//!
//! Reading a million rows is mostly this. A code, a date or the name of a region is nearly always
//! shorter than sixteen bytes, so it is kept as one number in a table that is addressed by it; only
//! what is longer is hashed.

use foldhash::fast::FixedState;
use indexmap::IndexMap;

/// Remembers what cells mean.
pub struct Memory<T> {
    /// Short cells, at the place where their number leads or one of those behind it. The number 0 is
    /// no cell.
    short: Box<[(u128, Option<T>)]>,
    long: IndexMap<Box<[u8]>, T, FixedState>,
}

/// Room for more codes than a question has: a power of two.
const PLACES: usize = 1024;
/// How many places are tried for a short cell.
const TRIES: usize = 8;
/// A column with more different long cells is no closed question: the rest is looked up each time.
const MOST_LONG: usize = 10_000;

impl<T: Copy> Default for Memory<T> {
    fn default() -> Self {
        Self { short: vec![(0, None); PLACES].into_boxed_slice(), long: IndexMap::default() }
    }
}

impl<T: Copy> Memory<T> {
    /// What this cell means: remembered, or found out now.
    pub fn of(&mut self, cell: &[u8], find: impl FnOnce(&str) -> T) -> T {
        match number(cell) {
            Some(number) => self.of_short(number, cell, find),
            None => self.of_long(cell, find),
        }
    }

    fn of_short(&mut self, number: u128, cell: &[u8], find: impl FnOnce(&str) -> T) -> T {
        let first = place(number);
        for place in (first..first + TRIES).map(|place| place % PLACES) {
            match self.short[place] {
                (known, Some(meaning)) if known == number => return meaning,
                (_, Some(_)) => {}
                (_, None) => {
                    let meaning = find(&String::from_utf8_lossy(cell));
                    self.short[place] = (number, Some(meaning));
                    return meaning;
                }
            }
        }
        // All places are taken, as in a column that everyone filled in differently.
        find(&String::from_utf8_lossy(cell))
    }

    fn of_long(&mut self, cell: &[u8], find: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.long.get(cell) {
            return *known;
        }
        let meaning = find(&String::from_utf8_lossy(cell));
        if self.long.len() < MOST_LONG {
            self.long.insert(cell.into(), meaning);
        }
        meaning
    }
}

/// A short cell as a number, its length in the highest byte; `None` for a longer one.
fn number(cell: &[u8]) -> Option<u128> {
    if cell.len() > 15 {
        return None;
    }
    let mut bytes = [0; 16];
    bytes[..cell.len()].copy_from_slice(cell);
    // One more than the length, so that no cell is the number 0.
    bytes[15] = cell.len() as u8 + 1;
    Some(u128::from_le_bytes(bytes))
}

/// Where a number leads: its highest bits once it is spread out (Fibonacci hashing, D. Knuth, The Art of
/// Computer Programming 3, § 6.4).
fn place(number: u128) -> usize {
    let folded = (number as u64) ^ ((number >> 64) as u64).rotate_left(29);
    (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_found() {
        let mut memory = Memory::default();
        for round in 0..3 {
            for cell in 0..2000_u32 {
                let (short, long) = (cell.to_string(), format!("een lang antwoord, nummer {cell}"));
                assert_eq!(memory.of(short.as_bytes(), str::len), short.len(), "round {round}");
                assert_eq!(memory.of(long.as_bytes(), str::len), long.len());
            }
        }
    }

    #[test]
    fn no_two_short_cells_are_one_number() {
        assert_ne!(number(b""), number(b"\0"));
        assert_ne!(number(b"\0a"), number(b"a"));
        assert_eq!(number(b"1234567812345678"), None);
    }
}
