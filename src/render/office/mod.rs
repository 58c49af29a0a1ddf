//! The internal edition: what was withheld and why, what each practice answered, what practices ask for, and the
//! mark on every page that it must not be passed on.
//!
//! Only this folder looks into the drawer: `tests/architecture.rs` holds all others to that. What leaves it are
//! views, and they are empty where the drawer is shut.

mod beside;
mod mark;
mod requests;
mod units;
mod withheld;
mod words;

pub use beside::{BesideView, of_figure, of_indicator, of_region};
pub use mark::{STYLE, files, marked};
pub use withheld::WithheldView;

use super::desk::Desk;
use super::pages::Job;
use crate::model::Address;
use crate::protect::Office;
use crate::text::date::Period;
use crate::text::id::SurveyId;

/// Where the pages of the internal edition begin.
pub const ADDRESS: &str = "/intern/";

/// What only the publisher's own office sees. In a public build it is shut, and there is nothing in it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Drawer<'a>(Option<&'a Office>);

impl<'a> Drawer<'a> {
    pub fn of(office: Option<&'a Office>) -> Self {
        Self(office)
    }

    /// Whether the build is for the publisher's own office.
    pub fn is_open(self) -> bool {
        self.0.is_some()
    }
}

/// The pages of the internal edition; none in a public build.
pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let Drawer(Some(office)) = desk.drawer else { return Vec::new() };
    let mut jobs: Vec<Job<'a>> = vec![
        Box::new(move || withheld::page_of(desk, office)),
        Box::new(move || requests::page_of(desk, office)),
    ];
    for wave in office.units() {
        jobs.push(Box::new(move || units::page_of(desk, wave)));
    }
    jobs
}

fn requests_address() -> Address {
    Address::fixed("/intern/verzoeken/")
}

fn wave_address(survey: &SurveyId, period: Period) -> Address {
    Address::fixed(&format!("{ADDRESS}{survey}/{period}/"))
}
