//! What silent practices, and people of whom hours are missing, add to a total.
//!
//! A silent practice gets what the answering ones of its stratum have per patient, times its own list
//! (the "full estimate" of NHS England's General Practice Workforce); a known person with missing
//! hours gets the mean of the same function (its "partial estimate"). Both are estimates, and are
//! counted apart from what was reported.

/// One practice of a stratum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// What it is large by, such as its list of patients; known of all.
    pub size: f64,
    /// What is counted, such as full-time equivalents. `None` when it did not answer.
    pub quantity: Option<f64>,
}

/// A total in the unit of what is counted, with the estimated part kept apart.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Completed {
    /// The sum over those that answered.
    pub reported: f64,
    /// The sum of the estimates for those that did not.
    pub estimated: f64,
    /// How many answered.
    pub units_reported: usize,
    /// How many were estimated.
    pub units_estimated: usize,
}

impl Completed {
    /// The whole total.
    pub fn total(self) -> f64 {
        self.reported + self.estimated
    }

    /// The total over two strata.
    pub fn plus(self, other: Completed) -> Completed {
        Completed {
            reported: self.reported + other.reported,
            estimated: self.estimated + other.estimated,
            units_reported: self.units_reported + other.units_reported,
            units_estimated: self.units_estimated + other.units_estimated,
        }
    }
}

/// What a silent unit of this size would have: `size × Σquantity/Σsize` over those of its stratum that
/// answered. `None` when these have no size.
pub fn full_estimate(size: f64, answered_quantity: f64, answered_size: f64) -> Option<f64> {
    let estimate = size * (answered_quantity / answered_size);
    (answered_size > 0.0 && estimate.is_finite()).then_some(estimate)
}

/// What a person with missing hours has: the mean of the same function in the stratum. `None` when
/// nobody's hours are known.
pub fn partial_estimate(known: &[f64]) -> Option<f64> {
    // No stratum has so many people that this loses digits.
    let mean = known.iter().sum::<f64>() / known.len() as f64;
    (!known.is_empty() && mean.is_finite()).then_some(mean)
}

/// The total of one stratum of practices, the silent ones by full estimate. `None` when a silent one
/// cannot be estimated.
pub fn completed(stratum: &[Unit]) -> Option<Completed> {
    let mut answered_size = 0.0;
    let mut all = Completed::default();
    for unit in stratum {
        let Some(quantity) = unit.quantity else { continue };
        answered_size += unit.size;
        all.reported += quantity;
        all.units_reported += 1;
    }
    for unit in stratum.iter().filter(|unit| unit.quantity.is_none()) {
        all.estimated += full_estimate(unit.size, all.reported, answered_size)?;
        all.units_estimated += 1;
    }
    Some(all)
}

/// The total over the people of one function in one stratum, missing hours by partial estimate. `None`
/// when hours are missing and nobody's are known.
pub fn completed_people(hours: &[Option<f64>]) -> Option<Completed> {
    let known: Vec<f64> = hours.iter().filter_map(|hours| *hours).collect();
    let missing = hours.len() - known.len();
    let reported = known.iter().sum();
    let mut all = Completed { reported, units_reported: known.len(), ..Completed::default() };
    if missing > 0 {
        // Nor has one so many missing.
        all.estimated = partial_estimate(&known)? * missing as f64;
        all.units_estimated = missing;
    }
    Some(all)
}
