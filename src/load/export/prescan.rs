//! One look at a whole file before it is read: is it text, does every quote close, is no row endless.
//!
//! It follows the same rules as the reader that comes after it: a quote opens a cell only where a cell
//! begins, and closes it where it is not doubled.

use memchr::{memchr, memchr3};
use std::io::{self, Read};

/// A row longer than this is no row of answers, and would have to be held whole.
pub(super) const LONGEST_ROW: u64 = 16 << 20;

/// How much is looked at in one go.
const CHUNK: usize = 256 << 10;

/// What a whole file looks like.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    pub is_utf8: bool,
    pub has_nul: bool,
    /// Where the blank rows begin, which the reader leaves out without counting them.
    pub blank_rows: Vec<u64>,
    /// Whether the last row has no end, as in a file that was cut off, or made by a program that writes none.
    pub is_open: bool,
    pub fault: Option<Fault>,
}

/// What makes that a file is not read, and the row where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    OpenQuote { row: usize },
    EndlessRow { row: usize },
}

/// Looks at everything that the reader gives, up to the first fault.
pub(super) fn scan(mut reader: impl Read, delimiter: u8, quoted: bool) -> io::Result<Scan> {
    let mut rows = Rows::new(delimiter, quoted);
    let mut letters = Letters::default();
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = reader.read(&mut chunk)?;
        if length == 0 {
            break;
        }
        let bytes = &chunk[..length];
        letters.take(bytes);
        rows.take(bytes);
        if rows.fault.is_some() {
            break;
        }
    }
    let fault = rows.fault.or(rows.in_quotes.then_some(Fault::OpenQuote { row: rows.opened_in }));
    let is_utf8 = !letters.is_broken && (letters.held.is_empty() || rows.fault.is_some());
    let is_open = fault.is_none() && rows.before > rows.row_begin;
    Ok(Scan { is_utf8, has_nul: letters.has_nul, blank_rows: rows.blank, is_open, fault })
}

/// Whether the bytes are UTF-8, chunk by chunk.
#[derive(Default)]
struct Letters {
    is_broken: bool,
    has_nul: bool,
    /// The beginning of a letter that the next chunk ends.
    held: Vec<u8>,
}

impl Letters {
    fn take(&mut self, bytes: &[u8]) {
        self.has_nul |= memchr(0, bytes).is_some();
        if self.is_broken {
            return;
        }
        let rest = self.finish_held(bytes);
        match std::str::from_utf8(rest) {
            Ok(_) => {}
            Err(error) if error.error_len().is_none() => {
                self.held.extend_from_slice(&rest[error.valid_up_to()..]);
            }
            Err(_) => self.is_broken = true,
        }
    }

    /// What follows the letter that the last chunk began.
    fn finish_held<'a>(&mut self, mut bytes: &'a [u8]) -> &'a [u8] {
        while let (false, Some((first, rest))) = (self.held.is_empty(), bytes.split_first()) {
            self.held.push(*first);
            bytes = rest;
            match std::str::from_utf8(&self.held) {
                Ok(_) => self.held.clear(),
                Err(error) if error.error_len().is_none() => {}
                Err(_) => {
                    self.is_broken = true;
                    self.held.clear();
                }
            }
        }
        bytes
    }
}

/// Follows rows and quotes, chunk by chunk.
struct Rows {
    delimiter: u8,
    quoted: bool,
    /// How many bytes went before this chunk.
    before: u64,
    /// The last byte of the chunk before.
    last: u8,
    /// Where the current row begins.
    row_begin: u64,
    row: usize,
    in_quotes: bool,
    /// The row in which the quote was opened, and whether its cell goes on in the next line.
    opened_in: usize,
    has_line_break: bool,
    /// Where the last quote closed: another one right after it is a doubled one.
    closed_at: Option<u64>,
    blank: Vec<u64>,
    fault: Option<Fault>,
}

