//! A region among all regions of its kind, every indicator on one spine chart.

use super::spans::{of_shown, reading, span};
use super::standing::class_of;
use super::table::{TableCell, TableRow, TableView};
use super::{ChartView, sources};
use crate::compute::statistics::comparison::Comparison;
use crate::model::{Address, Among, Middle};
use crate::protect::PublishedFigure;
use crate::render::charts::{Right, Row, SpineChart, SpineKey, SpinePart, SpineRow, SpineStand};
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::tidy::{Better, Indicator, Measure, Region};

/// The region, about to be drawn.
struct Subject<'a> {
    desk: &'a Desk<'a>,
    page: &'a Address,
    region: &'a Region,
    all: Vec<Among<'a>>,
}

/// The spine chart of a region; `None` when nothing of it can be laid beside enough others.
pub fn spine(desk: &Desk<'_>, page: &Address, region: &Region, id: &str) -> Option<ChartView> {
    let mut all = desk.site.spine(&desk.look.settings.levels, region);
    all.sort_by_key(|among| (is_neutral(among.indicator), rank(among.indicator)));
    let subject = Subject { desk, page, region, all };
    (!subject.all.is_empty()).then(|| subject.view(id))
}

/// Headline figures first, in their order; then the others by name.
fn rank(indicator: &Indicator) -> (u8, String) {
    (indicator.headline.unwrap_or(u8::MAX), indicator.label.to_lowercase())
}

fn is_neutral(indicator: &Indicator) -> bool {
    indicator.better == Better::None
}

