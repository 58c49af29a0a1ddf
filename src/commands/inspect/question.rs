//! What a column or a group of columns asks: a question as it will stand in `survey.yaml`.

use super::asked::Asked;
use super::closed::{Closed, FEWEST, FEWEST_ANSWERS, closed};
use super::groups;
use super::ids::{Ids, is_code};
use super::joined::joined;
use super::labelled::labelled;
use super::missing::{Reason, chosen_by_people};
use super::numbers::{are_dates, numbers, range};
use super::order::{Order, in_order};
use super::spelling::{on_one_line, same_form};
use crate::load::export::{DateOrder, LabelledKind};
use crate::tidy::{Regions, is_date, looks_personal};
use std::collections::BTreeMap;

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    pub id: String,
    pub text: String,
    /// The name of its column; empty for one with a column for each option.
    pub column: String,
    pub kind: Kind,
    /// How many gave an answer.
    pub answered: usize,
    /// Whether no answer was given by nearly everybody.
    pub is_varied: bool,
    pub missing: Vec<(Reason, usize)>,
    pub array: Option<Array>,
}

/// What a question is a row of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Array {
    /// The position of its first column.
    first: usize,
    /// The question that all rows share; `None` where the file tells the rows alone.
    pub text: Option<String>,
}

/// What may be answered.
#[derive(Debug, Clone)]
pub enum Kind {
    Choice(Answers),
    Scale(Answers),
    Multiple {
        options: Vec<ChoiceOption>,
        chosen: Vec<String>,
    },
    Joined {
        separator: &'static str,
        answers: Answers,
    },
    /// `has_others`: whether some cells hold words.
    Number {
        range: Option<(f64, f64)>,
        has_others: bool,
    },
    Date {
        has_others: bool,
    },
    Text,
    Region {
        has_others: bool,
    },
}

/// The answers of a closed question that may be named.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// As it stands in the cells, and as readers see it; in order.
    pub all: Vec<(String, String)>,
    /// What a structure file lists among the answers but is none, such as `weet niet`.
    pub none: Vec<(String, String)>,
    /// Whether there are answers that are not named.
    pub has_others: bool,
    /// Whether the export gives codes without saying what they mean.
    pub are_bare_codes: bool,
}

/// An option of a question with a column for each.
#[derive(Debug, Clone)]
pub struct ChoiceOption {
    pub id: String,
    pub label: String,
    pub column: String,
}

/// What is known beside the columns themselves.
pub struct Known<'a> {
    pub regions: &'a Regions,
    pub decimal_comma: bool,
    pub dates: DateOrder,
    /// The words for yes and no in the language of the site.
    pub yes_no: (&'static str, &'static str),
    /// What a question without a usable name is called.
    pub nameless: &'static str,
}

/// The questions of a group of columns.
pub fn questions(ids: &mut Ids, known: &Known<'_>, group: &[Asked<'_>]) -> Vec<Question> {
    let Some((options, others)) = groups::multiple(group) else { return rows(ids, known, group) };
    let mut questions = vec![multiple(ids, known, &options)];
    let others = others.iter().filter(|column| column.cells.filled > 0);
    questions.extend(others.map(|column| single(ids, known, column, None)));
    questions
}

/// The rows of an array, or one column alone.
fn rows(ids: &mut Ids, known: &Known<'_>, group: &[Asked<'_>]) -> Vec<Question> {
    let array = array(group);
    let pooled = if array.is_some() { pooled(group) } else { None };
    let row = |column: &Asked<'_>| {
        let question = single(ids, known, column, pooled.as_ref());
        Question { array: array.clone(), ..question }
    };
    group.iter().map(row).collect()
}