impl Rows {
    fn new(delimiter: u8, quoted: bool) -> Self {
        Self {
            delimiter,
            quoted,
            before: 0,
            last: b'\n',
            row_begin: 0,
            row: 1,
            in_quotes: false,
            opened_in: 1,
            has_line_break: false,
            closed_at: None,
            blank: Vec::new(),
            fault: None,
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.judge_close(bytes, 0);
        let mut at = 0;
        while let Some(found) = self.next_mark(&bytes[at..]) {
            let mark = at + found;
            match bytes[mark] {
                b'"' => self.quote(bytes, mark),
                _ => self.row_end(bytes, mark),
            }
            at = mark + 1;
        }
        self.before += bytes.len() as u64;
        self.last = bytes.last().copied().unwrap_or(self.last);
        if self.before - self.row_begin > LONGEST_ROW {
            self.fault.get_or_insert(self.too_long());
        }
    }

    fn next_mark(&mut self, bytes: &[u8]) -> Option<usize> {
        if !self.in_quotes {
            return memchr3(b'"', b'\n', b'\r', bytes);
        }
        let found = memchr(b'"', bytes);
        let inside = &bytes[..found.unwrap_or(bytes.len())];
        self.has_line_break = self.has_line_break || memchr(b'\n', inside).is_some();
        found
    }

    /// The byte before this one, which may lie in the chunk before.
    fn previous(&self, bytes: &[u8], at: usize) -> u8 {
        at.checked_sub(1).map_or(self.last, |before| bytes[before])
    }

    fn quote(&mut self, bytes: &[u8], at: usize) {
        let place = self.before + at as u64;
        if self.in_quotes {
            self.in_quotes = false;
            self.closed_at = Some(place);
            self.judge_close(bytes, at + 1);
            return;
        }
        let is_doubled = self.closed_at.is_some_and(|closed| closed + 1 == place);
        let previous = self.previous(bytes, at);
        let begins_cell = previous == self.delimiter || matches!(previous, b'\n' | b'\r');
        if self.quoted && (is_doubled || begins_cell) {
            self.in_quotes = true;
            if !is_doubled {
                self.opened_in = self.row;
                self.has_line_break = false;
            }
        }
    }

    /// A cell of several lines that closes in the middle of a word took the quote of another cell for its own.
    fn judge_close(&mut self, bytes: &[u8], next: usize) {
        let closed_before = self.closed_at.is_some_and(|closed| closed + 1 == self.before + next as u64);
        let Some(after) = bytes.get(next).filter(|_| closed_before && self.has_line_break) else { return };
        let ends_cell = *after == self.delimiter || matches!(after, b'"' | b'\n' | b'\r' | b' ');
        if !ends_cell {
            self.fault.get_or_insert(Fault::OpenQuote { row: self.opened_in });
        }
    }

    fn row_end(&mut self, bytes: &[u8], at: usize) {
        let place = self.before + at as u64;
        let is_second_half =
            bytes[at] == b'\n' && place == self.row_begin && self.previous(bytes, at) == b'\r';
        if is_second_half && place > 0 {
            self.row_begin = place + 1;
            return;
        }
        if place == self.row_begin {
            self.blank.push(place);
        }
        if place - self.row_begin > LONGEST_ROW {
            self.fault.get_or_insert(self.too_long());
        }
        self.row_begin = place + 1;
        self.row += 1;
    }

    fn too_long(&self) -> Fault {
        if self.in_quotes {
            Fault::OpenQuote { row: self.opened_in }
        } else {
            Fault::EndlessRow { row: self.row }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, so that every border of chunks is tried.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
            into[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    fn scanned(text: &[u8]) -> Scan {
        let whole = scan(text, b',', true).expect("memory is read");
        let drops = scan(Drops(text), b',', true).expect("memory is read");
        assert_eq!(whole, drops, "chunks make no difference");
        whole
    }

    #[test]
    fn a_quote_that_never_closes_is_found_where_it_opens() {
        assert_eq!(scanned(b"a,b\n1,\"x\n2,y\n").fault, Some(Fault::OpenQuote { row: 2 }));
        assert_eq!(scanned(b"a,b\n1,\"x\n2,y\n3,\"z\"\n").fault, Some(Fault::OpenQuote { row: 2 }));
    }

    #[test]
    fn quotes_as_they_should_be_are_left_alone() {
        assert_eq!(scanned(b"a,b\n\"1 \"\"one\"\"\",\"x\ny\"\r\n\"\",5\" pipe\n").fault, None);
        assert_eq!(scanned(b"a,b\n\"x\n\"\"\",2\n").fault, None);
    }

    #[test]
    fn blank_rows_are_known_by_where_they_stand() {
        assert_eq!(scanned(b"a\n\nb\r\n\r\nc\n").blank_rows, [2, 6]);
        assert_eq!(scanned(b"a\n\"x\n\ny\"\n").blank_rows, [0_u64; 0]);
    }

    #[test]
    fn letters_may_lie_across_chunks() {
        assert!(scanned("één, twéé €".as_bytes()).is_utf8);
        assert!(!scanned(b"Andr\xE9,1\n").is_utf8);
        assert!(!scanned(b"Andr\xC3").is_utf8);
        assert!(scanned(b"a\0b").has_nul);
    }

    #[test]
    fn two_gigabytes_of_one_row_are_not_read() {
        let endless = scan(io::repeat(b'x'), b',', true).expect("memory is read");
        assert_eq!(endless.fault, Some(Fault::EndlessRow { row: 1 }));
    }
}
