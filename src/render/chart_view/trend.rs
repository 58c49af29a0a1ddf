//! How an indicator of a region went over time: everyone, the groups, or the options that were chosen most.

use super::said::cells_of_sampled;
use super::spans::{between, more_or_less, of_shown, reach, reading, wording};
use super::table::{TableCell, TableRow, TableView};
use super::{ChartView, comparison::tick, sources};
use crate::model::{Address, Change, Course, Difference, Moment, Verdict};
use crate::protect::{Group, PublishedFigure};
use crate::render::charts::{Axis, Reading, TrendChart, TrendPoint, TrendSeries};
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::render::mark::Mark;
use crate::text::date::Period;
use crate::text::id::RegionId;
use crate::text::language::rounded;
use crate::tidy::{Answer, Indicator, Measure, Question};

/// More lines than this would be a tangle.
const MOST_LINES: usize = 3;

/// One indicator of one region, about to be drawn.
struct Subject<'a> {
    desk: &'a Desk<'a>,
    page: &'a Address,
    region: &'a RegionId,
    indicator: &'a Indicator,
}

/// A chart over time.
#[derive(Debug)]
pub struct TrendView {
    pub chart: ChartView,
    /// Whether something in it went up or down by more than chance may do.
    pub has_moved: bool,
}

/// Several lines that belong in one chart.
struct Parts<'a> {
    /// What the chart is called by.
    name: String,
    /// The key of its sentence.
    key: &'static str,
    lines: Vec<Line<'a>>,
}

/// The course of one group or option, with its name.
type Line<'a> = (&'a str, Course<'a>);

/// Everything that can be drawn of an indicator over time in a region; empty with fewer than two numbers.
pub fn trends(
    desk: &Desk<'_>,
    page: &Address,
    region: &RegionId,
    indicator: &Indicator,
    id: &str,
) -> Vec<TrendView> {
    let subject = Subject { desk, page, region, indicator };
    let whole = subject.whole(id);
    let parts = subject.parts().into_iter();
    let parts = parts.map(|Parts { name, key, lines }| subject.lines(key, &lines, &format!("{id}-{name}")));
    whole.into_iter().chain(parts.collect::<Vec<_>>()).collect()
}

impl<'a> Subject<'a> {
    /// Everyone, as one line.
    fn whole(&self, id: &str) -> Option<TrendView> {
        let course = self.desk.site.course(self.region, self.indicator, &Group::default())?;
        let (sentence, rest) = (self.told(&course), self.rest(&course));
        let table = self.table_of_moments(&course, id);
        let has_moved = has_moved(&course.verdict);
        Some(TrendView { chart: self.chart(&[("", course)], sentence, rest, table, id), has_moved })
    }