fn array(group: &[Asked<'_>]) -> Option<Array> {
    let [first, second, ..] = group else { return None };
    let text = Some(first.question()).filter(|text| *text == second.question() && !text.is_empty());
    Some(Array { first: first.at, text })
}

/// The answers of an array: what is frequent in one row is an answer to all of them.
fn pooled(group: &[Asked<'_>]) -> Option<Closed> {
    let mut most: BTreeMap<&str, usize> = BTreeMap::new();
    for (value, count) in group.iter().flat_map(|column| &column.values) {
        let known = most.entry(value).or_default();
        *known = (*known).max(*count);
    }
    closed(&most.into_iter().collect::<Vec<_>>())
}

/// Whether nearly all answers of this column are among these.
fn fits(column: &Asked<'_>, closed: &Closed) -> bool {
    let is_named = |value: &str| closed.named.iter().any(|named| *named == on_one_line(value));
    let named: usize =
        column.values.iter().filter(|(value, _)| is_named(value)).map(|(_, count)| count).sum();
    column.cells.long == 0 && named * 5 >= column.answered() * 4
}

fn single(ids: &mut Ids, known: &Known<'_>, column: &Asked<'_>, pooled: Option<&Closed>) -> Question {
    let pooled = pooled.filter(|closed| fits(column, closed));
    Question {
        id: ids.give(&names(column), &format!("{}-{}", known.nameless, column.at + 1)),
        text: fit_to_print(column.text()),
        column: column.column.name.clone(),
        kind: kind(known, column, pooled),
        answered: column.answered(),
        is_varied: is_varied(column),
        missing: column.missing.clone(),
        array: None,
    }
}

fn is_varied(column: &Asked<'_>) -> bool {
    let most = column.values.iter().map(|(_, count)| *count).max().unwrap_or(0);
    most * 10 <= column.answered() * 9
}

/// Nothing, for a text with an e-mail address or a telephone number: such a text would stop the build.
fn fit_to_print(text: String) -> String {
    if looks_personal(&text) { String::new() } else { text }
}

/// The names a question may get its id from, the best one first.
fn names(column: &Asked<'_>) -> Vec<String> {
    let name = &column.column.name;
    if is_code(name) {
        return vec![name.clone()];
    }
    match column.option() {
        Some(option) => vec![option.clone(), format!("{} {option}", first_words(&column.question()))],
        None => vec![column.question()],
    }
}

/// Enough of a question to tell its options from those of another.
fn first_words(question: &str) -> String {
    let id = Ids::default().give(&[question.to_owned()], "");
    id.split('-').take(2).collect::<Vec<_>>().join(" ")
}

fn multiple(ids: &mut Ids, known: &Known<'_>, options: &[Asked<'_>]) -> Question {
    let question = options.first().map(Asked::question).unwrap_or_default();
    let is_named = options.first().is_some_and(|option| option.option().is_some());
    let mut option_ids = Ids::default();
    let choice = |column: &Asked<'_>| {
        let label = column.option().unwrap_or_else(|| column.question());
        let otherwise = format!("{}-{}", known.nameless, column.at + 1);
        ChoiceOption {
            id: option_ids.give(std::slice::from_ref(&label), &otherwise),
            label,
            column: column.column.name.clone(),
        }
    };
    let code = options.first().and_then(|option| code_of_group(&option.column.name));
    let option = options.first().map(Asked::question).filter(|_| !is_named);
    let names: Vec<String> =
        code.into_iter().chain(is_named.then(|| question.clone())).chain(option).collect();
    let first = options.first().map_or(0, |option| option.at + 1);
    Question {
        id: ids.give(&names, &format!("{}-{first}", known.nameless)),
        text: if is_named { fit_to_print(question) } else { String::new() },
        column: String::new(),
        kind: Kind::Multiple {
            options: options.iter().map(choice).collect(),
            chosen: groups::chosen(options),
        },
        answered: options.iter().map(Asked::answered).max().unwrap_or(0),
        is_varied: true,
        missing: options.first().map(|option| option.missing.clone()).unwrap_or_default(),
        array: None,
    }
}

/// `Q5` of `Q5[SQ001]`, of `Q5 [SQ001]` and of `Q5_1`.
fn code_of_group(name: &str) -> Option<String> {
    let code = match name.split_once('[') {
        Some((code, _)) => code.trim(),
        None => name.rsplit_once(['_', '.', '/'])?.0,
    };
    is_code(code).then(|| code.to_owned())
}

