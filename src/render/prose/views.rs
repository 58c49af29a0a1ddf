//! What the theme's parts for blocks in a text may use.

use crate::model::{Address, Matrix};
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::render::mark::{LegendView, Mark, MarkView, legend};
use serde::Serialize;

/// Room to write.
#[derive(Debug, Serialize)]
pub struct LinesView {
    /// One entry a line.
    lines: Vec<u8>,
    /// What is read aloud in place of the lines.
    label: String,
}

impl LinesView {
    pub fn new(desk: &Desk<'_>, count: u8) -> Self {
        Self { lines: (1..=count).collect(), label: desk.words.count("writing.lines", usize::from(count)) }
    }
}

/// A figure standing in a text, with the region it is of.
#[derive(Debug, Serialize)]
pub struct FigureInText<'a> {
    pub region: &'a str,
    pub figure: figure_view::FigureView,
}

/// What holds for one region only.
#[derive(Debug, Serialize)]
pub struct RegionBlock {
    pub name: String,
    pub href: String,
    pub html: String,
}

/// A table of choices, each with its class: `yes`, `no`, `may`, or `other` for any other text.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    id: String,
    caption: String,
    header: Vec<String>,
    rows: Vec<MatrixRow>,
    /// What the marks in it mean; `None` where it has none.
    legend: Option<LegendView>,
}

#[derive(Debug, Serialize)]
pub struct MatrixRow {
    pub name: String,
    cells: Vec<MatrixCell>,
}

#[derive(Debug, Serialize)]
pub struct MatrixCell {
    text: String,
    /// The mark that the text is; `None` for any other text.
    mark: Option<MarkView>,
    class: &'static str,
}

impl MatrixView {
    pub fn new(desk: &Desk<'_>, page: &Address, matrix: &Matrix, id: &str) -> Self {
        let rows = matrix.rows.iter().filter_map(|row| row.split_first()).map(|(name, cells)| MatrixRow {
            name: name.clone(),
            cells: cells
                .iter()
                .map(|text| MatrixCell {
                    text: text.clone(),
                    mark: Mark::written(desk, text),
                    class: answer_class(text),
                })
                .collect(),
        });
        let rows: Vec<MatrixRow> = rows.collect();
        let marks = rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.mark.as_ref());
        Self {
            legend: legend(desk, page, marks.map(|mark| mark.kind)),
            id: id.to_owned(),
            caption: desk.words.get("writing.matrix"),
            header: matrix.header.clone(),
            rows,
        }
    }
}

fn answer_class(text: &str) -> &'static str {
    let text = text.to_lowercase();
    match text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default() {
        "ja" | "yes" => "yes",
        "nee" | "no" => "no",
        "kan" | "may" => "may",
        _ => "other",
    }
}