impl Subject<'_> {
    fn view(&self, id: &str) -> ChartView {
        let chart = SpineChart { title: self.title(), key: self.key(), parts: self.parts() };
        let table = self.table(id);
        let figures: Vec<&PublishedFigure> = self.all.iter().flat_map(figures).collect();
        ChartView {
            id: id.to_owned(),
            sentence: self.sentence(),
            rest: self.rest(),
            svg: chart.draw(id),
            legend: table.legend.clone(),
            table: Some(table),
            sources: sources(self.desk, self.page, &figures),
        }
    }

    fn title(&self) -> String {
        self.desk.words.fill("spine.title", &[("region", self.name())])
    }

    fn name(&self) -> &str {
        self.desk.region_name(&self.region.id)
    }

    fn parts(&self) -> Vec<SpinePart> {
        let part = |neutral: bool, ends: [&str; 2]| {
            let rows = self.all.iter().filter(|among| is_neutral(among.indicator) == neutral);
            let [left, right] = ends.map(|key| self.desk.words.get(key));
            SpinePart { ends: (left, right), rows: rows.map(|among| self.row(among)).collect() }
        };
        let parts = [
            part(false, ["spine.worse_end", "spine.better_end"]),
            part(true, ["spine.low_end", "spine.high_end"]),
        ];
        parts.into_iter().filter(|part| !part.rows.is_empty()).collect()
    }

    fn row(&self, among: &Among<'_>) -> SpineRow {
        let href = Some(self.page.to(&Address::indicator(&among.indicator.id)));
        let reading = reading(self.desk, among.indicator, among.own);
        SpineRow {
            row: Row { label: among.indicator.label.clone(), reading, href, highlighted: false },
            spine: among.spine,
            quartiles: among.quartiles,
            right: match among.indicator.better {
                Better::Lower => Right::Low,
                Better::Higher | Better::None => Right::High,
            },
            stand: stand(among),
            note: self.note(among),
        }
    }

    /// How many of the others it stands before, and how it stands beside the middle.
    fn note(&self, among: &Among<'_>) -> String {
        let (key, passed) = match among.indicator.better {
            Better::Higher => ("spine.better_than", among.lower),
            Better::Lower => ("spine.better_than", among.higher),
            Better::None => ("spine.higher_than", among.lower),
        };
        let key = if among.own.comparable_number().is_some() { key } else { "spine.others_have" };
        let key = if among.has_hidden { format!("{key}_of_shown") } else { key.to_owned() };
        let gaps = [("n", passed.to_string()), ("others", among.others.to_string())];
        let told = self.desk.words.fill(&key, &gaps);
        [Some(told), self.beside_whole(among)].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// How it stands beside the whole; `None` where that was not compared.
    fn beside_whole(&self, among: &Among<'_>) -> Option<String> {
        let Middle::Whole(whole) = among.middle else { return None };
        let class = class_of(among.indicator, among.comparison)?;
        let region = self.desk.region_name(&whole.region).to_owned();
        Some(self.desk.words.fill(&format!("spine.beside.{class}"), &[("region", region)]))
    }

    fn key(&self) -> SpineKey {
        let word = |key: &str| self.desk.words.fill(key, &[("region", self.name())]);
        let stands = [
            (SpineStand::Better, "spine.mark.better"),
            (SpineStand::Worse, "spine.mark.worse"),
            (SpineStand::Alike, "spine.mark.alike"),
            (SpineStand::Neutral, "spine.mark.neutral"),
        ];
        let is_there = |wanted: SpineStand| {
            let drawn = self.all.iter().filter(|among| among.own.comparable_number().is_some());
            drawn.map(stand).any(|stand| stand == wanted)
        };
        let marks = stands.into_iter().filter(|(stand, _)| is_there(*stand));
        SpineKey {
            all: word("spine.all"),
            half: word("spine.half"),
            middle: self.middle(),
            marks: marks.map(|(stand, key)| (stand, word(key))).collect(),
        }
    }

    /// What the line in the middle is, in the key.
    fn middle(&self) -> String {
        let mut wholes: Vec<&str> = Vec::new();
        let mut has_median = false;
        for among in &self.all {
            match among.middle {
                Middle::Whole(whole) => wholes.push(self.desk.region_name(&whole.region)),
                Middle::Median(_) => has_median = true,
            }
        }
        wholes.dedup();
        let median = has_median.then(|| self.desk.words.get("spine.median"));
        let names = wholes.into_iter().map(str::to_owned).chain(median).collect::<Vec<_>>();
        names.join(&self.desk.words.get("spine.or"))
    }

    /// On how many it stands better or worse than the middle, in a sentence.
    fn sentence(&self) -> String {
        let count = |wanted: SpineStand| self.all.iter().filter(|among| stand(among) == wanted).count();
        let judged = self.all.iter().filter(|among| !is_neutral(among.indicator)).count();
        let gaps = [
            ("region", self.name().to_owned()),
            ("better", count(SpineStand::Better).to_string()),
            ("worse", count(SpineStand::Worse).to_string()),
            ("alike", count(SpineStand::Alike).to_string()),
            ("judged", judged.to_string()),
        ];
        let is_compared = self.all.iter().any(|among| among.comparison != Comparison::NotCompared);
        let key = match (judged, is_compared) {
            (0, _) => "spine.neutral",
            (_, false) => "spine.laid_out",
            (_, true) => "spine.sentence",
        };
        self.desk.words.fill(&of_shown(key, self.all.iter().map(|among| among.own)), &gaps)
    }

    /// What must be known to read it.
    fn rest(&self) -> String {
        let has = |neutral: bool| self.all.iter().any(|among| is_neutral(among.indicator) == neutral);
        let keys = [(has(false), "spine.how_judged"), (has(true), "spine.how_neutral")];
        let told =
            keys.into_iter().filter(|(is_there, _)| *is_there).map(|(_, key)| self.desk.words.get(key));
        told.collect::<Vec<_>>().join(" ")
    }

    fn table(&self, id: &str) -> TableView {
        let between = self.has_intervals().then_some("table.between");
        let keys =
            between.into_iter().chain(["spine.in_middle", "spine.lowest", "spine.highest", "spine.place"]);
        let first = [self.desk.words.get("spine.indicator"), self.name().to_owned()];
        let head = first.into_iter().chain(keys.map(|key| self.desk.words.get(key))).collect();
        let rows = self.all.iter().map(|among| self.table_row(among)).collect();
        TableView::new(self.desk, self.page, format!("{id}-tabel"), self.title(), head, rows)
    }

    /// Whether anything here was counted from answers, so that it may have an interval.
    fn has_intervals(&self) -> bool {
        self.all.iter().any(|among| among.own.sampling.is_some())
    }

    fn table_row(&self, among: &Among<'_>) -> TableRow {
        let (indicator, own) = (among.indicator, among.own);
        let between = TableCell::beside(self.desk, &own.figure, span(self.desk, indicator, own));
        let own = std::iter::once(TableCell::of(self.desk, indicator, own));
        let others = [
            self.in_middle(among),
            self.told_of(indicator, among.ends.0),
            self.told_of(indicator, among.ends.1),
            self.note(among),
        ];
        let cells =
            own.chain(self.has_intervals().then_some(between)).chain(others.map(TableCell::known)).collect();
        let href = Some(self.page.to(&Address::indicator(&indicator.id)));
        TableRow { href, ..TableRow::plain(&indicator.label, cells) }
    }

    /// The value of another region with its name.
    fn told_of(&self, indicator: &Indicator, figure: &PublishedFigure) -> String {
        let value = figure_view::told(self.desk, indicator, figure);
        let gaps = [("region", self.desk.region_name(&figure.region).to_owned()), ("value", value)];
        self.desk.words.fill("standing.whole", &gaps)
    }

    /// What is in the middle. The middle one of answers is no number that was published, so it is only drawn.
    fn in_middle(&self, among: &Among<'_>) -> String {
        match (among.middle, &among.indicator.measure) {
            (Middle::Whole(whole), _) => self.told_of(among.indicator, whole),
            (Middle::Median(regions), Measure::Asked(_)) => {
                self.desk.words.fill("spine.median_of", &[("regions", regions.to_string())])
            }
            (Middle::Median(regions), Measure::Register | Measure::Ratio { .. } | Measure::Rank { .. }) => {
                let value = figure_view::number(self.desk, among.indicator, among.spine.benchmark);
                let gaps = [("value", value), ("regions", regions.to_string())];
                self.desk.words.fill("figure.benchmark", &gaps)
            }
        }
    }
}

fn figures<'a>(among: &Among<'a>) -> Vec<&'a PublishedFigure> {
    let whole = match among.middle {
        Middle::Whole(whole) => Some(whole),
        Middle::Median(_) => None,
    };
    [among.own, among.ends.0, among.ends.1].into_iter().chain(whole).collect()
}

/// How the region stands, as a mark says it. Without an interval nothing is said of better or worse.
fn stand(among: &Among<'_>) -> SpineStand {
    match (among.comparison, among.indicator.better) {
        (Comparison::Similar, _) => SpineStand::Alike,
        (Comparison::NotCompared, _) | (_, Better::None) => SpineStand::Neutral,
        (Comparison::Higher, Better::Higher) | (Comparison::Lower, Better::Lower) => SpineStand::Better,
        (Comparison::Higher, Better::Lower) | (Comparison::Lower, Better::Higher) => SpineStand::Worse,
    }
}
