//! What counting gives: a value with all that says how sure it is.

use crate::compute::statistics::interval::Interval;

/// A number counted from answers, for one region and one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// In the unit of the indicator.
    pub value: f64,
    /// The 95 % interval, in that unit; `None` for a full count, and where none can be given.
    pub interval: Option<(f64, f64)>,
    /// How many answered the question.
    pub answered: u32,
    /// How many of these gave the answer that is counted; `None` for what is no count.
    pub hits: Option<u32>,
    /// How many exist; `None` where that is not known.
    pub population: Option<f64>,
    /// What it would be if all who are silent said no, or all said yes; in the unit of the indicator.
    pub bounds: Option<(f64, f64)>,
    pub method: Method,
    /// With weights, how many answers without weights would be as sure (Kish).
    pub effective: Option<f64>,
    pub amounts: Amounts,
}

/// What a number adds up, without weights: sums that its parts make as well. The rules of protection are
/// about these. Who belongs to the region for a part counts for that part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Amounts {
    /// How many answered.
    pub people: f64,
    /// For a share or a count how many gave the answer; for a mean, a sum or a score what all gave together;
    /// for a ratio the two sums it divides; none for a median, which its parts do not make.
    pub sums: Vec<f64>,
    /// The two largest that one respondent gave, where what is added up are amounts.
    pub largest: Option<Largest>,
}

/// The two largest amounts that one respondent gave, the largest first.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Largest(pub f64, pub f64);

impl Largest {
    pub fn add(&mut self, amount: f64) {
        let amount = amount.abs();
        if amount > self.0 {
            *self = Largest(amount, self.0);
        } else if amount > self.1 {
            self.1 = amount;
        }
    }

    pub fn merge(&mut self, other: &Self, share: f64) {
        self.add(other.0 * share);
        self.add(other.1 * share);
    }
}

/// How the interval was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Everyone answered, so there is none.
    FullCount,
    /// Exact, of a small and known population (hypergeometric).
    Exact,
    /// Wilson's score interval.
    Wilson,
    /// Wilson's score interval on the effective number of answers: approximate.
    WilsonEffective,
    /// Student's t, with the correction for a finite population where it is known.
    Student,
    /// Student's t on the effective number of answers: approximate.
    StudentEffective,
    /// From order statistics, whatever the distribution.
    OrderStatistics,
    /// Exact Poisson below ten, Byar from there.
    Poisson,
    /// There are too few answers for one, or none is known for this measure.
    None,
}

impl Counted {
    /// Whether some of those who answered also count elsewhere, each for a part. Their number may not be
    /// shown: who counts in two regions is found by adding the two up.
    pub fn is_split(&self) -> bool {
        self.amounts.people < f64::from(self.answered)
    }

    /// How many answered, as is told of a region; of those who belong to it for a part that part, for whoever
    /// counts whole in two regions is found by adding the two up.
    pub fn respondents(&self) -> u32 {
        if self.is_split() { people(self.amounts.people.round() as u64) } else { self.answered }
    }

    /// The same with the sums that its parts make as well.
    pub fn adding_up(mut self, sums: Vec<f64>, largest: Option<Largest>) -> Counted {
        self.amounts.sums = sums;
        self.amounts.largest = largest;
        self
    }

    /// The same with value, interval and bounds times a factor, such as 100 for percent.
    pub fn scaled(mut self, factor: f64) -> Counted {
        let times = |(low, high): (f64, f64)| (low * factor, high * factor);
        self.value *= factor;
        self.interval = self.interval.map(times);
        self.bounds = self.bounds.map(times);
        self
    }
}

/// Those whose answers make a number: how many, of how many, and whether all count alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crowd {
    pub answered: u32,
    /// How many exist; `None` where that is not known.
    pub population: Option<f64>,
    pub evenness: Evenness,
}

