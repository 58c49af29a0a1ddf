//! Nobody can be found: what is hidden cannot be computed from what is shown, a site that gives something
//! away is not published, and what is for the office alone never leaves it.

mod audit;
mod editions;
mod intervals;
mod leaks;
mod markers;
mod properties;
mod references;
mod requests;
mod tables;
mod wholes;
