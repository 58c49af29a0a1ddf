//! The charts: plain structs that draw themselves as SVG text.
//!
//! A chart gets finished words and raw numbers. It decides where a thing stands, never what it
//! says: formatting, rounding and language belong to the caller. `draw(id)` gives one `<svg>` to
//! put inside a page; `id` must be unique on that page and the same in every build.
//!
//! Every chart is drawn for a phone and grows from there, so one drawing serves all widths. No
//! meaning hangs on colour alone, no colour is fixed (see `ink`), and no style attribute is
//! written, for the site's content security policy forbids those.

mod alone;
mod axis;
mod bar_chart;
mod boundary_map;
mod dot_chart;
mod effect_tree;
mod five_steps;
mod form;
mod hatch;
mod ink;
mod inside;
#[cfg(test)]
mod looked_at;
mod pair_chart;
mod pair_side;
mod pictogram_row;
mod rank_mark;
mod rank_rows;
mod rank_strip;
mod row_words;
mod rows;
mod sheet;
mod short_label;
mod spine_chart;
mod spine_key;
mod stacked_share;
mod tile;
mod tile_map;
mod tree_layout;
mod tree_lines;
mod trend_chart;
mod trend_ends;
mod trend_gaps;
mod trend_line;
mod trend_plot;
mod trend_words;
mod whisker;
mod words;

pub use alone::Alone;
pub use axis::Axis;
pub use bar_chart::BarChart;
pub use boundary_map::{Area, BoundaryMap};
pub use dot_chart::DotChart;
pub use effect_tree::{Edge, EffectTree, Footing, Layer, Node};
pub use five_steps::{FiveSteps, Reached, Step};
pub use pair_chart::{PairChart, PairGroup, PairRow};
pub use pictogram_row::{PictogramRow, SIGNS, Sign};
pub use rank_rows::RankRows;
pub use rank_strip::{RankMarker, RankStrip};
pub use rows::{Benchmark, Reading, Row, Wording};
pub use spine_chart::{Right, SpineChart, SpinePart, SpineRow, SpineStand};
pub use spine_key::SpineKey;
pub use stacked_share::StackedShare;
pub use tile::Tile;
pub use tile_map::{Legend, TileMap};
pub use trend_chart::{TrendChart, TrendPoint, TrendSeries};

/// How wide a chart is drawn, in px: a phone of 360 px between its margins.
const WIDTH: f32 = 328.0;
