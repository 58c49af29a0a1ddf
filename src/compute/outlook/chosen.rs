//! What a site chose in `data/scenarios.yaml`, as the models take it.
//!
//! `tidy` has refused what is out of range, so that nothing is bent here.

use super::amount::{Hours, Rate, Share, Years};
use super::assumptions::{Assumptions, Three};
use super::domino::{Duty, Rules, Spread};
use super::hot_spots::Thresholds;
use super::national::NATIONAL;
use super::pressure::Limits;
use super::substitution::{Shift, Terms};
use crate::tidy::{Parameter, Scenarios, ShiftRow};

/// The assumptions of supply and demand.
pub fn assumptions(chosen: &Scenarios) -> Assumptions {
    let three = |parameter| {
        let [low, middle, high] = chosen.values(parameter);
        Three { low, middle, high }
    };
    let years = |parameter| Years::clamped(chosen.value(parameter));
    Assumptions {
        horizon_years: whole(chosen, Parameter::HorizonYears),
        stop_shift_years: three(Parameter::StopShiftYears),
        replaced_with_successor: three(Parameter::ReplacedWithSuccessor).map(Share::clamped),
        replaced_without_successor: three(Parameter::ReplacedWithoutSuccessor).map(Share::clamped),
        fte_per_successor: three(Parameter::FtePerSuccessor).map(Rate::clamped),
        other_growth_a_year: three(Parameter::OtherGrowthAYear).map(Rate::clamped),
        trend_years: years(Parameter::TrendYears),
        norm: rate(chosen, Parameter::NormPatientsPerFte),
        most_patients_per_fte: rate(chosen, Parameter::MostPatientsPerFte),
        unmet: rate(chosen, Parameter::UnmetDemand),
        retirement_age: years(Parameter::RetirementAge),
        outflow: NATIONAL.outflow(),
        fte_per_gp: rate(chosen, Parameter::FtePerGp),
    }
}

/// From where on something is a hot spot.
pub fn thresholds(chosen: &Scenarios) -> Thresholds {
    Thresholds {
        years: whole(chosen, Parameter::RiskYears),
        at_risk: share(chosen, Parameter::HotAtRisk),
        window_years: whole(chosen, Parameter::HotWindowYears),
        practices_together: usize::from(whole(chosen, Parameter::HotPracticesTogether)),
        patients_together: share(chosen, Parameter::HotPatientsTogether),
        pressure: rate(chosen, Parameter::HotPressure),
        absorption: rate(chosen, Parameter::HotAbsorption),
        domino_risk: rate(chosen, Parameter::HotDominoRisk),
        growth: share(chosen, Parameter::HotGrowth),
        no_room: share(chosen, Parameter::HotNoRoom),
    }
}

/// The classes of pressure.
pub fn limits(chosen: &Scenarios) -> Limits {
    Limits {
        balanced: rate(chosen, Parameter::PressureBalanced),
        attention: rate(chosen, Parameter::PressureAttention),
        tight: rate(chosen, Parameter::PressureTight),
    }
}

/// The rules of the domino, in one of its four ways.
pub fn rules(chosen: &Scenarios, spread: Spread, duty: Duty) -> Rules {
    Rules {
        spread,
        duty,
        tolerance: rate(chosen, Parameter::Tolerance),
        moves: share(chosen, Parameter::Moves),
    }
}

/// What is assumed of those who take over out of hours.
pub fn terms(chosen: &Scenarios) -> Terms {
    Terms {
        hours_per_gp_hour: rate(chosen, Parameter::HoursPerGpHour),
        contract_hours: Hours::clamped(chosen.value(Parameter::ContractHours)),
        absent: share(chosen, Parameter::Absent),
        handover: rate(chosen, Parameter::Handover),
    }
}

/// The kinds of shifts, in the order written.
pub fn shifts(chosen: &Scenarios) -> Vec<Shift> {
    let shift = |row: &ShiftRow| {
        let (times, hours) = (Rate::new(row.times_a_year)?, Hours::new(row.hours)?);
        Shift::new(times, hours, row.gps, row.replaceable, Share::new(row.feasible)?)
    };
    chosen.shifts.iter().filter_map(shift).collect()
}

fn rate(chosen: &Scenarios, parameter: Parameter) -> Rate {
    Rate::clamped(chosen.value(parameter))
}

fn share(chosen: &Scenarios, parameter: Parameter) -> Share {
    Share::clamped(chosen.value(parameter))
}

/// A whole number from 0 to 255.
fn whole(chosen: &Scenarios, parameter: Parameter) -> u8 {
    chosen.value(parameter).clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_site_chose_is_what_the_models_have_by_themselves() {
        let chosen = Scenarios::default();
        let (own, usual) = (assumptions(&chosen), Assumptions::default());
        assert!((own.most_patients_per_fte.get() - usual.most_patients_per_fte.get()).abs() < 1e-9);
        assert!((own.fte_per_gp.get() - usual.fte_per_gp.get()).abs() < 1e-9);
        let alike = |own| Assumptions {
            most_patients_per_fte: usual.most_patients_per_fte,
            fte_per_gp: usual.fte_per_gp,
            ..own
        };
        assert_eq!(alike(own), usual);
        assert_eq!(thresholds(&chosen), Thresholds::default());
        assert_eq!(limits(&chosen), Limits::default());
        assert_eq!(terms(&chosen), Terms::default());
        let (spread, duty) = (Spread::Coordinated, Duty::OfCare);
        assert_eq!(rules(&chosen, spread, duty), Rules::usual(spread, duty));
    }
}
