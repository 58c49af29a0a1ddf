//! What each command does: it opens the project, has the line run, and says how it went.

pub mod audit;
pub mod build;
pub mod explain;
pub mod inspect;
pub mod new;
mod new_survey;
mod today;
