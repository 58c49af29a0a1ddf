//! The commons for text: ids, dates, numbers, names that are nearly right, and the languages' own forms.

pub mod date;
pub mod id;
pub mod language;
pub mod nearest;
pub mod number;
pub mod slug;
pub mod yaml;
