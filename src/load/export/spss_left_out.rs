//! What is told about SPSS files where the program was compiled without the feature `spss`.

use super::head::Head;
use super::header::Header;
use super::{Labels, told};
use crate::finding::Findings;
use csv::ByteRecord;
use std::io;
use std::path::Path;

/// There is none.
#[derive(Debug)]
pub(super) enum Spss {}

pub(super) fn open(findings: &mut Findings, file: &str, _: &Path) -> Option<(Spss, Head, Labels)> {
    findings.add(told::spss(file, "this praatplaat was made without the reading of SPSS files"));
    None
}

pub(super) fn header(_: &Head) -> Option<Header> {
    None
}

impl Spss {
    pub fn each_row(&self, _: &mut dyn FnMut(usize, &ByteRecord)) -> io::Result<()> {
        match *self {}
    }
}
