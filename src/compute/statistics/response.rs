//! How many of those asked took part, and how much of the population they stand for.
//!
//! Source: American Association for Public Opinion Research, Standard Definitions (10th ed., 2023).

/// What became of all who were asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcomes {
    /// I: complete answers.
    pub complete: u32,
    /// P: partial answers.
    pub partial: u32,
    /// R: refused, or broke off.
    pub refused: u32,
    /// NC: never reached.
    pub not_reached: u32,
    /// O: reached, but could not take part.
    pub other: u32,
    /// U: not known whether they belong to the population.
    pub unknown: u32,
    /// e: the estimated share of the unknown that does belong to it, from 0 to 1.
    pub eligible_share: f64,
}

impl Outcomes {
    /// RR1: complete answers out of all who may belong to the population. The most careful rate.
    pub fn rr1(&self) -> Option<f64> {
        share(self.complete(), self.surely() + f64::from(self.unknown))
    }

    /// RR2: as RR1, with partial answers above the line.
    pub fn rr2(&self) -> Option<f64> {
        share(self.taking_part(), self.surely() + f64::from(self.unknown))
    }

    /// RR3: complete answers, counting only the eligible share of the unknown.
    pub fn rr3(&self) -> Option<f64> {
        share(self.complete(), self.surely() + self.eligible_unknown()?)
    }

    /// RR4: as RR3, with partial answers above the line.
    pub fn rr4(&self) -> Option<f64> {
        share(self.taking_part(), self.surely() + self.eligible_unknown()?)
    }

    /// RR5: complete answers, counting none of the unknown. The highest rate.
    pub fn rr5(&self) -> Option<f64> {
        share(self.complete(), self.surely())
    }

    /// RR6: as RR5, with partial answers above the line.
    pub fn rr6(&self) -> Option<f64> {
        share(self.taking_part(), self.surely())
    }

    /// COOP1: complete answers out of all who were reached.
    pub fn coop1(&self) -> Option<f64> {
        share(self.complete(), self.surely() - f64::from(self.not_reached))
    }

    fn complete(&self) -> f64 {
        f64::from(self.complete)
    }

    fn taking_part(&self) -> f64 {
        f64::from(self.complete) + f64::from(self.partial)
    }

    /// All who surely belong to the population.
    fn surely(&self) -> f64 {
        [self.complete, self.partial, self.refused, self.not_reached, self.other].map(f64::from).iter().sum()
    }

    /// `None` when the eligible share is no share.
    fn eligible_unknown(&self) -> Option<f64> {
        let is_share = (0.0..=1.0).contains(&self.eligible_share);
        is_share.then(|| self.eligible_share * f64::from(self.unknown))
    }
}

/// Which share of a size, such as patients, belongs to those who responded: `responding` out of
/// `all`, both in the unit of the size. `None` when there is none at all, or more responds than
/// there is.
pub fn coverage(responding: f64, all: f64) -> Option<f64> {
    share(responding, all).filter(|share| (0.0..=1.0).contains(share))
}

/// `None` when the whole is not a number above zero.
fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0 && whole.is_finite()).then(|| part / whole)
}
