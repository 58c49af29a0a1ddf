//! The national model of supply and required growth, to hold the local one against.
//!
//! Source: Capaciteitsorgaan, Capaciteitsplan, as read in the public R translation of its Stata model
//! (github.com/mgmheck/huisartsen-dashboard), which records errors of its own: a cross-check, no truth.
//! Parameters of the 2025 round, middle scenario.

/// The years for which an outflow is given, after today.
const STEPS: [f64; 4] = [5.0, 10.0, 15.0, 20.0];

/// The part of today's GPs who have left after 5, 10, 15 and 20 years; between these it runs straight, and
/// after twenty years it stays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outflow(pub [f64; 4]);

impl Outflow {
    /// The part, from 0 to 1, that has left after so many years.
    pub fn gone(&self, years: f64) -> f64 {
        let (mut before, mut left) = (0.0, 0.0);
        for (step, gone) in STEPS.into_iter().zip(self.0) {
            if years <= step {
                return left + (gone - left) * ((years - before) / (step - before)).clamp(0.0, 1.0);
            }
            (before, left) = (step, gone);
        }
        left
    }
}

/// One sex of the profession.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sex {
    /// Part of all persons.
    pub share: f64,
    /// Full-time equivalents that one works.
    pub fte: f64,
    pub outflow: Outflow,
}

/// The parts by which the work itself changes the demand, a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WorkGrowth {
    pub epidemiology: f64,
    pub society: f64,
    pub profession: f64,
    pub efficiency: f64,
    pub horizontal_substitution: f64,
    pub vertical_substitution: f64,
    /// Part of a working week that is won by working less.
    pub shorter_week: f64,
}

/// The national model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct National {
    pub persons: f64,
    pub women: Sex,
    pub men: Sex,
    /// The part by which the population asks more after 5, 10, 15 and 20 years.
    pub demography: Outflow,
    /// The part of demand that is not met today.
    pub unmet: f64,
    pub work: WorkGrowth,
    /// For how many years the work goes on changing.
    pub trend_years: f64,
}

/// The round of 2025, in which the trend runs to 2035.
pub const NATIONAL: National = National {
    persons: 14_347.0,
    women: Sex { share: 0.66, fte: 0.72, outflow: Outflow([0.116, 0.232, 0.371, 0.510]) },
    men: Sex { share: 0.34, fte: 0.81, outflow: Outflow([0.226, 0.373, 0.502, 0.632]) },
    demography: Outflow([0.043, 0.086, 0.121, 0.148]),
    unmet: 0.063,
    work: WorkGrowth {
        epidemiology: 0.010,
        society: 0.019,
        profession: -0.003,
        efficiency: -0.005,
        horizontal_substitution: 0.016,
        vertical_substitution: -0.011,
        shorter_week: 0.0,
    },
    trend_years: 10.0,
};

/// Which reasons for growth count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Growth {
    /// The population and the unmet demand: `(1 + onv)(1 + dₜ) − 1`.
    Demographic,
    /// Also the work itself.
    WorkProcess,
    /// Also a shorter week, and work that other professions take over.
    WithSubstitution,
}

impl National {
    /// How many of today's GPs are still there after so many years: `A·s·(1 − uₛ(t))`.
    pub fn remaining_persons(&self, years: f64) -> f64 {
        [self.women, self.men]
            .iter()
            .map(|sex| self.persons * sex.share * (1.0 - sex.outflow.gone(years)))
            .sum()
    }

    /// Their full-time equivalents.
    pub fn remaining_fte(&self, years: f64) -> f64 {
        let fte = |sex: &Sex| self.persons * sex.share * (1.0 - sex.outflow.gone(years)) * sex.fte;
        [self.women, self.men].iter().map(fte).sum()
    }

    /// The full-time equivalents of one person today.
    pub const fn fte_per_person(&self) -> f64 {
        self.women.share * self.women.fte + self.men.share * self.men.fte
    }

    /// How persons leave, both sexes together.
    pub fn outflow(&self) -> Outflow {
        let mut both = self.women.outflow;
        for (gone, men) in both.0.iter_mut().zip(self.men.outflow.0) {
            *gone = *gone * self.women.share + men * self.men.share;
        }
        both
    }

    /// The part by which the capacity must grow in so many years.
    pub fn required_growth(&self, growth: Growth, years: f64) -> f64 {
        let people = (1.0 + self.demography.gone(years)) * (1.0 + self.unmet);
        let tau = years.min(self.trend_years);
        let work = &self.work;
        let process = work.epidemiology
            + work.society
            + work.profession
            + work.efficiency
            + work.horizontal_substitution;
        let each_year = match growth {
            Growth::Demographic => 0.0,
            Growth::WorkProcess => process,
            Growth::WithSubstitution => {
                1.0 / (1.0 - work.shorter_week) - 1.0 + process + work.vertical_substitution
            }
        };
        (1.0 + each_year * tau) * people - 1.0
    }

    /// The full-time equivalents that are needed in so many years.
    pub fn needed_fte(&self, growth: Growth, years: f64) -> f64 {
        self.remaining_fte(0.0) * (1.0 + self.required_growth(growth, years))
    }

    /// What is short, as a part of what is needed, if there are so many full-time equivalents then;
    /// negative where it is short.
    pub fn gap(&self, growth: Growth, years: f64, fte: f64) -> f64 {
        fte / self.needed_fte(growth, years) - 1.0
    }
}
