//! What a cell was found to mean, remembered: a column of a million rows has few different cells, so each
//! is looked up in the codebook once, and then only here.
//!
//! Reading a million rows is mostly this. Nearly every cell is one sign, or else a code, a date or the
//! name of a region of at most sixteen; only what is longer is hashed as a text.

use foldhash::fast::FixedState;
use indexmap::IndexMap;

/// Remembers what cells mean.
pub struct Memory<T> {
    /// Cells of one byte, by that byte.
    single: Box<[Option<T>; 256]>,
    /// Short cells, at the place where their key leads or one of those behind it.
    short: Box<[Option<(Key, T)>]>,
    long: IndexMap<Box<[u8]>, T, FixedState>,
}

/// A cell of two to sixteen bytes: its beginning and its end, which together hold all of it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    beginning: u64,
    end: u64,
    length: usize,
}

/// Room for more codes than a question has: a power of two.
const PLACES: usize = 1024;
/// How many places are tried for a short cell.
const TRIES: usize = 8;
/// A column with more different long cells is no closed question: the rest is looked up each time.
const MOST_LONG: usize = 10_000;

impl<T: Copy> Default for Memory<T> {
    fn default() -> Self {
        let short = vec![None; PLACES].into_boxed_slice();
        Self { single: Box::new([None; 256]), short, long: IndexMap::default() }
    }
}

impl<T: Copy> Memory<T> {
    /// What this cell means: remembered, or found out now.
    pub fn of(&mut self, cell: &[u8], find: impl FnOnce(&str) -> T) -> T {
        if let [byte] = cell {
            let place = &mut self.single[usize::from(*byte)];
            return *place.get_or_insert_with(|| find(&String::from_utf8_lossy(cell)));
        }
        match Key::of(cell) {
            Some(key) => self.of_short(key, cell, find),
            None => self.of_long(cell, find),
        }
    }

    fn of_short(&mut self, key: Key, cell: &[u8], find: impl FnOnce(&str) -> T) -> T {
        let first = key.place();
        for place in (first..first + TRIES).map(|place| place % PLACES) {
            match self.short[place] {
                Some((known, meaning)) if known == key => return meaning,
                Some(_) => {}
                None => {
                    let meaning = find(&String::from_utf8_lossy(cell));
                    self.short[place] = Some((key, meaning));
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

impl Key {
    /// `None` for a cell of one byte or of more than sixteen.
    fn of(cell: &[u8]) -> Option<Key> {
        let length = cell.len();
        let key = |beginning: u64, end: u64| Some(Key { beginning, end, length });
        if length > 16 {
            return None;
        }
        if let (Some(first), Some(last)) = (cell.first_chunk(), cell.last_chunk()) {
            return key(u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        }
        if let (Some(first), Some(last)) = (cell.first_chunk(), cell.last_chunk()) {
            return key(u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into());
        }
        if let (Some(first), Some(last)) = (cell.first_chunk(), cell.last_chunk()) {
            return key(u16::from_le_bytes(*first).into(), u16::from_le_bytes(*last).into());
        }
        cell.is_empty().then_some(Key { beginning: 0, end: 0, length })
    }

    /// Where it leads: the highest bits once they are spread out (Fibonacci hashing, D. Knuth, The Art of
    /// Computer Programming 3, § 6.4).
    fn place(self) -> usize {
        let folded = self.beginning ^ self.end.rotate_left(29) ^ self.length as u64;
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize
    }
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
    fn no_two_short_cells_have_one_key() {
        let cells: Vec<String> =
            (0..3000_u32).map(|at| format!("{at:0width$}", width = at as usize % 14)).collect();
        let keys: Vec<_> = cells.iter().filter_map(|cell| Some((Key::of(cell.as_bytes())?, cell))).collect();
        for (at, (key, cell)) in keys.iter().enumerate() {
            assert!(keys[..at].iter().all(|(other, known)| other != key || known == cell), "{cell}");
        }
        assert!(Key::of(b"12345678123456789").is_none());
        assert!(Key::of(b"").is_some());
    }
}