fn kind(known: &Known<'_>, column: &Asked<'_>, pooled: Option<&Closed>) -> Kind {
    match column.labels.and_then(|labels| labels.kind) {
        Some(LabelledKind::Text) if !holds_only_numbers(known, column) => return Kind::Text,
        Some(LabelledKind::Date) => return date(known, column),
        Some(LabelledKind::Number) => return number_without_range(known, column),
        Some(LabelledKind::Text | LabelledKind::Choice | LabelledKind::Scale | LabelledKind::Option)
        | None => {}
    }
    if let Some(kind) = region(known.regions, column) {
        return kind;
    }
    if let Some(answers) = labelled(column) {
        return in_order_of_the_file(answers, column);
    }
    if column.cells.has_too_many || column.cells.long * 10 > column.answered() {
        return Kind::Text;
    }
    if are_dates(&column.values) {
        return date(known, column);
    }
    let closed_answers = || pooled.cloned().or_else(|| closed(&column.values));
    codes(known, column, pooled)
        .or_else(|| number(known, column))
        .or_else(|| joined_answers(column))
        .or_else(|| closed_answers().map(|closed| ordered(plain_answers(known, column, closed))))
        .unwrap_or(Kind::Text)
        .with_others(column.has_unnamed)
}

/// A region, where nearly all cells name one that the project knows.
fn region(regions: &Regions, column: &Asked<'_>) -> Option<Kind> {
    let found = |value: &str| regions.find_written(value).is_some();
    let in_regions: usize =
        column.values.iter().filter(|(value, _)| found(value)).map(|(_, count)| count).sum();
    let needed = if asks_for_region(&column.text()) { 5 } else { 8 };
    let is_region = in_regions > 0 && in_regions * 10 >= column.answered() * needed;
    let has_others = in_regions < column.answered() || column.has_unnamed;
    is_region.then_some(Kind::Region { has_others })
}

fn date(known: &Known<'_>, column: &Asked<'_>) -> Kind {
    let is_read = |value: &str| is_date(value, known.dates);
    let has_others = column.values.iter().any(|(value, _)| !is_read(value)) || column.cells.long > 0;
    Kind::Date { has_others: has_others || column.has_unnamed }
}

/// Whether a question is about where somebody works or lives.
pub fn asks_for_region(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "gemeente",
        "regio",
        "region",
        "provincie",
        "province",
        "plaats",
        "woonplaats",
        "vestigingsplaats",
        "kring",
        "municipality",
        "city",
        "stad",
        "werkgebied",
        "gemeinde",
        "commune",
        "hagro",
    ];
    let form = same_form(text);
    form.split(' ').any(|word| WORDS.contains(&word))
}

fn joined_answers(column: &Asked<'_>) -> Option<Kind> {
    let (separator, closed) = joined(&column.values)?;
    let mut answers = named_as_they_stand(closed);
    in_order(&mut answers.all, |(_, label)| label);
    Some(Kind::Joined { separator, answers })
}

fn named_as_they_stand(closed: Closed) -> Answers {
    let all = closed.named.into_iter().map(|answer| (answer.clone(), answer)).collect();
    Answers { all, has_others: closed.has_others, ..Answers::default() }
}

/// The answers of a closed question, with `Y` and `N` written out. Where one of yes and no is there, the
/// other is too: that it can be answered tells nobody that it was.
fn plain_answers(known: &Known<'_>, column: &Asked<'_>, closed: Closed) -> Answers {
    let mut answers = named_as_they_stand(closed);
    if let Some(pair) =
        YES_AND_NO.iter().find(|pair| answers.all.iter().all(|(code, _)| pair.contains(&code.as_str())))
    {
        answers.all = pair.iter().map(|code| ((*code).to_owned(), (*code).to_owned())).collect();
        answers.has_others = column.values.iter().any(|(value, _)| !pair.contains(value));
    }
    let is_short = answers.all.iter().all(|(code, _)| code == "Y" || code == "N");
    for (code, label) in answers.all.iter_mut().filter(|_| is_short) {
        *label = if code == "Y" { known.yes_no.0 } else { known.yes_no.1 }.to_owned();
    }
    answers
}

