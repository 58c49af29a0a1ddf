//! How much is hidden besides what the rules hide, against the least that would do, found by trying everything.
