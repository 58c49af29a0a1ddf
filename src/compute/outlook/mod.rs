//! What is coming: models of supply and demand, as pure functions on plain, checked numbers.
//!
//! Nothing here reads a file, knows a region's name or a language, or makes a picture; nothing says
//! "will", everything says "if", and the assumptions are an argument of each function. What cannot be
//! computed is `None` or a case of its own, never zero. Reasons are data, for sentences are the theme's.
//!
//! What these give of single practices must never be public: see the heads of [`domino`] and
//! [`hot_spots`] for what may be told of an area. None of it can be serialised:
//!
//! ```compile_fail
//! fn show<T: serde::Serialize>(_: T) {}
//! fn leak(cascade: praatplaat::compute::outlook::domino::Cascade) { show(cascade) }
//! ```
//!
//! ```compile_fail
//! fn show<T: serde::Serialize>(_: T) {}
//! fn leak(coming: praatplaat::compute::outlook::country::Coming) { show(coming) }
//! ```
//!
//! | question | file |
//! |---|---|
//! | how many GPs and patients are there, now and in ten years | [`supply`], [`demand`], [`projection`] |
//! | what do silent practices add | [`completion`] |
//! | where does it start to hurt, and why | [`hot_spots`] |
//! | may several practices fall free together, and why does nobody come then | [`falling_together`], [`catch_22`] |
//! | what does one practice that closes do to the others | [`domino`] |
//! | what do other professions take over out of hours | [`substitution`] |
//! | which regions come first, and is that sure | [`priority`] |
//! | does the national model say the same | [`national`] |
//! | all of these for every municipality | [`country`] |
//! | what did the site choose to assume | [`chosen`] |

pub mod amount;
pub mod area;
pub mod assumptions;
pub mod catch_22;
pub mod chosen;
pub mod completion;
pub mod country;
pub mod demand;
pub mod domino;
pub mod falling_together;
pub mod hot_spots;
pub mod national;
pub mod practice;
pub mod pressure;
pub mod priority;
pub mod projection;
pub mod substitution;
pub mod supply;
