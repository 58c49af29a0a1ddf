//! The first whole number for which something holds, found by halving.

/// The smallest number from `low` to `high` for which `holds`, where it holds for all above the
/// first; `high` when it holds for none below it, for `high` itself is never asked about.
pub(super) fn first(low: u32, high: u32, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (low, high);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_lies() {
        for wanted in 0..=20 {
            assert_eq!(first(0, 20, |number| number >= wanted), wanted);
        }
        assert_eq!(first(3, 20, |_| true), 3);
        assert_eq!(first(0, u32::MAX, |_| false), u32::MAX);
        assert_eq!(first(7, 5, |_| true), 7);
    }
}