const YES_AND_NO: &[[&str; 2]] = &[
    ["Ja", "Nee"],
    ["ja", "nee"],
    ["Yes", "No"],
    ["yes", "no"],
    ["Ja", "Nein"],
    ["ja", "nein"],
    ["Oui", "Non"],
    ["oui", "non"],
    ["Y", "N"],
    ["True", "False"],
];

/// The order of a structure file stays, unless the labels themselves tell a scale.
fn in_order_of_the_file(answers: Answers, column: &Asked<'_>) -> Kind {
    let is_said_to_be = column.labels.is_some_and(|labels| {
        labels.kind == Some(LabelledKind::Scale) || labels.answers.len() < answers.all.len()
    });
    match ordered(answers.clone()) {
        Kind::Scale(answers) => Kind::Scale(answers),
        _ if is_said_to_be => Kind::Scale(answers),
        _ => Kind::Choice(answers),
    }
}

fn ordered(mut answers: Answers) -> Kind {
    match in_order(&mut answers.all, |(_, label)| label) {
        Order::Scale => Kind::Scale(answers),
        Order::Bands | Order::None => Kind::Choice(answers),
    }
}

/// Answers that stand in the cells as small whole numbers: yes as 1, a scale from 1 to 7.
fn codes(known: &Known<'_>, column: &Asked<'_>, pooled: Option<&Closed>) -> Option<Kind> {
    let own: Vec<u8> = column.values.iter().map(|(value, _)| small_number(value)).collect::<Option<_>>()?;
    let is_asked_for = asks_how_many(&column.text()) && pooled.is_none();
    if is_asked_for || (pooled.is_none() && column.answered() < FEWEST_ANSWERS) {
        return None;
    }
    let closed = pooled.cloned().or_else(|| closed(&column.values));
    let named: Vec<u8> =
        closed.iter().flat_map(|closed| &closed.named).filter_map(|value| small_number(value)).collect();
    let highest = own.iter().chain(&named).max().copied()?;
    let frequent = named.iter().max().copied().unwrap_or(0);
    if highest <= 1 {
        return Some(yes_and_no(known, column));
    }
    if pooled.is_some() || highest > 3 {
        return Some(scale_of_codes(column, &named, usual_end(frequent, highest)));
    }
    few_codes(column)
}

/// A whole number of at most 10; some tools write `3.0`.
fn small_number(value: &str) -> Option<u8> {
    value.strip_suffix(".0").unwrap_or(value).parse().ok().filter(|number| *number <= 10)
}

/// A code as this column writes it.
fn as_written(column: &Asked<'_>, code: u8) -> String {
    let has_decimal = column.values.iter().any(|(value, _)| value.ends_with(".0"));
    if has_decimal { format!("{code}.0") } else { code.to_string() }
}

/// All steps of a scale, also those that nobody chose.
fn scale_of_codes(column: &Asked<'_>, named: &[u8], highest: u8) -> Kind {
    let lowest = u8::from(!named.contains(&0));
    let all = (lowest..=highest).map(|code| (as_written(column, code), code.to_string())).collect();
    Kind::Scale(Answers { all, are_bare_codes: true, ..Answers::default() })
}

/// The codes that several gave; what they mean only their owner knows.
fn few_codes(column: &Asked<'_>) -> Option<Kind> {
    let named = column.values.iter().filter(|(_, count)| *count >= FEWEST);
    let all: Vec<(String, String)> =
        named.map(|(code, _)| ((*code).to_owned(), (*code).to_owned())).collect();
    let has_others = all.len() < column.values.len();
    let is_named = !all.is_empty();
    is_named.then(|| Kind::Choice(Answers { all, has_others, are_bare_codes: true, ..Answers::default() }))
}