    /// The options of the question, or the groups of each question that tells them apart, where two or
    /// more have a course.
    fn parts(&self) -> Vec<Parts<'a>> {
        let Measure::Asked(asked) = &self.indicator.measure else { return Vec::new() };
        let Some(survey) = self.desk.site.surveys.get(&asked.survey) else { return Vec::new() };
        let options = asked.questions().first().and_then(|id| survey.question(id)).map(|question| {
            let of = |answer: &Answer| Group { subgroup: None, option: Some(answer.code.clone()) };
            Parts { name: "antwoorden".to_owned(), key: "course.options", lines: self.lines_of(question, of) }
        });
        let groups = asked.by.iter().filter_map(|id| survey.question(id)).map(|question| {
            let of = |answer: &Answer| Group {
                subgroup: Some((question.id.clone(), answer.code.clone())),
                option: None,
            };
            Parts { name: question.id.to_string(), key: "course.groups", lines: self.lines_of(question, of) }
        });
        options.into_iter().chain(groups).filter(|parts| parts.lines.len() > 1).collect()
    }

    fn lines_of(&self, question: &'a Question, group: impl Fn(&Answer) -> Group) -> Vec<Line<'a>> {
        let line = |answer: &'a Answer| {
            let course = self.desk.site.course(self.region, self.indicator, &group(answer))?;
            Some((answer.label.as_str(), course))
        };
        question.answers.iter().filter_map(line).collect()
    }

    /// Several lines: those that stand highest in the newest wave, and all of them in the table.
    fn lines(&self, key: &str, lines: &[Line<'_>], id: &str) -> TrendView {
        let newest = |line: &Line<'_>| line.1.shown().last().map_or(f64::NEG_INFINITY, |(_, value)| value);
        let mut order: Vec<&Line<'_>> = lines.iter().collect();
        order.sort_by(|a, b| newest(b).total_cmp(&newest(a)));
        let drawn: Vec<Line<'_>> =
            order.iter().take(MOST_LINES).map(|(name, course)| (*name, course.clone())).collect();
        let rest = self.told_of_lines(&order, lines.len() > MOST_LINES);
        let table = self.table_of_lines(&order, id);
        let sentence = self.desk.words.fill(key, &[("title", &self.title())]);
        let has_moved = order.iter().any(|(_, course)| has_moved(&course.verdict));
        TrendView { chart: self.chart(&drawn, sentence, rest, table, id), has_moved }
    }

    fn chart(
        &self,
        lines: &[Line<'_>],
        sentence: String,
        rest: String,
        table: TableView,
        id: &str,
    ) -> ChartView {
        let moments = || lines.iter().flat_map(|(_, course)| &course.moments);
        let figures: Vec<&PublishedFigure> = moments().filter_map(|moment| moment.figure).collect();
        let chart = TrendChart {
            title: self.title(),
            axis: Axis::around(reach(figures.iter().copied()), tick(self.desk))
                .labelled(&self.indicator.label),
            series: lines.iter().map(|(name, course)| self.series(name, course)).collect(),
            benchmark: None,
        };
        ChartView {
            id: id.to_owned(),
            sentence,
            rest,
            svg: chart.draw(id),
            legend: table.legend.clone(),
            table: Some(table),
            sources: sources(self.desk, self.page, &figures),
        }
    }

    fn series(&self, name: &str, course: &Course<'_>) -> TrendSeries {
        let point = |moment: &Moment<'_>| TrendPoint {
            label: self.desk.period(moment.period),
            position: in_years(moment.period),
            reading: self.reading(moment),
            breaks_before: moment.change.map(|change| self.why(change, "course.break")),
        };
        TrendSeries { name: name.to_owned(), points: course.moments.iter().map(point).collect() }
    }

    fn reading(&self, moment: &Moment<'_>) -> Reading {
        match moment.figure {
            Some(figure) => reading(self.desk, self.indicator, figure),
            None => Reading::Missing {
                reason: wording(self.desk, Some(Mark::Unknown), self.desk.words.get("course.not_asked")),
            },
        }
    }

    fn title(&self) -> String {
        let region = self.desk.region_name(self.region);
        self.desk.words.fill("course.title", &[("label", self.indicator.label.as_str()), ("region", region)])
    }

    /// The word for a change, under one of two keys: short for the chart, long for a sentence.
    fn why(&self, change: Change<'_>, key: &str) -> String {
        let kind = match change {
            Change::Question(_) => "question",
            Change::Coverage => "coverage",
        };
        self.desk.words.get(&format!("{key}.{kind}"))
    }

    /// What the course of everyone tells, in a sentence.
    fn told(&self, course: &Course<'_>) -> String {
        let shown: Vec<(&Moment<'_>, f64)> = course.shown().collect();
        let [.., (older, _), (newer, _)] = shown[..] else { return self.title() };
        let (first, _) = shown[shown.len().saturating_sub(TREND)];
        let number = |moment: &Moment<'_>| {
            let told = |figure| figure_view::told(self.desk, self.indicator, figure);
            moment.figure.map(told).unwrap_or_default()
        };
        let (key, from) = match course.verdict {
            Verdict::Rising => ("course.rising", first),
            Verdict::Falling => ("course.falling", first),
            Verdict::Steady => ("course.steady", first),
            Verdict::Difference(_) | Verdict::Broken => ("course.two", older),
        };
        let gaps = [
            ("title", self.title()),
            ("older", self.desk.period(from.period)),
            ("older_value", number(from)),
            ("newer", self.desk.period(newer.period)),
            ("newer_value", number(newer)),
        ];
        self.desk.words.fill(key, &gaps)
    }

    /// What must be said with it: why there is no trend, and what chance may do.
    fn rest(&self, course: &Course<'_>) -> String {
        let shown: Vec<(&Moment<'_>, f64)> = course.shown().collect();
        match (course.verdict, &shown[..]) {
            (Verdict::Difference(difference), [.., (_, old), (newer, new)]) => {
                self.difference(course, difference, (*old, *new), newer)
            }
            (Verdict::Broken, _) => self.broken(course),
            _ => String::new(),
        }
    }

    /// How the last two differ, and whether chance may do that.
    fn difference(
        &self,
        course: &Course<'_>,
        difference: Difference,
        (old, new): (f64, f64),
        newer: &Moment<'_>,
    ) -> String {
        // As the reader would work it out from the two numbers above.
        let seen = |value: f64| rounded(value, self.indicator.decimals).parse::<f64>().unwrap_or(value);
        let amount = match seen(new) - seen(old) {
            0.0 => self.desk.words.get("course.equal"),
            by => more_or_less(self.desk, self.indicator, by),
        };
        let amount =
            self.desk.words.fill(&of_shown("course.amount", figures(course)), &[("amount", &amount)]);
        let is_sampled = newer.figure.is_some_and(|figure| figure.sampling.is_some());
        let chance = match (difference.is_sure(), difference.interval) {
            (Some(is_sure), Some(interval)) => {
                let gaps = [("span", between(self.desk, self.indicator, interval))];
                Some(self.desk.words.fill(if is_sure { "course.sure" } else { "course.chance" }, &gaps))
            }
            _ => is_sampled.then(|| self.desk.words.get("course.unknown_chance")),
        };
        std::iter::once(amount).chain(chance).collect::<Vec<_>>().join(" ")
    }

    fn broken(&self, course: &Course<'_>) -> String {
        let Some(change) = course.last_change() else { return String::new() };
        let said = match change {
            Change::Question(version) => version.change.clone(),
            Change::Coverage => None,
        };
        std::iter::once(self.why(change, "course.broken")).chain(said).collect::<Vec<_>>().join(" ")
    }

    /// Which of several lines went up or down by more than chance may do.
    fn told_of_lines(&self, lines: &[&Line<'_>], are_some_left_out: bool) -> String {
        let moved = |key: &str, is_it: fn(&Verdict) -> bool| {
            let names: Vec<&str> =
                lines.iter().filter(|(_, course)| is_it(&course.verdict)).map(|(name, _)| *name).collect();
            (!names.is_empty()).then(|| self.desk.words.fill(key, &[("names", &names.join("; "))]))
        };
        let changed: Vec<String> = [moved("course.went_up", went_up), moved("course.went_down", went_down)]
            .into_iter()
            .flatten()
            .collect();
        let moved = lines.iter().filter(|(_, course)| has_moved(&course.verdict)).count();
        let is_broken = lines.iter().all(|(_, course)| course.verdict == Verdict::Broken);
        // A line of which all is hidden is not among these, and may be higher than all of them.
        let parts = || self.desk.site.figures.series(self.region, &self.indicator.id);
        let key = |key: &str| of_shown(key, parts().filter(|figure| !figure.is_whole()));
        let rest = match moved {
            0 if is_broken => lines.first().map(|(_, course)| self.broken(course)),
            0 => Some(self.desk.words.get(&key("course.none_moved"))),
            all if all == lines.len() => None,
            _ => Some(self.desk.words.get(&key("course.others_chance"))),
        };
        let left_out = are_some_left_out.then(|| self.desk.words.get(&key("course.left_out")));
        changed.into_iter().chain(rest).chain(left_out).collect::<Vec<_>>().join(" ")
    }

    /// A row for each moment.
    fn table_of_moments(&self, course: &Course<'_>, id: &str) -> TableView {
        // What no answers were counted for has neither interval nor number of answers.
        let mut figures = course.moments.iter().filter_map(|moment| moment.figure);
        let columns = if figures.any(|figure| figure.sampling.is_some()) { 3 } else { 1 };
        let row = |moment: &Moment<'_>| {
            let cells = match moment.figure {
                Some(figure) => cells_of_sampled(self.desk, self.indicator, figure),
                None => vec![TableCell::marked(self.desk, Mark::Unknown); 3],
            };
            let cells = cells.into_iter().take(columns).collect();
            let note = moment.change.map(|change| self.why(change, "course.break"));
            TableRow { note, ..TableRow::plain(&self.desk.period(moment.period), cells) }
        };
        let head = ["table.period", "table.value", "table.between", "table.answered"];
        let head = head.iter().take(columns + 1).map(|key| self.desk.words.get(key)).collect();
        self.table(id, head, course.moments.iter().map(row).collect())
    }

    fn table(&self, id: &str, head: Vec<String>, rows: Vec<TableRow>) -> TableView {
        TableView::new(self.desk, self.page, format!("{id}-tabel"), self.title(), head, rows)
    }

    /// A row for each line, and a column for each moment.
    fn table_of_lines(&self, lines: &[&Line<'_>], id: &str) -> TableView {
        let mut periods: Vec<Period> =
            lines.iter().flat_map(|(_, course)| course.moments.iter().map(|moment| moment.period)).collect();
        periods.sort();
        periods.dedup();
        let cell = |course: &Course<'_>, period: Period| {
            let moment = course.moments.iter().find(|moment| moment.period == period);
            match moment.and_then(|moment| moment.figure) {
                Some(figure) => TableCell::with_span(self.desk, self.indicator, figure),
                None => TableCell::marked(self.desk, Mark::Unknown),
            }
        };
        let row = |(name, course): &&Line<'_>| {
            TableRow::plain(name, periods.iter().map(|period| cell(course, *period)).collect())
        };
        let heads = periods.iter().map(|period| self.desk.period(*period));
        let head = std::iter::once(self.desk.words.get("course.line")).chain(heads).collect();
        self.table(id, head, lines.iter().map(row).collect())
    }
}

fn figures<'a>(course: &'a Course<'_>) -> impl Iterator<Item = &'a PublishedFigure> {
    course.moments.iter().filter_map(|moment| moment.figure)
}

/// How many waves a trend looks back.
const TREND: usize = 5;

fn went_up(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Rising => true,
        Verdict::Difference(difference) => difference.is_sure() == Some(true) && difference.by > 0.0,
        Verdict::Falling | Verdict::Steady | Verdict::Broken => false,
    }
}

fn went_down(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Falling => true,
        Verdict::Difference(difference) => difference.is_sure() == Some(true) && difference.by < 0.0,
        Verdict::Rising | Verdict::Steady | Verdict::Broken => false,
    }
}

fn has_moved(verdict: &Verdict) -> bool {
    went_up(verdict) || went_down(verdict)
}

/// When a period begins, as a number of years, so that distances along the axis are true.
fn in_years(period: Period) -> f64 {
    let months = period.month().map_or(0.0, |month| f64::from(month - 1));
    let days = period.day().map_or(0.0, |day| f64::from(day - 1));
    f64::from(period.year()) + (months + days / 31.0) / 12.0
}
