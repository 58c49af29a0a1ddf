//! Reading with crates that check what they read, and yet may be brought to a panic by a damaged file.

use std::io::{self, ErrorKind};
use std::panic::{self, AssertUnwindSafe};

/// What was read; a panic on the way is an error like any other. Nothing of a reader that panicked is used again.
pub(super) fn guarded<T>(read: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    panic::catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(ErrorKind::InvalidData.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        assert_eq!(guarded(|| Ok(1)).ok(), Some(1));
        let error = guarded::<()>(|| panic!("this line is printed by a test that expects it"));
        assert_eq!(error.map_err(|error| error.kind()), Err(ErrorKind::InvalidData));
    }
}
