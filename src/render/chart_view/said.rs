//! What was said in a region: two groups side by side, the options of a question, or groups under each
//! other.

use super::spans::{differ, reach, reading, span, value_and_span};
use super::table::{TableCell, TableRow, TableView};
use super::{ChartView, comparison::tick, sources};
use crate::model::{Address, Said, SaidPart, Split, descending};
use crate::protect::{Part, PublishedFigure};
use crate::render::charts::{Axis, BarChart, DotChart, PairChart, PairGroup, PairRow, Reading, Row};
use crate::render::desk::Desk;
use crate::render::{figure_view, telling};
use crate::text::id::RegionId;
use crate::tidy::{Answer, Indicator};

/// One indicator of one region, about to be drawn.
struct Subject<'a> {
    desk: &'a Desk<'a>,
    page: &'a Address,
    region: &'a RegionId,
    indicator: &'a Indicator,
    said: &'a Said<'a>,
}

/// A group with what it said.
type Group<'a> = (&'a Answer, SaidPart<'a>);

/// What was said in a region in the newest wave, a chart for each way to take it apart; empty when nothing
/// of it may be seen, or there is nothing to take apart.
pub fn said(
    desk: &Desk<'_>,
    page: &Address,
    region: &RegionId,
    indicator: &Indicator,
    id: &str,
) -> Vec<ChartView> {
    let Some(said) = desk.site.said(region, indicator) else { return Vec::new() };
    let subject = Subject { desk, page, region, indicator, said: &said };
    if said.everyone.options.is_empty() {
        return said.splits.iter().filter_map(|split| subject.groups(split, &numbered(id, split))).collect();
    }
    let pairs = said.splits.iter().filter_map(|split| subject.pair(split, &numbered(id, split)));
    let pairs: Vec<ChartView> = pairs.collect();
    if pairs.is_empty() { subject.options(id).into_iter().collect() } else { pairs }
}

/// The id of the chart of one split.
fn numbered(id: &str, split: &Split<'_>) -> String {
    format!("{id}-{}", split.question.id)
}

