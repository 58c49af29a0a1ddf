//! One answer to one question, as small as it can be kept: a position in the codebook, or why there is none.

/// An answer to a question with one answer, or the reason that there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell(u16);

/// Why a question has no answer. Missing is never zero, and the reasons are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Silence {
    NotAsked,
    NotAnswered,
    DoesNotApply,
    DoNotKnow,
}

impl Cell {
    /// An answer that is not in the codebook, where that is allowed: it counts as an answer, under no label.
    pub const OTHER: Cell = Cell(u16::MAX);

    const SILENCES: [Silence; 4] =
        [Silence::NotAsked, Silence::NotAnswered, Silence::DoesNotApply, Silence::DoNotKnow];

    /// The answer at this position of the codebook; a position beyond what fits counts as another answer.
    pub fn answer(position: usize) -> Cell {
        let highest = Self::silent(Silence::NotAsked).0;
        u16::try_from(position).ok().filter(|position| *position < highest).map_or(Cell::OTHER, Cell)
    }

    pub const fn silent(silence: Silence) -> Cell {
        Cell(u16::MAX - 4 + silence as u16)
    }

    /// The position of the answer in the codebook; `None` for another answer, and for none.
    pub fn position(self) -> Option<usize> {
        (self.0 < Self::silent(Silence::NotAsked).0).then_some(usize::from(self.0))
    }

    /// Why there is no answer; `None` when there is one.
    pub fn silence(self) -> Option<Silence> {
        Self::SILENCES.into_iter().find(|silence| self == Self::silent(*silence))
    }

    pub fn is_answered(self) -> bool {
        self == Self::OTHER || self.0 < Self::silent(Silence::NotAsked).0
    }
}

/// The options that somebody chose, or the reason that there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen(u128);

impl Chosen {
    const SILENT: u128 = 1 << 127;

    /// Answered, with none of the options chosen yet.
    pub const NONE: Chosen = Chosen(0);

    pub const fn silent(silence: Silence) -> Chosen {
        Chosen(Self::SILENT | silence as u128)
    }

    pub fn with(self, option: usize) -> Chosen {
        Chosen(self.0 | (1 << option.min(126)))
    }

    pub fn is_answered(self) -> bool {
        self.0 & Self::SILENT == 0
    }

    pub fn has(self, option: usize) -> bool {
        self.is_answered() && option < 127 && self.0 & (1 << option) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_from_every_kind_of_silence() {
        assert_eq!(Cell::answer(3).position(), Some(3));
        assert_eq!(Cell::answer(3).silence(), None);
        assert!(Cell::OTHER.is_answered() && Cell::OTHER.position().is_none());
        for silence in Cell::SILENCES {
            let cell = Cell::silent(silence);
            assert_eq!((cell.position(), cell.silence(), cell.is_answered()), (None, Some(silence), false));
        }
    }

    #[test]
    fn who_chose_nothing_did_answer() {
        assert!(Chosen::NONE.is_answered() && !Chosen::NONE.has(0));
        assert!(Chosen::NONE.with(119).has(119));
        assert!(!Chosen::silent(Silence::NotAnswered).has(1));
    }
}
