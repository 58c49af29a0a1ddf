//! stub
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    pub unknowns: usize,
    pub statements: Vec<Statement>,
}
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub terms: Vec<(u32, f64)>,
    pub low: f64,
    pub high: f64,
}
#[derive(Clone, Debug)]
pub struct Target {
    pub terms: Vec<(u32, f64)>,
    pub need: Need,
}
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    pub width: f64,
    pub high: f64,
    pub low: f64,
}
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Verdict {
    Enough(Range),
    Narrow(Range),
    Contradiction,
    Unknown,
}
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Range {
    pub low: f64,
    pub high: f64,
}
impl Knowledge {
    pub fn ranges(&self, targets: &[Target]) -> Vec<Verdict> {
        targets.iter().map(|_| Verdict::Unknown).collect()
    }
    pub fn giving_away(&self, _target: &Target) -> Vec<usize> {
        Vec::new()
    }
}
