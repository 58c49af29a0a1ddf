//! Which columns hold a closed question, and which of its answers may be named.
//!
//! An answer is named only when at least three people gave it: an answer of one or two may be their own
//! words, or tell who they are. What is not named is counted as another answer.

use super::spelling::on_one_line;
use crate::tidy::looks_personal;

/// How many people must have given an answer before it is named.
pub const FEWEST: usize = 3;
/// With fewer answers than this nothing can be said of a column.
pub const FEWEST_ANSWERS: usize = 10;
/// More different answers than this are no question to choose from.
const MOST_ANSWERS: usize = 30;
/// An answer with more letters than this is somebody's own words.
const LONGEST: usize = 120;

/// The answers of a closed question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// As they stand in the cells.
    pub named: Vec<String>,
    /// Whether there are answers that only a few gave.
    pub has_others: bool,
}

/// The answers that may be named, when these cells are of a closed question.
///
/// That is so when there are few different ones, and nearly everybody gave one of the frequent ones.
pub fn closed(values: &[(&str, usize)]) -> Option<Closed> {
    let answered: usize = values.iter().map(|(_, count)| count).sum();
    let is_named = |(value, count): &&(&str, usize)| {
        *count >= FEWEST && value.chars().count() <= LONGEST && !looks_personal(value)
    };
    let named: Vec<&(&str, usize)> = values.iter().filter(is_named).collect();
    let covered: usize = named.iter().map(|(_, count)| count).sum();
    let others = values.len() - named.len();
    let is_closed = answered >= FEWEST_ANSWERS
        && !named.is_empty()
        && named.len() <= MOST_ANSWERS
        && (covered * 10 >= answered * 9 && others <= named.len()
            || covered * 5 >= answered * 4 && others * 2 <= named.len());
    is_closed.then(|| Closed {
        named: named.iter().map(|(value, _)| on_one_line(value)).collect(),
        has_others: others > 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_answers_that_many_gave_make_a_closed_question() {
        let closed = closed(&[("duo", 12), ("groep", 9), ("solo", 20)]).expect("it is closed");
        assert_eq!(
            closed,
            Closed { named: ["duo", "groep", "solo"].map(str::to_owned).to_vec(), has_others: false }
        );
    }

    #[test]
    fn an_answer_of_two_people_is_not_named() {
        let closed = closed(&[("duo", 12), ("hoed", 2), ("solo", 20)]).expect("it is closed");
        assert_eq!(closed.named, ["duo", "solo"]);
        assert!(closed.has_others);
    }

    #[test]
    fn own_words_and_countries_of_birth_are_not_closed() {
        let own: Vec<String> = (0..30).map(|at| format!("mening {at}")).collect();
        let mut values: Vec<(&str, usize)> = own.iter().map(|words| (words.as_str(), 1)).collect();
        assert_eq!(closed(&values), None);
        values.push(("geen", 50));
        assert_eq!(closed(&values), None);
        assert_eq!(closed(&[("Nederland", 40), ("A", 1), ("B", 1), ("C", 1)]), None);
    }

    #[test]
    fn of_fewer_than_ten_answers_nothing_is_said() {
        assert_eq!(closed(&[("ja", 5), ("nee", 4)]), None);
    }
}
