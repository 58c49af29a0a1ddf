//! Which of the first rows name the columns, and which only stand above them.

use super::head::{Head, HeadRow};
use super::{Tool, tool, values};

/// The rows that name the columns.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub tool: Option<Tool>,
    pub names: Names,
    /// The last row before the answers, as a spreadsheet counts it.
    pub end: usize,
}

/// How rows name columns; each by its place in the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    One(usize),
    /// A row of codes and a row with what was asked.
    CodesAndTexts {
        codes: usize,
        texts: usize,
    },
    /// A row of questions, blank to the right of each, and a row of options below it.
    QuestionsAndOptions {
        questions: usize,
        options: usize,
    },
}

/// A tool's own columns stand among the first rows, or it did not write the file.
const FIRST_ROWS: usize = 12;
/// So many rows of answers show what they look like.
const SAMPLE: usize = 200;

/// Finds the header; `None` when there is no row that could be one.
pub(super) fn find(head: &Head, said_rows: Option<usize>) -> Option<Header> {
    let within = said_rows
        .map_or(head.rows.len(), |last| head.rows.iter().take_while(|row| row.number <= last).count());
    let marked = (0..within.min(FIRST_ROWS)).find_map(|at| Some((at, tool::of(&head.rows[at].cells)?)));
    let tool = marked.map(|(_, tool)| tool);
    let top = marked.map_or_else(|| first_below_titles(head, within), |(at, _)| Some(at))?;
    if tool.is_none() && said_rows.is_none() && is_an_answer(head, top) {
        return None;
    }
    let names = pair_above(head, top, tool).or_else(|| below(head, top, tool, within, said_rows.is_some()));
    let names = names.unwrap_or(Names::One(top));
    let end = match import_ids(head, top).filter(|at| *at < within) {
        Some(at) => head.rows[at].number,
        None => names.last(head),
    };
    Some(Header { tool, names, end: said_rows.unwrap_or(end).max(names.last(head)) })
}

/// Whether the row that should be the header looks like the rows below it: then the file has none, and
/// somebody's answers would be taken for names.
fn is_an_answer(head: &Head, top: usize) -> bool {
    let row = &head.rows[top];
    let below = &head.rows[top + 1..head.rows.len().min(top + 1 + SAMPLE)];
    let mut votes = Votes::default();
    (0..row.width()).for_each(|column| votes.count(row.cell(column), below, column));
    votes.for_names == 0 && votes.against > 0 && votes.against * 3 >= row.filled()
}

impl Names {
    fn last(self, head: &Head) -> usize {
        match self {
            Names::One(at) => head.rows[at].number,
            Names::CodesAndTexts { codes: one, texts: other }
            | Names::QuestionsAndOptions { questions: one, options: other } => {
                head.rows[one.max(other)].number
            }
        }
    }
}

/// The first row that is no title: titles fill one or two cells of a wide table.
fn first_below_titles(head: &Head, within: usize) -> Option<usize> {
    let first_rows = || head.rows.iter().take(50);
    let usual = first_rows().map(HeadRow::filled).max()?;
    let begin = first_rows().map(HeadRow::begin).min()?;
    let last = within.checked_sub(1)?;
    (0..last).find(|at| !is_title(head, *at, usual, begin)).or(Some(last))
}

fn is_title(head: &Head, at: usize, usual: usize, begin: usize) -> bool {
    let (row, below) = (&head.rows[at], head.rows.get(at + 1));
    let filled = row.filled();
    // In a narrow table the names themselves are as few, so what stands below has to tell a title.
    let is_apart = below.is_some_and(|below| below.number > row.number + 1);
    let is_above_names =
        || below.is_some_and(|below| below.filled() == usual) && Votes::of(head, at + 1).are_likely();
    if usual < 4 && !is_apart && !is_above_names() {
        return false;
    }
    let is_few = usual > 1 && (filled == 1 || (filled == 2 && usual > 4) || filled * 5 <= usual);
    let is_together = row.width() - row.begin() == filled;
    // A question above its options stands to the right, or the row below leaves out what this one names.
    let is_completed = below.is_some_and(|below| {
        (begin..row.width()).any(|column| below.cell(column).is_empty()) && below.filled() * 2 > usual
    });
    is_few && row.begin() == begin && is_together && !is_completed
}