fn yes_and_no(known: &Known<'_>, column: &Asked<'_>) -> Kind {
    let (yes, no) = known.yes_no;
    let all = vec![(as_written(column, 1), yes.to_owned()), (as_written(column, 0), no.to_owned())];
    Kind::Choice(Answers { all, ..Answers::default() })
}

/// Where a scale of numbers ends. An end that only few chose is told only as the usual end of such a scale.
fn usual_end(frequent: u8, highest: u8) -> u8 {
    if frequent == highest {
        frequent
    } else {
        [5, 7, 10].into_iter().find(|end| *end >= highest).unwrap_or(10)
    }
}

/// Whether a question asks for a number.
fn asks_how_many(text: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "hoeveel",
        "aantal",
        "how many",
        "number of",
        "about how many",
        "wie viele",
        "anzahl",
        "combien",
        "nombre",
    ];
    let form = same_form(text);
    BEGINNINGS.iter().any(|words| form.starts_with(words) || form.contains(&format!(" {words} ")))
}

fn number(known: &Known<'_>, column: &Asked<'_>) -> Option<Kind> {
    let numbers = numbers(&column.values, known.decimal_comma)?;
    let read: usize = numbers.iter().map(|(_, count)| count).sum();
    let has_others = read < column.answered() || column.has_unnamed;
    Some(Kind::Number { range: range(&numbers, &column.text()), has_others })
}

/// Whether a field for text asked for a number, as many do.
fn holds_only_numbers(known: &Known<'_>, column: &Asked<'_>) -> bool {
    column.cells.long == 0 && numbers(&column.values, known.decimal_comma).is_some()
}

/// A column of which a structure file says that it holds numbers.
fn number_without_range(known: &Known<'_>, column: &Asked<'_>) -> Kind {
    let has_others = column.answered() > 0 || column.has_unnamed;
    number(known, column).unwrap_or(Kind::Number { range: None, has_others })
}

impl Answers {
    /// The codes that are no answer, by the reason their label gives.
    pub fn missing(&self) -> BTreeMap<Reason, Vec<String>> {
        let mut missing: BTreeMap<Reason, Vec<String>> = BTreeMap::new();
        for (code, label) in &self.none {
            let reason = chosen_by_people(label).unwrap_or(Reason::NotAnswered);
            let words = missing.entry(reason).or_default();
            words.push(code.clone());
            words.extend((label != code).then(|| label.clone()));
        }
        missing
    }
}

impl Question {
    /// Whether some cells hold what the survey will not know.
    pub fn has_others(&self) -> bool {
        match &self.kind {
            Kind::Number { has_others, .. } | Kind::Date { has_others } | Kind::Region { has_others } => {
                *has_others
            }
            Kind::Choice(answers) | Kind::Scale(answers) | Kind::Joined { answers, .. } => answers.has_others,
            Kind::Multiple { .. } | Kind::Text => false,
        }
    }

    /// Its answers, when it is closed.
    pub fn answers(&self) -> Option<&Answers> {
        match &self.kind {
            Kind::Choice(answers) | Kind::Scale(answers) | Kind::Joined { answers, .. } => Some(answers),
            Kind::Multiple { .. }
            | Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::Text
            | Kind::Region { .. } => None,
        }
    }
}

impl Kind {
    /// Also counts a word that few chose, such as `weet niet`, as another answer.
    fn with_others(mut self, has_unnamed: bool) -> Self {
        if let Kind::Choice(answers) | Kind::Scale(answers) | Kind::Joined { answers, .. } = &mut self {
            answers.has_others |= has_unnamed;
        }
        self
    }

    /// Its word in `survey.yaml`.
    pub fn key(&self) -> &'static str {
        match self {
            Kind::Choice(_) => "choice",
            Kind::Scale(_) => "scale",
            Kind::Multiple { .. } | Kind::Joined { .. } => "multiple",
            Kind::Number { .. } => "number",
            Kind::Date { .. } => "date",
            Kind::Text => "text",
            Kind::Region { .. } => "region",
        }
    }
}
