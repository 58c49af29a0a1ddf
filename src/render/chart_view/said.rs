//! What was said in a region: two groups side by side, the options of a question, or groups under each
//! other.

use super::spans::{differ, of_shown, reach, reading, span, wording};
use super::table::{TableCell, TableRow, TableView};
use super::{ChartView, comparison::tick, sources};
use crate::model::{Address, Said, SaidPart, Split, descending};
use crate::protect::{Part, PublishedFigure};
use crate::render::charts::{
    Axis, BarChart, DotChart, PairChart, PairGroup, PairRow, Reading, Row, StackedShare,
};
use crate::render::desk::Desk;
use crate::render::mark::Mark;
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
        let table = self.table_of_groups(&options, &[left, right], id);
        Some(ChartView {
            id: id.to_owned(),
            sentence: self.sentence(),
            rest: self.contrast(&options, left, right),
            svg: chart.draw(id),
            legend: table.legend.clone(),
            table: Some(table),
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
            None => Reading::Missing {
                reason: wording(self.desk, Some(Mark::Unknown), self.desk.words.get("mark.unknown.words")),
            },
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
        let rest = of_shown(rest, all(&[left, right]).into_iter());
        let gaps = [("left", &left.0.label), ("right", &right.0.label)];
        let every = told.into_iter().chain([self.desk.words.fill(&rest, &gaps)]);
        every.collect::<Vec<_>>().join(" ")
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
        let table = self.table_of_figures("said.option", everyone, id);
        Some(ChartView {
            id: id.to_owned(),
            sentence: self.sentence(),
            rest: self.desk.words.fill(&of_shown("said.options", figures.iter().copied()), &gaps),
            svg: chart.draw(id),
            legend: table.legend.clone(),
            table: Some(table),
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
        let parts = groups.iter().map(|(label, figure)| self.row(label, figure));
        let (svg, apart) = match self.indicator.is_total() {
            true => self.parts_of_total(parts.collect(), everyone, &figures, id),
            false => {
                let (axis, rows) = (self.axis(&figures), rows.chain(parts).collect());
                (DotChart { title: self.title(), axis, rows, benchmark: None }.draw(id), None)
            }
        };
        let in_table =
            everyone.iter().map(|figure| (all_label.as_str(), *figure)).chain(groups.iter().copied());
        let table = self.table_of_figures("said.group", in_table, id);
        Some(ChartView {
            id: id.to_owned(),
            sentence: self.sentence(),
            rest: [self.between_groups(&of_shown("said.groups", figures.iter().copied()), highest, lowest)]
                .into_iter()
                .chain(apart)
                .collect::<Vec<_>>()
                .join(" "),
            svg,
            legend: table.legend.clone(),
            table: Some(table),
            sources: sources(self.desk, self.page, &figures),
        })
    }

    /// Groups that together are the whole, end to end in one bar; where a part is hidden they stand apart, and
    /// it is said why.
    fn parts_of_total(
        &self,
        parts: Vec<Row>,
        everyone: Option<&PublishedFigure>,
        figures: &[&PublishedFigure],
        id: &str,
    ) -> (String, Option<String>) {
        let whole = everyone.and_then(PublishedFigure::comparable_number);
        let chart = StackedShare { title: self.title(), parts, whole, axis: self.axis_from_zero(figures) };
        let apart = (!chart.is_whole()).then(|| self.desk.words.get("said.apart"));
        (chart.draw(id), apart)
    }

    fn between_groups(
        &self,
        key: &str,
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
        format!("{} {}", self.desk.words.fill(key, &gaps), self.desk.words.get(chance))
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
            Some(figure) => TableCell::with_span(self.desk, self.indicator, figure),
            None => TableCell::marked(self.desk, Mark::Unknown),
        };
        let row = |option: &&Answer| {
            TableRow::plain(&option.label, groups.iter().map(|group| cell(option, group)).collect())
        };
        let heads = groups.iter().map(|group| group.0.label.clone());
        let head = std::iter::once(self.desk.words.get("said.option")).chain(heads).collect();
        self.table(id, head, options.iter().map(row).collect())
    }

    /// A row for each figure: its number, between which values it lies, and how many of how many.
    fn table_of_figures<'b>(
        &self,
        first: &str,
        figures: impl Iterator<Item = (&'b str, &'b PublishedFigure)>,
        id: &str,
    ) -> TableView {
        let row = |(label, figure): (&str, &PublishedFigure)| {
            TableRow::plain(label, cells_of_sampled(self.desk, self.indicator, figure))
        };
        let head = [first, "table.value", "table.between", "table.answered"];
        let head = head.map(|key| self.desk.words.get(key)).to_vec();
        self.table(id, head, figures.map(row).collect())
    }

    fn table(&self, id: &str, head: Vec<String>, rows: Vec<TableRow>) -> TableView {
        TableView::new(self.desk, self.page, format!("{id}-tabel"), self.title(), head, rows)
    }
}

/// A number, between which values it lies, and how many of how many.
pub fn cells_of_sampled(desk: &Desk<'_>, indicator: &Indicator, figure: &PublishedFigure) -> Vec<TableCell> {
    vec![
        TableCell::of(desk, indicator, figure),
        TableCell::beside(desk, &figure.figure, span(desk, indicator, figure)),
        TableCell::beside(desk, &figure.figure, answered(desk, figure)),
    ]
}

/// How many answered, and how many of these gave the answer that is counted; `None` where it is hidden, or
/// nobody was asked.
fn answered(desk: &Desk<'_>, figure: &PublishedFigure) -> Option<String> {
    let sampling = figure.sampling.as_ref()?;
    let told = |part, count: u32| telling::of_figure(figure, part, desk.number(f64::from(count), 0));
    let answered = told(Part::Answered, sampling.answered?);
    Some(match sampling.hits {
        Some(hits) => {
            desk.words.fill("table.hits", &[("hits", told(Part::Count, hits)), ("answered", answered)])
        }
        None => answered,
    })
}

fn all<'a>(groups: &[&Group<'a>]) -> Vec<&'a PublishedFigure> {
    groups.iter().flat_map(|(_, part)| part.options.iter().map(|(_, figure)| *figure)).collect()
}

fn number(figure: Option<&PublishedFigure>) -> Option<f64> {
    figure.and_then(PublishedFigure::comparable_number)
}