impl Subject<'_> {
    /// Two groups side by side; `None` unless exactly two may be seen.
    fn pair(&self, split: &Split<'_>, id: &str) -> Option<ChartView> {
        let shown: Vec<&Group<'_>> = split.shown().collect();
        let [left, right] = shown[..] else { return None };
        let mut options: Vec<&Answer> = left.1.options.iter().map(|(answer, _)| *answer).collect();
        options.sort_by(|a, b| descending(number(left.1.option(&a.code)), number(left.1.option(&b.code))));
        let rows = options.iter().map(|option| self.pair_row(option, left, right));
        let rows: Vec<PairRow> = rows.collect();
        let figures = all(&[left, right]);
        let chart = PairChart {
            title: self.title(),
            axis: self.axis_from_zero(&figures),
            left: self.pair_group(left),
            right: self.pair_group(right),
            rows,
            differs: self.desk.words.get("said.differs"),
        };
        Some(ChartView {
            id: id.to_owned(),
            sentence: self.sentence(),
            rest: self.contrast(&options, left, right),
            svg: chart.draw(id),
            table: Some(self.table_of_groups(&options, &[left, right], id)),
            sources: sources(self.desk, self.page, &figures),
        })
    }

    fn pair_group(&self, (answer, part): &Group<'_>) -> PairGroup {
        let count = |answered: u32| self.desk.words.count("said.answers", answered as usize);
        let answered = match part.answered() {
            Some((figure, answered)) => telling::of_figure(figure, Part::Answered, count(answered)),
            None => count(0),
        };
        PairGroup { name: answer.label.clone(), answered }
    }

    fn pair_row<'b>(&self, option: &Answer, left: &Group<'b>, right: &Group<'b>) -> PairRow {
        let of = |group: &Group<'b>| group.1.option(&option.code);
        let drawn = |figure: Option<&PublishedFigure>| match figure {
            Some(figure) => reading(self.desk, self.indicator, figure),
            None => Reading::Missing { reason: self.desk.words.get("figure.missing") },
        };
        PairRow {
            label: option.label.clone(),
            left: drawn(of(left)),
            right: drawn(of(right)),
            differs: of(left).zip(of(right)).is_some_and(|(left, right)| differ(left, right)),
        }
    }

    /// What each of the two says more often than the other, by more than chance may do.
    fn contrast(&self, options: &[&Answer], left: &Group<'_>, right: &Group<'_>) -> String {
        let more_often = |one: &Group<'_>, other: &Group<'_>| {
            let clearly = options.iter().filter(|option| {
                let figures = one.1.option(&option.code).zip(other.1.option(&option.code));
                figures.is_some_and(|(a, b)| differ(a, b) && a.comparable_number() > b.comparable_number())
            });
            let labels: Vec<&str> = clearly.map(|option| option.label.as_str()).collect();
            let gaps = [("group", one.0.label.clone()), ("options", labels.join("; "))];
            (!labels.is_empty()).then(|| self.desk.words.fill("said.more_often", &gaps))
        };
        let told: Vec<String> =
            [more_often(left, right), more_often(right, left)].into_iter().flatten().collect();
        let rest = if told.is_empty() { "said.no_contrast" } else { "said.rest" };
        let gaps = [("left", &left.0.label), ("right", &right.0.label)];
        let all = told.into_iter().chain([self.desk.words.fill(rest, &gaps)]);
        all.collect::<Vec<_>>().join(" ")
    }

    /// The options of a question, the one that was chosen most often first.
    fn options(&self, id: &str) -> Option<ChartView> {
        let mut options = self.said.everyone.options.clone();
        options.sort_by(|(_, a), (_, b)| descending(a.comparable_number(), b.comparable_number()));
        let figures: Vec<&PublishedFigure> = options.iter().map(|(_, figure)| *figure).collect();
        let shown = figures.iter().filter(|figure| figure.comparable_number().is_some()).count();
        if shown < 2 {
            return None;
        }
        let row = |(answer, figure): &(&Answer, &PublishedFigure)| self.row(&answer.label, figure);
        let chart = BarChart {
            title: self.title(),
            axis: self.axis_from_zero(&figures),
            rows: options.iter().map(row).collect(),
            benchmark: None,
        };
        let value = |at: usize| figure_view::told(self.desk, self.indicator, figures[at]);
        let gaps = [
            ("first", options[0].0.label.clone()),
            ("first_value", value(0)),
            ("second", options[1].0.label.clone()),
            ("second_value", value(1)),
        ];
        let everyone = options.iter().map(|(answer, figure)| (answer.label.as_str(), *figure));
        Some(ChartView {
            id: id.to_owned(),
            sentence: self.sentence(),
            rest: self.desk.words.fill("said.options", &gaps),
            svg: chart.draw(id),
            table: Some(self.table_of_figures("said.option", everyone, id)),
            sources: sources(self.desk, self.page, &figures),
        })
    }

    /// Groups under each other, in the order of their answers; `None` when fewer than two may be seen.
    fn groups(&self, split: &Split<'_>, id: &str) -> Option<ChartView> {
        let groups =
            split.groups.iter().filter_map(|(answer, part)| Some((answer.label.as_str(), part.whole?)));
        let groups: Vec<(&str, &PublishedFigure)> = groups.collect();
        let mut known: Vec<&(&str, &PublishedFigure)> =
            groups.iter().filter(|(_, figure)| figure.comparable_number().is_some()).collect();
        known.sort_by(|(_, a), (_, b)| descending(a.comparable_number(), b.comparable_number()));
        let [highest, .., lowest] = known[..] else { return None };
        let everyone = self.said.everyone.whole.filter(|figure| figure.comparable_number().is_some());
        let all_label = self.desk.words.get("said.everyone");
        let rows = everyone.iter().map(|figure| Row { highlighted: true, ..self.row(&all_label, figure) });
        let figures: Vec<&PublishedFigure> =
            groups.iter().map(|(_, figure)| *figure).chain(everyone).collect();
        let chart = DotChart {
            title: self.title(),
            axis: self.axis(&figures),
            rows: rows.chain(groups.iter().map(|(label, figure)| self.row(label, figure))).collect(),
            benchmark: None,
        };
        let in_table =
            everyone.iter().map(|figure| (all_label.as_str(), *figure)).chain(groups.iter().copied());
        Some(ChartView {
            id: id.to_owned(),
            sentence: self.sentence(),
            rest: self.between_groups(highest, lowest),
            svg: chart.draw(id),
            table: Some(self.table_of_figures("said.group", in_table, id)),
            sources: sources(self.desk, self.page, &figures),
        })
    }

    fn between_groups(
        &self,
        highest: &(&str, &PublishedFigure),
        lowest: &(&str, &PublishedFigure),
    ) -> String {
        let value = |figure: &PublishedFigure| figure_view::told(self.desk, self.indicator, figure);
        let gaps = [
            ("first", highest.0.to_owned()),
            ("first_value", value(highest.1)),
            ("last", lowest.0.to_owned()),
            ("last_value", value(lowest.1)),
        ];
        let is_sure = differ(highest.1, lowest.1);
        let chance = if is_sure { "said.sure" } else { "said.chance" };
        format!("{} {}", self.desk.words.fill("said.groups", &gaps), self.desk.words.get(chance))
    }

    fn row(&self, label: &str, figure: &PublishedFigure) -> Row {
        let reading = reading(self.desk, self.indicator, figure);
        Row { label: label.to_owned(), reading, href: None, highlighted: false }
    }

    /// What it is about, where and when.
    fn sentence(&self) -> String {
        format!("{}.", self.title())
    }

    fn title(&self) -> String {
        let gaps = [
            ("label", self.indicator.label.clone()),
            ("region", self.desk.region_name(self.region).to_owned()),
            ("period", self.desk.period(self.said.period)),
        ];
        self.desk.words.fill("said.title", &gaps)
    }

    fn axis(&self, figures: &[&PublishedFigure]) -> Axis {
        Axis::around(reach(figures.iter().copied()), tick(self.desk)).labelled(&self.indicator.label)
    }

    fn axis_from_zero(&self, figures: &[&PublishedFigure]) -> Axis {
        Axis::from_zero(reach(figures.iter().copied()), tick(self.desk)).labelled(&self.indicator.label)
    }

    /// A row for each option, and a column for each group.
    fn table_of_groups(&self, options: &[&Answer], groups: &[&Group<'_>], id: &str) -> TableView {
        let cell = |option: &Answer, group: &Group<'_>| match group.1.option(&option.code) {
            Some(figure) => TableCell::of(&figure.figure, value_and_span(self.desk, self.indicator, figure)),
            None => TableCell::missing(self.desk.words.get("figure.missing")),
        };
        let row = |option: &&Answer| {
            TableRow::plain(&option.label, groups.iter().map(|group| cell(option, group)).collect())
        };
        let heads = groups.iter().map(|group| group.0.label.clone());
        TableView {
            id: format!("{id}-tabel"),
            caption: self.title(),
            head: std::iter::once(self.desk.words.get("said.option")).chain(heads).collect(),
            rows: options.iter().map(row).collect(),
        }
    }

    /// A row for each figure: its number, between which values it lies, and how many of how many.
    fn table_of_figures<'b>(
        &self,
        first: &str,
        figures: impl Iterator<Item = (&'b str, &'b PublishedFigure)>,
        id: &str,
    ) -> TableView {
        let row = |(label, figure): (&str, &PublishedFigure)| {
            let value = figure_view::told(self.desk, self.indicator, figure);
            let span = span(self.desk, self.indicator, figure).unwrap_or_default();
            let cells = vec![
                TableCell::of(&figure.figure, value),
                TableCell::known(span),
                TableCell::known(answered(self.desk, figure)),
            ];
            TableRow::plain(label, cells)
        };
        TableView {
            id: format!("{id}-tabel"),
            caption: self.title(),
            head: [first, "table.value", "table.between", "table.answered"]
                .map(|key| self.desk.words.get(key))
                .to_vec(),
            rows: figures.map(row).collect(),
        }
    }
}

/// How many answered, and how many of these gave the answer that is counted; empty where it is hidden.
pub fn answered(desk: &Desk<'_>, figure: &PublishedFigure) -> String {
    let Some(sampling) = &figure.sampling else { return String::new() };
    let told = |part, count: u32| telling::of_figure(figure, part, desk.number(f64::from(count), 0));
    match (sampling.hits, sampling.answered) {
        (Some(hits), Some(answered)) => desk.words.fill(
            "table.hits",
            &[("hits", told(Part::Count, hits)), ("answered", told(Part::Answered, answered))],
        ),
        (None, Some(answered)) => told(Part::Answered, answered),
        (_, None) => String::new(),
    }
}

fn all<'a>(groups: &[&Group<'a>]) -> Vec<&'a PublishedFigure> {
    groups.iter().flat_map(|(_, part)| part.options.iter().map(|(_, figure)| *figure)).collect()
}

fn number(figure: Option<&PublishedFigure>) -> Option<f64> {
    figure.and_then(PublishedFigure::comparable_number)
}
