//! x
use crate::cli::*;
#[derive(Debug,Clone,Copy,clap::ValueEnum)] pub enum Kind { Site, Region }
pub fn new(_:&NewArguments)->Outcome{Outcome::Done}
