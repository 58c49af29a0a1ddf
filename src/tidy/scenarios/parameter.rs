//! The assumptions that a site may set, by name: what each is by itself, and what it can be.
//!
//! The values are those of our account of methods, §5–7, where the basis of each stands.

/// How a parameter is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One value.
    One,
    /// One whole number.
    Whole,
    /// A value for each scenario; higher is more favourable.
    ThreeUp,
    /// A value for each scenario; lower is more favourable.
    ThreeDown,
}

/// Makes the enum and its table: key, form, least and most, value by itself in each scenario.
macro_rules! parameters {
    ($($(#[$doc:meta])* $name:ident $key:literal $form:ident $least:literal to $most:literal,
        $low:literal $middle:literal $high:literal;)+) => {
        /// An assumption of the models.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Parameter { $($(#[$doc])* $name,)+ }

        impl Parameter {
            pub const ALL: &'static [Parameter] = &[$(Parameter::$name,)+];

            /// Its name in `data/scenarios.yaml`.
            pub fn key(self) -> &'static str {
                match self { $(Parameter::$name => $key,)+ }
            }

            pub fn form(self) -> Form {
                match self { $(Parameter::$name => Form::$form,)+ }
            }

            /// The least and the most that make sense.
            pub fn range(self) -> (f64, f64) {
                match self { $(Parameter::$name => ($least, $most),)+ }
            }

            /// What it is by itself in the low, middle and high scenario; alike where it has one value.
            pub fn usual(self) -> [f64; 3] {
                match self { $(Parameter::$name => [$low, $middle, $high],)+ }
            }
        }
    };
}

parameters! {
    /// Years ahead that are looked at.
    HorizonYears "horizon_years" Whole 1.0 to 30.0, 10.0 10.0 10.0;
    /// Years by which GPs stop later than they say.
    StopShiftYears "stop_shift_years" ThreeUp -10.0 to 10.0, -1.0 0.0 1.0;
    /// The chance that a GP with a successor is followed up.
    ReplacedWithSuccessor "replaced_with_successor" ThreeUp 0.0 to 1.0, 0.8 0.9 1.0;
    /// The chance that a GP without one is.
    ReplacedWithoutSuccessor "replaced_without_successor" ThreeUp 0.0 to 1.0, 0.2 0.4 0.6;
    /// Full-time equivalents of one successor.
    FtePerSuccessor "fte_per_successor" ThreeUp 0.1 to 1.5, 0.70 0.7434 0.80;
    /// Growth of demand a year besides the population.
    OtherGrowthAYear "other_growth_a_year" ThreeDown 0.0 to 0.2, 0.020 0.010 0.005;
    /// Years that this growth goes on.
    TrendYears "trend_years" One 0.0 to 30.0, 10.0 10.0 10.0;
    /// Norm patients for one full-time equivalent.
    NormPatientsPerFte "norm_patients_per_fte" One 500.0 to 5000.0, 2095.0 2095.0 2095.0;
    /// The most patients that one full-time equivalent can be asked to care for.
    MostPatientsPerFte "most_patients_per_fte" One 500.0 to 10000.0, 2409.25 2409.25 2409.25;
    /// Part of demand that is not met today.
    UnmetDemand "unmet_demand" One 0.0 to 1.0, 0.063 0.063 0.063;
    /// The age at which a GP stops of whom only the age is known.
    RetirementAge "retirement_age" One 55.0 to 80.0, 67.0 67.0 67.0;
    /// Full-time equivalents of one GP in a practice that did not answer.
    FtePerGp "fte_per_gp" One 0.1 to 1.5, 0.7506 0.7506 0.7506;
    /// Persons in a new dwelling.
    PersonsPerDwelling "persons_per_dwelling" One 0.5 to 6.0, 2.1 2.1 2.1;
    /// Up to which pressure supply and demand are in balance.
    PressureBalanced "pressure_balanced" One 0.5 to 5.0, 1.05 1.05 1.05;
    /// Up to which pressure it asks attention.
    PressureAttention "pressure_attention" One 0.5 to 5.0, 1.15 1.15 1.15;
    /// Up to which pressure it is tight; above it is critical.
    PressureTight "pressure_tight" One 0.5 to 5.0, 1.30 1.30 1.30;
    /// Years ahead that hot spots look.
    RiskYears "risk_years" Whole 1.0 to 30.0, 5.0 5.0 5.0;
    /// H1: part of all patients at risk.
    HotAtRisk "hot_at_risk" One 0.01 to 1.0, 0.25 0.25 0.25;
    /// H2: years of a window.
    HotWindowYears "hot_window_years" Whole 1.0 to 30.0, 3.0 3.0 3.0;
    /// H2: practices in one window.
    HotPracticesTogether "hot_practices_together" Whole 1.0 to 100.0, 2.0 2.0 2.0;
    /// H2: part of all patients in one window.
    HotPatientsTogether "hot_patients_together" One 0.01 to 1.0, 0.30 0.30 0.30;
    /// H3: pressure now.
    HotPressure "hot_pressure" One 0.5 to 5.0, 1.15 1.15 1.15;
    /// H4: headroom for each patient at risk.
    HotAbsorption "hot_absorption" One 0.01 to 10.0, 1.0 1.0 1.0;
    /// H5: displaced patients for each patient of the practice that closes.
    HotDominoRisk "hot_domino_risk" One 1.0 to 100.0, 2.0 2.0 2.0;
    /// H6: growth of demand.
    HotGrowth "hot_growth" One 0.01 to 1.0, 0.10 0.10 0.10;
    /// H7: part of patients in practices without room.
    HotNoRoom "hot_no_room" One 0.01 to 1.0, 0.50 0.50 0.50;
    /// Up to which load a practice holds.
    Tolerance "tolerance" One 1.0 to 3.0, 1.15 1.15 1.15;
    /// Part of the first practice's list that moves.
    Moves "moves" One 0.01 to 1.0, 1.0 1.0 1.0;
    /// Hours of a nurse practitioner for one hour of a GP.
    HoursPerGpHour "hours_per_gp_hour" One 0.5 to 5.0, 1.25 1.25 1.25;
    /// Hours a week of a full-time contract.
    ContractHours "contract_hours" One 20.0 to 48.0, 38.0 38.0 38.0;
    /// Part of these for leave, illness and training.
    Absent "absent" One 0.0 to 0.9, 0.18 0.18 0.18;
    /// Part that handing over adds.
    Handover "handover" One 0.0 to 1.0, 0.05 0.05 0.05;
}
