//! Doubts about texts: what should not be in them, and what cannot be true.

mod dates;
mod personal_data;
mod spelling;

pub use dates::{dates, in_order};
pub use personal_data::{looks_personal, personal_data};
pub use spelling::spelling;
