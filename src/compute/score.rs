//! The measure `score`: several scales of one respondent, each stretched to the same range, as one number.

/// One scale of a score: its lowest and highest value, and whether a high answer means little.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
    pub is_reversed: bool,
}

/// The score of one respondent, the mean of the scales that were answered. `None` when too few were.
pub fn score(
    answers: impl Iterator<Item = (Scale, Option<f64>)>,
    range: (f64, f64),
    least_answered: usize,
) -> Option<f64> {
    let stretched: Vec<f64> = answers.filter_map(|(scale, value)| stretched(scale, value?, range)).collect();
    let is_enough = !stretched.is_empty() && stretched.len() >= least_answered;
    is_enough.then(|| stretched.iter().sum::<f64>() / stretched.len() as f64)
}

/// An answer in the common range. `None` for a scale with one step.
fn stretched(scale: Scale, value: f64, (low, high): (f64, f64)) -> Option<f64> {
    let part = (value - scale.low) / (scale.high - scale.low);
    let part = if scale.is_reversed { 1.0 - part } else { part };
    Some(low + part * (high - low)).filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    const UP: Scale = Scale { low: 1.0, high: 5.0, is_reversed: false };
    const DOWN: Scale = Scale { low: 1.0, high: 5.0, is_reversed: true };

    #[test]
    fn scales_are_stretched_reversed_and_averaged() {
        let answers = [(UP, Some(5.0)), (DOWN, Some(4.0)), (UP, None)];
        assert_eq!(score(answers.into_iter(), (0.0, 100.0), 2), Some(62.5));
        assert_eq!(score(answers.into_iter(), (0.0, 100.0), 3), None);
    }
}
