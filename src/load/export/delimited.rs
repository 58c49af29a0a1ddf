//! Exports as text: cells between commas, semicolons, tabs or upright strokes.

use super::head::{Head, spaced};
use super::prescan::{self, Fault, Scan};
use super::{ExportSettings, charset, delimiter, told};
use crate::finding::Findings;
use csv::{ByteRecord, Reader, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// How to read a text export again, row by row.
#[derive(Debug)]
pub(super) struct Delimited {
    path: PathBuf,
    letters: Letters,
    /// The bytes that only mark the encoding.
    mark: usize,
    /// The bytes of the line `sep=;`, and the one row that it is.
    declaration: usize,
    pub delimiter: u8,
    /// Whether a cell may stand between quotes.
    quoted: bool,
    blank_rows: Vec<u64>,
    /// Whether the last row has no end.
    pub is_open: bool,
}

/// How bytes become text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// They are text already, and are read from the disk as they are needed.
    Utf8,
    /// They are read whole, for the rest of the program knows only UTF-8.
    Known(&'static Encoding),
    Guessed,
}

/// A text, ready to be read from its first row on.
struct Text {
    /// What was decoded; `None` for what is read from the disk.
    held: Option<String>,
    encoding: &'static str,
}

/// A text export of which the first rows are known.
pub(super) struct Opened {
    pub body: Delimited,
    pub head: Head,
    pub encoding: &'static str,
}

/// What is read in one go.
const BUFFER: usize = 512 << 10;
/// So much tells the encoding and the delimiter.
const FIRST: u64 = 256 << 10;
/// A file in another encoding than UTF-8 is held whole, so it has a limit.
const LARGEST_DECODED: u64 = 300 << 20;

/// Finds out how the file is written, and looks through all of it once.
pub(super) fn open(
    findings: &mut Findings,
    file: &str,
    path: &Path,
    settings: &ExportSettings,
) -> Option<Opened> {
    let first = File::open(path).and_then(first_bytes);
    let first = told::read(findings, file, first)?;
    let (letters, mark) = letters(findings, file, settings, &first)?;
    let delimiter = said_delimiter(findings, file, settings)?;
    let mut body = Delimited {
        path: path.to_owned(),
        letters,
        mark,
        declaration: 0,
        delimiter: b',',
        quoted: true,
        blank_rows: Vec::new(),
        is_open: false,
    };
    let (mut scan, mut text) = body.look_through(findings, file, delimiter)?;
    if body.letters == Letters::Utf8 && !scan.is_utf8 {
        body.letters = Letters::Guessed;
        (scan, text) = body.look_through(findings, file, delimiter)?;
        findings.add(told::assumed_encoding(file, text.encoding));
    }
    body.blank_rows = scan.blank_rows;
    body.is_open = scan.is_open;
    let head = body.head(&text);
    Some(Opened { head: told::read(findings, file, head)?, body, encoding: text.encoding })
}

fn first_bytes(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut first = Vec::new();
    reader.take(FIRST).read_to_end(&mut first)?;
    Ok(first)
}

/// The encoding as the publisher says it or the first bytes show it, and the length of its mark.
fn letters(
    findings: &mut Findings,
    file: &str,
    settings: &ExportSettings,
    first: &[u8],
) -> Option<(Letters, usize)> {
    let shown = charset::shown_by(first);
    let mark = shown.map_or(0, |(_, mark)| mark);
    let encoding = match &settings.encoding {
        None => shown.map(|(encoding, _)| encoding),
        Some(label) => {
            let known = Encoding::for_label(label.trim().as_bytes());
            if known.is_none() {
                findings.add(told::unknown_encoding(file, label));
            }
            Some(known?)
        }
    };
    Some(match encoding {
        Some(encoding) if encoding != UTF_8 => (Letters::Known(encoding), mark),
        _ => (Letters::Utf8, mark),
    })
}

/// `Some(None)` when the publisher leaves it to us.
fn said_delimiter(findings: &mut Findings, file: &str, settings: &ExportSettings) -> Option<Option<u8>> {
    let Some(said) = &settings.delimiter else { return Some(None) };
    match said.to_lowercase().as_bytes() {
        [sign] if !sign.is_ascii_alphanumeric() && !matches!(sign, b'"' | b'\n' | b'\r') => Some(Some(*sign)),
        b"tab" | b"\\t" => Some(Some(b'\t')),
        _ => {
            findings.add(told::unknown_delimiter(file, said));
            None
        }
    }
}

impl Delimited {
    /// Hands over each row with its number, blank ones too: only the cells that are named can tell.
    pub fn each_row(&self, take: &mut dyn FnMut(usize, &ByteRecord)) -> io::Result<()> {
        let text = self.text()?;
        let mut rows = self.rows(&text)?;
        while rows.next()? {
            take(rows.number, &rows.record);
        }
        Ok(())
    }

    /// Finds the delimiter and looks at the whole text; `None` when it cannot be read, which is then told.
    fn look_through(
        &mut self,
        findings: &mut Findings,
        file: &str,
        delimiter: Option<u8>,
    ) -> Option<(Scan, Text)> {
        let looked = self.try_look_through(delimiter);
        let (scan, text) = told::read(findings, file, looked)?;
        if let Some(fault) = scan.fault {
            findings.add(told::fault(file, fault, self.rows_before()));
            return None;
        }
        if scan.has_nul {
            findings.add(told::not_text(file));
            return None;
        }
        Some((scan, text))
    }

    fn try_look_through(&mut self, delimiter: Option<u8>) -> io::Result<(Scan, Text)> {
        let text = self.text()?;
        self.declaration = 0;
        let first = first_bytes(self.beginning(&text)?)?;
        let declared = delimiter::declared(&first);
        self.declaration = declared.map_or(0, |(_, length)| length);
        let likely = || delimiter::likely(&first[self.declaration..]);
        self.delimiter = delimiter.or(declared.map(|(sign, _)| sign)).unwrap_or_else(likely);
        let mut scan = prescan::scan(self.beginning(&text)?, self.delimiter, self.quoted)?;
        if self.delimiter == b'\t' && matches!(scan.fault, Some(Fault::OpenQuote { .. })) {
            // A table with tabs often has no quotes but those that people typed.
            self.quoted = false;
            scan = prescan::scan(self.beginning(&text)?, self.delimiter, self.quoted)?;
        }
        Ok((scan, text))
    }

    fn rows_before(&self) -> usize {
        usize::from(self.declaration > 0)
    }

    /// The first rows.
    fn head(&self, text: &Text) -> io::Result<Head> {
        let mut rows = self.rows(text)?;
        let mut head = Head::default();
        while !head.is_full() && rows.next()? {
            let cells = rows.record.iter().map(|cell| spaced(&String::from_utf8_lossy(cell))).collect();
            head.add(rows.number, cells);
        }
        Ok(head)
    }

    fn rows<'a>(&'a self, text: &'a Text) -> io::Result<Rows<'a>> {
        let reader = ReaderBuilder::new()
            .delimiter(self.delimiter)
            .quoting(self.quoted)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(self.beginning(text)?);
        let number = self.rows_before();
        Ok(Rows { reader, record: ByteRecord::new(), blank: &self.blank_rows, number })
    }

    /// The text in UTF-8 from its first row: from memory when it had to be decoded, else from the disk.
    fn beginning<'a>(&self, text: &'a Text) -> io::Result<Box<dyn Read + 'a>> {
        if let Some(held) = &text.held {
            return Ok(Box::new(&held.as_bytes()[self.declaration..]));
        }
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start((self.mark + self.declaration) as u64))?;
        Ok(Box::new(file))
    }

    fn text(&self) -> io::Result<Text> {
        if self.letters == Letters::Utf8 {
            return Ok(Text { held: None, encoding: UTF_8.name() });
        }
        if fs::metadata(&self.path)?.len() > LARGEST_DECODED {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let bytes = fs::read(&self.path)?;
        let bytes = bytes.get(self.mark..).unwrap_or_default();
        let (held, encoding) = match self.letters {
            Letters::Known(encoding) => {
                (charset::known(bytes, encoding).ok_or(ErrorKind::InvalidData)?, encoding.name())
            }
            Letters::Guessed | Letters::Utf8 => charset::guessed(bytes),
        };
        Ok(Text { held: Some(held), encoding })
    }
}

/// Reads rows and counts them as a spreadsheet does.
struct Rows<'a> {
    reader: Reader<Box<dyn Read + 'a>>,
    record: ByteRecord,
    /// Where the blank rows begin that the reader is still to leave out.
    blank: &'a [u64],
    /// The row that was read last.
    number: usize,
}

impl Rows<'_> {
    fn next(&mut self) -> io::Result<bool> {
        if !self.reader.read_byte_record(&mut self.record)? {
            return Ok(false);
        }
        self.number += 1;
        let end = self.reader.position().byte();
        while let Some((_, rest)) = self.blank.split_first().filter(|(begin, _)| **begin < end) {
            self.blank = rest;
            self.number += 1;
        }
        Ok(true)
    }
}
