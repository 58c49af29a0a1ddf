//! What the models know of a practice: its patients, its limits, and its GPs with their plans.

use super::amount::{Fte, Patients, Years};

/// A practice. What is in it is personal, and so is every outcome per practice.
#[derive(Debug, Clone, PartialEq)]
pub struct Practice {
    /// The patients on its list.
    pub list: Patients,
    /// How many it can care for without the work becoming too heavy.
    pub capacity: Patients,
    /// Up to how many it says it would take on: may lie above the capacity, for who is willing may
    /// overreach; equal to the list where it takes nobody.
    pub limit: Patients,
    /// Whether there is room to grow, in the building and in the team. `None` when not known.
    pub can_grow: Option<bool>,
    /// What it is compared with where it is silent, such as its form: a number for each.
    pub stratum: u16,
    pub staff: Staff,
}

/// Who works in a practice.
#[derive(Debug, Clone, PartialEq)]
pub enum Staff {
    /// As it answered; may be nobody.
    Known(Vec<Gp>),
    /// It did not answer, so its hours are estimated.
    Silent,
}

/// A GP in a practice.
#[derive(Debug, Clone, PartialEq)]
pub struct Gp {
    pub role: Role,
    /// `None` when not answered.
    pub fte: Option<Fte>,
    pub stop: Stop,
    pub successor: Successor,
}

/// What a GP is in the practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// praktijkhouder
    Owner,
    /// hidha
    Employed,
    /// vaste waarnemer
    RegularLocum,
    /// wisselende waarnemer
    ChangingLocum,
}

/// When a GP means to stop, in years from now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stop {
    /// From this year on the GP is gone.
    In(Years),
    /// Somewhere between these, as likely in each year.
    Between(Years, Years),
    /// Not within the years that are looked at.
    NotIntended,
    /// Not answered; the age, in years, where that is known.
    Unknown { age: Option<Years> },
}

/// Whether somebody follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Successor {
    Known,
    /// Talks are no promise: counted as none.
    InTalks,
    None,
    Unknown,
}

impl Successor {
    /// Whether somebody has said yes.
    pub fn is_known(self) -> bool {
        match self {
            Successor::Known => true,
            Successor::InTalks | Successor::None | Successor::Unknown => false,
        }
    }
}

impl Practice {
    /// How many patients it can take on within both what it is able and what it is willing to.
    pub fn headroom(&self) -> Patients {
        Patients::clamped(self.capacity.get().min(self.limit.get()) - self.list.get())
    }
}