/// Qualtrics once had codes of its own above the names it has now, and LimeSurvey's VV file has texts there.
fn pair_above(head: &Head, top: usize, tool: Option<Tool>) -> Option<Names> {
    let above = top.checked_sub(1)?;
    let (row, marked) = (&head.rows[above], &head.rows[top]);
    if row.filled() * 5 < marked.filled() * 4 || marked.filled() < 3 {
        return None;
    }
    match tool? {
        Tool::Limesurvey if has_codes_of_limesurvey(marked) => {
            Some(Names::CodesAndTexts { codes: top, texts: above })
        }
        Tool::Qualtrics if row.cells.iter().all(|cell| !cell.contains(' ')) => {
            Some(Names::CodesAndTexts { codes: above, texts: top })
        }
        _ => None,
    }
}

fn has_codes_of_limesurvey(row: &HeadRow) -> bool {
    row.cells.iter().any(|cell| matches!(cell.as_str(), "submitdate" | "lastpage" | "startlanguage"))
}

/// The row that Qualtrics adds for programs.
fn import_ids(head: &Head, top: usize) -> Option<usize> {
    (top..head.rows.len().min(top + 4)).find(|at| {
        let row = &head.rows[*at];
        let ids = row.cells.iter().filter(|cell| cell.contains("ImportId")).count();
        ids > 0 && ids * 2 >= row.filled()
    })
}

/// What the row below the first one adds to it, when it is not the first answer.
fn below(head: &Head, top: usize, tool: Option<Tool>, within: usize, is_said: bool) -> Option<Names> {
    let next = top + 1;
    if next >= within.min(head.rows.len()) {
        return None;
    }
    let pair = Names::CodesAndTexts { codes: top, texts: next };
    if let Some(ids) = import_ids(head, top) {
        return (ids > next).then_some(pair);
    }
    if has_codes_of_limesurvey(&head.rows[next]) && !has_codes_of_limesurvey(&head.rows[top]) {
        return Some(Names::CodesAndTexts { codes: next, texts: top });
    }
    let has_gaps = || gaps(&head.rows[top], &head.rows[next]) > 0;
    if names_options(head, top, tool) || (is_said && has_gaps()) {
        return Some(Names::QuestionsAndOptions { questions: top, options: next });
    }
    (is_said || Votes::of(head, next).are_names()).then_some(pair)
}

/// The cells that are blank in the row of questions, right of a question, and filled in the row below.
fn gaps(questions: &HeadRow, options: &HeadRow) -> usize {
    let first = questions.begin();
    let is_gap = |column: &usize| questions.cell(*column).is_empty() && !options.cell(*column).is_empty();
    (first..options.width()).filter(is_gap).count()
}

/// Whether the row below holds the options of the questions in this one.
fn names_options(head: &Head, top: usize, tool: Option<Tool>) -> bool {
    let (questions, options) = (&head.rows[top], &head.rows[top + 1]);
    let gaps = gaps(questions, options);
    let says_response = options.cells.iter().any(|cell| is_response(cell));
    if tool == Some(Tool::Surveymonkey) && says_response && options.cell(0).is_empty() {
        return true;
    }
    if gaps == 0 || (gaps == 1 && tool != Some(Tool::Surveymonkey) && !says_response) {
        return false;
    }
    let is_merged = head.merged.iter().any(|merged| {
        merged.row == questions.number && merged.last > merged.first && merged.last < questions.width() + gaps
    });
    let votes = Votes::of(head, top + 1);
    let is_sparse =
        questions.filled() * 2 <= options.filled() && options.filled() * 10 >= options.width() * 9;
    says_response || votes.first_is_blank || (is_merged || is_sparse) && votes.against <= votes.for_names
}

