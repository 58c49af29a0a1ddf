//! The thresholds of protection by name: what they are by themselves, which way is looser, and what they can
//! be. One that is looser needs a written reason, which the site prints.

use super::Privacy;
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::nearest;
use crate::text::yaml::{self, Yaml};

/// A threshold as this site has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// Its name in `praatplaat.yaml`.
    pub key: &'static str,
    pub here: f64,
    /// What it is by itself.
    pub usual: f64,
    pub unit: ThresholdUnit,
    looser: Looser,
    /// No value beyond these makes sense.
    least: f64,
    most: f64,
}

/// What a threshold is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThresholdUnit {
    /// Answers, people or practices.
    Whole,
    Percent,
}

/// Which way shows more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looser {
    Lower,
    Higher,
}

/// The key under `privacy` that holds the reasons.
const REASONS: &str = "reasons";

/// More answers than this are in no survey of a profession; such a threshold hides everything.
const MOST_ANSWERS: f64 = 1000.0;

/// Below this, a threshold in percent would do nothing.
const LEAST_PERCENT: f64 = 0.1;

impl Privacy {
    /// Every threshold, in the order in which they are explained.
    pub fn thresholds(&self) -> Vec<Threshold> {
        use Looser::{Higher, Lower};
        let usual = Privacy::default();
        let whole = |key, of: fn(&Privacy) -> u32| Threshold {
            key,
            here: f64::from(of(self)),
            usual: f64::from(of(&usual)),
            unit: ThresholdUnit::Whole,
            looser: Lower,
            least: 1.0,
            most: MOST_ANSWERS,
        };
        let percent = |key, looser, of: fn(&Privacy) -> f64| Threshold {
            key,
            here: of(self),
            usual: of(&usual),
            unit: ThresholdUnit::Percent,
            looser,
            least: LEAST_PERCENT,
            most: 100.0,
        };
        vec![
            whole("least_answered", |privacy| privacy.least_answered),
            whole("least_count", |privacy| privacy.least_count),
            whole("least_width", |privacy| privacy.least_width),
            // Below a half, what most say and what few say would be the same.
            Threshold { least: 50.0, ..percent("most_alike", Higher, |privacy| privacy.most_alike) },
            whole("large_group", |privacy| privacy.large_group),
            percent("p_percent", Lower, |privacy| privacy.p_percent),
            percent("dominance", Higher, |privacy| privacy.dominance),
            percent("least_response", Lower, |privacy| privacy.least_response),
            percent("full_response", Lower, |privacy| privacy.full_response),
            percent("full_coverage", Lower, |privacy| privacy.full_coverage),
        ]
    }

    /// Why a threshold is looser than it is by itself; `None` where nobody wrote it down.
    pub fn reason(&self, key: &str) -> Option<&str> {
        self.reasons.get(key).map(|reason| reason.trim()).filter(|reason| !reason.is_empty())
    }

    /// Tells what makes no sense, what is looser without a reason, and reasons for nothing.
    pub(super) fn check(&self, findings: &mut Findings, yaml: Yaml<'_>) {
        let thresholds = self.thresholds();
        for threshold in &thresholds {
            let finding = if !threshold.is_possible() {
                Some(threshold.makes_no_sense())
            } else if threshold.is_looser() && self.reason(threshold.key).is_none() {
                // A reason under a misspelt name is told below, with the name that was meant.
                (!self.has_misspelt_reason(threshold.key)).then(|| threshold.needs_a_reason())
            } else {
                None
            };
            findings.extend(
                finding.map(|finding| finding.at(yaml::place_of(yaml, &format!("{}:", threshold.key)))),
            );
        }
        self.check_order(findings, yaml);
        for key in self.reasons.keys() {
            let finding = self.reason_for_nothing(&thresholds, key);
            findings.extend(finding.map(|finding| finding.at(place_of_reason(yaml, key))));
        }
    }

    fn has_misspelt_reason(&self, key: &str) -> bool {
        let is_known = |reason: &str| self.thresholds().iter().any(|threshold| threshold.key == reason);
        self.reasons.keys().any(|reason| !is_known(reason) && nearest::of(reason, &[key]).is_some())
    }

    /// A figure without a warning must at least be a figure.
    fn check_order(&self, findings: &mut Findings, yaml: Yaml<'_>) {
        if self.least_response > self.full_response {
            findings.add(
                Finding::error(Code::BadValue, "`least_response` is above `full_response`")
                    .at(yaml::place_of(yaml, "least_response:"))
                    .help("make it lower: between the two a figure has a warning"),
            );
        }
    }