impl Crowd {
    /// How many exist, where the frame can be believed.
    pub fn known(self) -> Option<u32> {
        whole(self.population, self.answered).filter(|_| self.evenness.is_even())
    }

    /// How many exist, whole ones and parts.
    pub fn all(self) -> Option<f64> {
        if self.evenness.is_even() {
            self.known().map(f64::from)
        } else {
            self.population.filter(|count| *count > 0.0)
        }
    }

    /// How many exist, in heads like those who answered: the correction that a finite population gives
    /// holds heads against heads.
    pub fn finite(self) -> Option<f64> {
        self.all().map(|all| all * self.evenness.heads_each())
    }

    /// Whether everyone answered, and all count alike: then nothing is left to be unsure of.
    pub fn is_full(self) -> bool {
        self.evenness.is_even() && self.known() == Some(self.answered)
    }

    /// A number of theirs that is no count, with the interval that was found in this way. A full count
    /// has none. `effective` is how many answers without weights would be as sure.
    pub fn number(
        self,
        value: f64,
        interval: Option<Interval>,
        found: Method,
        effective: Option<f64>,
    ) -> Counted {
        let interval = interval.filter(|_| !self.is_full());
        Counted {
            value,
            interval: interval.map(ends),
            answered: self.answered,
            hits: None,
            population: self.population,
            bounds: None,
            method: match interval {
                _ if self.is_full() => Method::FullCount,
                Some(_) => found,
                None => Method::None,
            },
            effective: effective.filter(|_| !self.evenness.is_even()),
            amounts: Amounts { people: self.evenness.people, ..Amounts::default() },
        }
    }

    /// How an interval by Student's t is called here: with weights it is approximate.
    pub fn student(self) -> Method {
        if self.evenness.is_even() { Method::Student } else { Method::StudentEffective }
    }
}

/// Whether all answers count alike, so that whole counts mean something. Equal weights do: those of one
/// stratum by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Evenness {
    first: Option<f64>,
    is_broken: bool,
    heads: f64,
    /// The same heads, each for the part that it belongs here.
    people: f64,
}

impl Evenness {
    pub fn add(&mut self, weight: f64) {
        self.is_broken |= *self.first.get_or_insert(weight) != weight;
        self.heads += 1.0;
        self.people += 1.0;
    }

    pub fn merge(&mut self, other: &Self, share: f64) {
        // Who belongs here for a part is no whole respondent, even where everyone does.
        self.is_broken |= other.is_broken || share < 1.0;
        if let Some(weight) = other.first.map(|weight| weight * share) {
            self.is_broken |= *self.first.get_or_insert(weight) != weight;
        }
        self.heads += other.heads;
        self.people += other.people * share;
    }

    /// How many answered; who belongs here for a part counts for that part.
    pub fn people(&self) -> f64 {
        self.people
    }

    /// How many heads make one who belongs here: of 12 who count for 0.6 each, 7.2 do.
    pub fn heads_each(&self) -> f64 {
        if self.people > 0.0 { self.heads / self.people } else { 1.0 }
    }

    pub fn is_even(&self) -> bool {
        !self.is_broken
    }
}

/// The ends of an interval.
pub fn ends(interval: Interval) -> (f64, f64) {
    (interval.low, interval.high)
}

/// Everyone who exists, as a whole number; parts of municipalities are rounded. `None` where fewer
/// would exist than answered, for then the frame is wrong.
pub fn whole(population: Option<f64>, answered: u32) -> Option<u32> {
    // Parts of municipalities add up to a half now and then, give or take the last bits.
    let rounded = ((population.filter(|count| count.is_finite())? * 1e6).round() / 1e6).round();
    // A frame counts practices and people: far below the largest `u32`, and never below zero.
    let whole = if rounded < f64::from(u32::MAX) { rounded as u32 } else { return None };
    (whole >= answered && whole > 0).then_some(whole)
}

/// A count of respondents as it is shown; more than four thousand million do not answer.
pub fn people(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