/// What SurveyMonkey writes below a question that has one column.
pub(super) fn is_response(cell: &str) -> bool {
    const WORDS: &[&str] = &[
        "response",
        "openendedresponse",
        "reactie",
        "antwoord",
        "openantwoord",
        "reactieopopenvraag",
        "openreactie",
        "antwort",
        "offeneantwort",
        "beantwortungoffenerfragen",
        "réponse",
        "réponseouverte",
        "réponselibre",
    ];
    WORDS.contains(&tool::key(cell).as_str())
}

/// What the cells of a row say, held against the rows below: names, or answers like those.
#[derive(Debug, Default)]
struct Votes {
    for_names: usize,
    against: usize,
    /// Whether no cell stands there twice.
    are_distinct: bool,
    /// Whether the first column, which every answer fills, is blank here.
    first_is_blank: bool,
}

impl Votes {
    fn of(head: &Head, at: usize) -> Self {
        let row = &head.rows[at];
        let below = &head.rows[at + 1..head.rows.len().min(at + 1 + SAMPLE)];
        let mut votes = Self { are_distinct: are_distinct(row), ..Self::default() };
        for column in 0..row.width() {
            votes.count(row.cell(column), below, column);
        }
        let first = head.rows[at - 1].begin();
        votes.first_is_blank = row.cell(first).is_empty()
            && !below.is_empty()
            && below.iter().all(|answers| !answers.cell(first).is_empty());
        votes
    }

    fn count(&mut self, cell: &str, below: &[HeadRow], column: usize) {
        let answers: Vec<&str> =
            below.iter().map(|row| row.cell(column)).filter(|cell| !values::is_blank(cell)).collect();
        if values::is_blank(cell) || answers.is_empty() {
            return;
        }
        let measured = |text: &str| values::is_number(text) || values::is_date(text);
        let measures = answers.iter().filter(|answer| measured(answer)).count();
        let length = answers.iter().map(|answer| answer.len()).sum::<usize>() / answers.len();
        if measures * 10 >= answers.len() * 9 {
            *(if measured(cell) { &mut self.against } else { &mut self.for_names }) += 1;
        } else if measured(cell) || answers.iter().any(|answer| answer.eq_ignore_ascii_case(cell)) {
            self.against += 1;
        } else if cell.ends_with('?') || (cell.len() > 25 && cell.len() > 3 * length) {
            self.for_names += 1;
        }
    }

    /// Whether something speaks for names, and nothing against.
    fn are_likely(&self) -> bool {
        self.for_names > 0 && self.against == 0
    }

    fn are_names(&self) -> bool {
        self.for_names >= 2 && self.for_names > 3 * self.against && self.are_distinct
    }
}

