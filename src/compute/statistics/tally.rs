//! A tally: how many gave a certain answer, out of all who answered.

/// How many gave a certain answer, out of all who answered. Who did not answer is in neither number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    // Invariant: `hits <= answered`, and `answered` is not zero.
    hits: u32,
    answered: u32,
}

impl Tally {
    /// `None` when nobody answered, for a share of nobody is not zero; and when there are more hits
    /// than answers.
    pub fn new(hits: u32, answered: u32) -> Option<Tally> {
        (answered > 0 && hits <= answered).then_some(Tally { hits, answered })
    }

    /// How many gave the answer.
    pub fn hits(self) -> u32 {
        self.hits
    }

    /// How many answered; never zero.
    pub fn answered(self) -> u32 {
        self.answered
    }

    /// How many gave another answer.
    pub fn misses(self) -> u32 {
        self.answered - self.hits
    }

    /// The share who gave the answer, from 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.hits) / f64::from(self.answered)
    }
}