    fn reason_for_nothing(&self, thresholds: &[Threshold], key: &str) -> Option<Finding> {
        let Some(threshold) = thresholds.iter().find(|threshold| threshold.key == key) else {
            let keys = thresholds.iter().map(|threshold| threshold.key);
            let finding =
                Finding::error(Code::UnknownKey, format!("`{REASONS}` names `{key}`, which is no threshold"));
            return Some(finding.did_you_mean(key, keys));
        };
        if threshold.is_looser() || !threshold.is_possible() {
            return None;
        }
        let unexplained =
            thresholds.iter().find(|other| other.is_looser() && self.reason(other.key).is_none());
        let finding = Finding::warning(
            Code::ReasonForNothing,
            format!("there is a reason for `{key}`, which is not looser than it is by itself"),
        );
        Some(match unexplained {
            Some(other) => finding.help(format!("did you mean `{}`?", other.key)),
            None => finding.help("take the reason out"),
        })
    }
}

/// The row of a reason: its name stands higher up too, with its threshold.
fn place_of_reason(yaml: Yaml<'_>, key: &str) -> Place {
    let is_key = |line: &str, key: &str| line.contains(&format!("{key}:"));
    let mut rows = yaml.text.lines().enumerate().skip_while(|(_, line)| !is_key(line, REASONS));
    let row = rows.find(|(_, line)| is_key(line, key)).map(|(row, _)| yaml.rows_before + row + 1);
    row.map_or(Place::file(yaml.file), |row| Place::file(yaml.file).row(row))
}

impl Threshold {
    /// Whether it shows more than it does by itself.
    pub fn is_looser(&self) -> bool {
        match self.looser {
            Looser::Lower => self.here < self.usual,
            Looser::Higher => self.here > self.usual,
        }
    }

    /// Whether it is anything but what it is by itself.
    pub fn is_changed(&self) -> bool {
        self.here != self.usual
    }

    fn is_possible(&self) -> bool {
        (self.least..=self.most).contains(&self.here)
    }

    fn makes_no_sense(&self) -> Finding {
        let Self { key, here, usual, least, most, unit, .. } = self;
        let kind = match unit {
            ThresholdUnit::Whole => "a whole number",
            ThresholdUnit::Percent => "a percentage",
        };
        Finding::error(Code::BadValue, format!("`{key}` cannot be {here}")).help(format!(
            "write {kind} from {least} to {most}, or take the line out: by itself it is {usual}"
        ))
    }

    fn needs_a_reason(&self) -> Finding {
        let Self { key, here, usual, .. } = self;
        Finding::error(
            Code::LooserThreshold,
            format!("`{key}` is {here}, which hides less than {usual}, and nobody wrote why"),
        )
        .help(format!("write under `privacy`: {REASONS}: {{{key}: \"…\"}}; readers will see it"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_looser_or_senseless_by_itself() {
        for threshold in Privacy::default().thresholds() {
            assert!(threshold.is_possible() && !threshold.is_changed(), "{threshold:?}");
        }
    }

    #[test]
    fn looser_is_lower_for_some_and_higher_for_others() {
        let looser = |privacy: Privacy| {
            let all = privacy.thresholds();
            all.into_iter().filter(Threshold::is_looser).map(|threshold| threshold.key).collect::<Vec<_>>()
        };
        assert_eq!(looser(Privacy { least_count: 3, ..Privacy::default() }), ["least_count"]);
        assert_eq!(looser(Privacy { least_count: 7, ..Privacy::default() }), Vec::<&str>::new());
        assert_eq!(looser(Privacy { dominance: 95.0, ..Privacy::default() }), ["dominance"]);
        assert_eq!(looser(Privacy { dominance: 75.0, ..Privacy::default() }), Vec::<&str>::new());
    }

    #[test]
    fn what_is_no_number_makes_no_sense() {
        for dominance in [f64::NAN, f64::INFINITY, -1.0, 0.0, 101.0] {
            let privacy = Privacy { dominance, ..Privacy::default() };
            let senseless = privacy.thresholds().into_iter().filter(|threshold| !threshold.is_possible());
            assert_eq!(senseless.map(|threshold| threshold.key).collect::<Vec<_>>(), ["dominance"]);
        }
    }
}
