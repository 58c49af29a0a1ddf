//! The measure `ratio`: one indicator divided by another, of the same region and period.
//!
//! Its status is the weakest of its parts, and at best `derived`: it is ours, not the source's.

use super::estimate::{Estimate, Estimates, Key, Quantity};
use crate::tidy::{Indicator, Measure, Status};

/// Adds this indicator wherever both of its parts are numbers and the denominator is not zero.
pub fn add(indicator: &Indicator, estimates: &mut Estimates) {
    let Measure::Ratio { numerator, denominator, per } = &indicator.measure else { return };
    let ratios: Vec<(Key, Estimate)> = estimates
        .of(numerator)
        .filter_map(|(key, top)| {
            let bottom = estimates.beside(key, denominator)?;
            let ratio = divided(top, bottom, *per)?;
            Some((Key { indicator: indicator.id.clone(), ..key.clone() }, ratio))
        })
        .collect();
    for (key, ratio) in ratios {
        estimates.add(key, ratio);
    }
}

fn divided(top: &Estimate, bottom: &Estimate, per: f64) -> Option<Estimate> {
    let divisor = bottom.number().filter(|number| *number != 0.0)?;
    let value = top.number()? / divisor * per;
    let mut ratio = Estimate {
        quantity: Quantity::Number { value, interval: None },
        status: Status::Derived.max(top.status).max(bottom.status),
        bases: top.bases.clone(),
        covers: top.covers.clone().or_else(|| bottom.covers.clone()),
        note: None,
        remarks: top.remarks.clone(),
        sampled: None,
        place: top.place.clone(),
    };
    for basis in &bottom.bases {
        if !ratio.bases.contains(basis) {
            ratio.bases.push(basis.clone());
        }
    }
    bottom.remarks.iter().for_each(|reason| ratio.remark(reason));
    Some(ratio)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;

    fn number(value: f64, status: Status) -> Estimate {
        Estimate {
            quantity: Quantity::Number { value, interval: None },
            status,
            bases: Vec::new(),
            covers: None,
            note: None,
            remarks: Vec::new(),
            sampled: None,
            place: Place::file("figures.csv"),
        }
    }

    fn ratio(top: Estimate, bottom: Estimate) -> Option<(String, Status)> {
        let ratio = divided(&top, &bottom, 1.0)?;
        Some((format!("{:.0}", ratio.number()?), ratio.status))
    }

    #[test]
    fn agrees_with_the_inventory_of_the_2022_report() {
        let whole = |value| number(value, Status::Final);
        assert_eq!(ratio(whole(660_000.0), whole(500.0)), Some(("1320".to_owned(), Status::Derived)));
        assert_eq!(ratio(whole(265_000.0), whole(123.0)), Some(("2154".to_owned(), Status::Derived)));
        assert_eq!(ratio(whole(355_000.0), whole(70.0)), Some(("5071".to_owned(), Status::Derived)));
    }

    #[test]
    fn the_weakest_part_decides_the_status() {
        let firm = number(10.0, Status::Final);
        let guess = number(5.0, Status::Estimate);
        assert_eq!(ratio(firm, guess), Some(("2".to_owned(), Status::Estimate)));
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(ratio(number(1.0, Status::Final), number(0.0, Status::Final)), None);
    }
}
