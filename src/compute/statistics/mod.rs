//! The statistics behind the figures, as pure functions: numbers in, numbers out.
//!
//! Nothing here reads a file, knows a region or a language, rounds for display or panics, whatever
//! it is handed; what cannot be computed is `None`. Each file names the publication it follows, and
//! `tests/published/` holds it against numbers that others printed or computed.
//!
//! | question | file |
//! |---|---|
//! | between which values lies the true share | [`wilson`], [`hypergeometric`], [`bounds`] |
//! | how sure is a count, a rate | [`poisson`], [`dobson`] |
//! | how sure is a mean, a ratio, a median | [`mean`], [`ratio`], [`quantile`] |
//! | does a region differ, and does it change | [`comparison`], [`spine`], [`rank`], [`trend`] |
//! | who answered, and whom do they stand for | [`response`], [`weights`], [`missing_units`] |
//! | do rounded percentages add up | [`rounding`] |

pub mod bounds;
pub mod comparison;
pub mod distributions;
pub mod dobson;
pub mod hypergeometric;
pub mod interval;
pub mod mean;
pub mod missing_units;
pub mod poisson;
pub mod quantile;
pub mod rank;
pub mod ratio;
pub mod response;
pub mod rounding;
mod search;
pub mod spine;
pub mod tally;
pub mod trend;
pub mod weights;
pub mod wilson;