fn are_distinct(row: &HeadRow) -> bool {
    let mut cells: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let filled = cells.len();
    cells.sort_unstable();
    cells.dedup();
    cells.len() * 10 >= filled * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The header of a table: rows between `/`, cells between `|`; a row without anything is blank.
    fn found(text: &str) -> (Names, usize, Option<Tool>) {
        found_within(text, None)
    }

    fn found_within(text: &str, rows: Option<usize>) -> (Names, usize, Option<Tool>) {
        let mut head = Head::default();
        for (row, cells) in text.split('/').enumerate() {
            head.add(row + 1, cells.split('|').map(|cell| cell.trim().to_owned()).collect());
        }
        let header = find(&head, rows).expect("there is a header");
        (header.names, header.end, header.tool)
    }

    #[test]
    fn one_row_of_names_is_the_usual_thing() {
        assert_eq!(found("id|vorm|lijst/1|solo|2000/2|duo|2100"), (Names::One(0), 1, None));
        assert_eq!(found("vraag een|vraag twee/ja|nee/nee|ja").0, Names::One(0));
    }

    #[test]
    fn qualtrics_has_three_rows_or_two() {
        let names = Names::CodesAndTexts { codes: 0, texts: 1 };
        let three = "StartDate|EndDate|Finished|Q1/Start Date|End Date|Finished|Hoe?/{\"ImportId\":\"a\"}|{\"ImportId\":\"b\"}|{\"ImportId\":\"c\"}|{\"ImportId\":\"d\"}/2024-01-01|2024-01-01|1|2";
        assert_eq!(found(three), (names, 3, Some(Tool::Qualtrics)));
        let two = "StartDate|EndDate|Finished|Q1/Start Date|End Date|Finished|Hoe?/2024-01-01|2024-01-01|1|2";
        assert_eq!(found(two), (names, 2, Some(Tool::Qualtrics)));
        let cleaned = "StartDate|EndDate|Finished|Q1/2024-01-01|2024-01-01|1|2/2024-01-01|2024-01-01|1|2";
        assert_eq!(found(cleaned), (Names::One(0), 1, Some(Tool::Qualtrics)));
    }

    #[test]
    fn surveymonkey_puts_options_below_questions() {
        let text =
            "RespondentID|Gezien?|Welke?||/|Response|deel 1|deel 2|deel 3/11|Ja|deel 1||deel 3/12|Nee|||";
        let names = Names::QuestionsAndOptions { questions: 0, options: 1 };
        assert_eq!(found(text), (names, 2, Some(Tool::Surveymonkey)));
        let open = "Respondent ID|Collector ID|Waarom?/||Open-Ended Response/11|1|tja/12|1|nou";
        assert_eq!(found(open).0, names);
    }

    #[test]
    fn a_table_made_by_hand_may_have_groups_above_its_names() {
        let text = "Algemeen|||Stellingen||/nr|vorm|regio|s1|s2|s3/1|solo|noord|2|3|4/2|duo|zuid|2|2|1";
        assert_eq!(found(text), (Names::QuestionsAndOptions { questions: 0, options: 1 }, 2, None));
    }

    #[test]
    fn titles_and_codes_above_the_header_are_skipped() {
        assert_eq!(found("naam|/a|b/c|d"), (Names::One(0), 1, None));
        assert_eq!(found("Enquete|/vorm|lijst/solo|2000/duo|1900"), (Names::One(1), 2, None));
        let text = "Enquete voorjaar//nr|vorm|lijst/1|solo|2000/2|duo|1900";
        assert_eq!(found(text), (Names::One(1), 3, None));
        let coded = "q|q1|q2/Horodateur|Facile ?|Pourquoi ?/10/03|oui|non";
        let coded = coded.replace("10/03", "10-03-2024");
        assert_eq!(found(&coded), (Names::One(1), 2, Some(Tool::Googleforms)));
    }

    #[test]
    fn a_row_of_labels_below_codes_is_no_answer() {
        let text = "CASE|QUESTNNR|MODE|STARTED|A101/Nummer|Vragenlijst|Wijze|Begin|Hoe vaak?/1|base|interview|2024-01-01|3/2|base|interview|2024-01-02|4";
        assert_eq!(found(text).0, Names::CodesAndTexts { codes: 0, texts: 1 });
    }

    #[test]
    fn a_vv_file_has_its_codes_in_the_second_row() {
        let text = "Response ID|Date submitted|Last page|Hoe?/id|submitdate|lastpage|Q1/1|2024-01-01|3|A/2|2024-01-01|3|B";
        assert_eq!(found(text), (Names::CodesAndTexts { codes: 1, texts: 0 }, 2, Some(Tool::Limesurvey)));
    }

    #[test]
    fn the_publisher_may_say_how_many_rows_there_are() {
        assert_eq!(found_within("a|b/c|d/e|f", Some(2)).1, 2);
        assert_eq!(found_within("a|b/c|d/e|f", Some(1)), (Names::One(0), 1, None));
    }
}
