//! Nobody can be found: what is hidden cannot be computed from what is shown.

mod references;
mod tables;
