//! Nobody can be found: what is hidden cannot be computed from what is shown, and a site that gives something
//! away is not published.

mod audit;
mod references;
mod tables;
