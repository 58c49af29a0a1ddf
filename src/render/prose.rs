//! Text as HTML: headings below the page's own, tables that can be scrolled, alerts with a title,
//! links relative to the page. What came from elsewhere is cleaned last.

mod views;

use super::chart_view::{self, ChartOfOthers};
use super::desk::Desk;
use super::figure_view;
use crate::finding::{Code, Finding, Place};
use crate::model::{Address, Part, Writing, inside};
use crate::text::id::IndicatorId;
use ammonia::Builder;
use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, HeadingLevel, Tag, TagEnd, html};
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;
use views::{FigureInText, LinesView, MatrixView, RegionBlock};

/// How a text is fitted into its page.
#[derive(Debug, Clone, Copy)]
pub struct Fitting<'a> {
    /// The page it stands on.
    pub page: &'a Address,
    /// How many levels its headings go down: 0 leaves them at the second.
    pub deeper: u8,
    /// What its anchors begin with, where several texts stand on one page; else empty.
    pub prefix: &'a str,
}

/// The text as HTML, or what is wrong with the theme's part that it needs.
pub fn html(desk: &Desk<'_>, fitting: Fitting<'_>, writing: &Writing) -> Result<String, Finding> {
    let mut out = String::new();
    for (at, part) in writing.parts.iter().enumerate() {
        out.push_str(&part_html(desk, fitting, part, at)?);
    }
    Ok(out)
}

fn part_html(desk: &Desk<'_>, fitting: Fitting<'_>, part: &Part, at: usize) -> Result<String, Finding> {
    match part {
        Part::Text(events) => Ok(text(desk, fitting, events)),
        Part::Lines(count) => desk.engine.part("lines", "lines", &LinesView::new(desk, *count)),
        Part::Figure { region, indicator } => {
            match figure_view::newest(desk, fitting.page, region, indicator) {
                Some(figure) => desk.engine.part(
                    "figure_in_text",
                    "figure",
                    &FigureInText { region: desk.region_name(region), figure },
                ),
                None => Ok(String::new()),
            }
        }
        Part::Chart { indicator, level } => {
            let id = format!("{}grafiek-{at}", fitting.prefix);
            let chart = chart_view::of_indicator(desk, fitting.page, indicator, level.as_ref(), None, &id);
            let chart = chart.ok_or_else(|| nothing_to_draw(fitting.page, indicator))?;
            let shown = ChartOfOthers::new(desk, fitting.page, indicator, chart);
            desk.engine.part("chart_in_text", "shown", &shown)
        }
        Part::Effects { region } => {
            let id = format!("{}effecten-{at}", fitting.prefix);
            chart_view::effects(desk, fitting.page, region, &id)
                .map_or(Ok(String::new()), |effects| desk.engine.part("effects", "effects", &effects))
        }
        Part::Matrix(matrix) => desk.engine.part(
            "matrix",
            "matrix",
            &MatrixView::new(desk, fitting.page, matrix, &format!("{}matrix-{at}", fitting.prefix)),
        ),
        Part::Region { region, writing } => {
            let inner = Fitting {
                prefix: &format!("{}{region}-{at}-", fitting.prefix),
                deeper: fitting.deeper,
                page: fitting.page,
            };
            let view = RegionBlock {
                name: desk.region_name(region).to_owned(),
                href: fitting.page.to(&Address::region(region)),
                html: html(desk, inner, writing)?,
            };
            desk.engine.part("region_block", "block", &view)
        }
    }
}

fn nothing_to_draw(page: &Address, indicator: &IndicatorId) -> Finding {
    Finding::error(
        Code::BadBlock,
        format!("there are fewer than two figures of `{indicator}` to draw a chart of"),
    )
    .at(Place::file(page.file()))
    .help("take the chart block out of the text that this page is made of, or add figures")
}

fn text(desk: &Desk<'_>, fitting: Fitting<'_>, events: &[Event<'static>]) -> String {
    let mut fitter = Fitter { desk, fitting, lists: Vec::new(), table: Table::default() };
    let fitted = events
        .iter()
        .enumerate()
        .map(|(at, event)| fitter.fitted(event, &events[at + 1..]))
        .collect::<Vec<_>>();
    let mut out = String::new();
    html::push_html(&mut out, fitted.into_iter());
    CLEANER.clean(&out).to_string()
}

/// What may stand in a text that others wrote: no scripts, styles, forms or frames.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    cleaner
        .add_generic_attributes(["class", "id", "lang", "title", "role"])
        .add_tag_attributes("div", ["tabindex", "aria-label"])
        .add_tag_attributes("section", ["aria-label"])
        .add_tag_attributes("th", ["scope"])
        .add_tags(["section"])
        .rm_tags(["map", "area", "center", "tt"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(Some("noopener"))
        .attribute_filter(|_, attribute, value| {
            let is_elsewhere = value.contains("://") || value.starts_with("//");
            (attribute != "src" || !is_elsewhere).then_some(Cow::Borrowed(value))
        });
    cleaner
});

#[derive(Debug, Default)]
struct Table {
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
}

/// Fits one event after the other into the page.
struct Fitter<'a> {
    desk: &'a Desk<'a>,
    fitting: Fitting<'a>,
    /// For each open list, whether it is a list of tasks.
    lists: Vec<bool>,
    table: Table,
}

impl Fitter<'_> {
    fn fitted(&mut self, event: &Event<'static>, next: &[Event<'static>]) -> Event<'static> {
        match event {
            Event::Start(tag) => self.opened(tag, next),
            Event::End(end) => self.closed(*end),
            // What others write as HTML cannot pose as something the program made.
            Event::Html(html) => Event::Html(CowStr::from(html.replace("pp-", ""))),
            Event::InlineHtml(html) => Event::InlineHtml(CowStr::from(html.replace("pp-", ""))),
            Event::TaskListMarker(_) => Event::InlineHtml("".into()),
            Event::FootnoteReference(label) => Event::FootnoteReference(self.prefixed(label)),
            other => other.clone(),
        }
    }

    fn prefixed(&self, anchor: &str) -> CowStr<'static> {
        CowStr::from(format!("{}{anchor}", self.fitting.prefix))
    }

    fn opened(&mut self, tag: &Tag<'static>, next: &[Event<'static>]) -> Event<'static> {
        match tag {
            Tag::Heading { level, id, .. } => Event::Start(Tag::Heading {
                level: deeper(*level, self.fitting.deeper),
                id: id.as_ref().map(|id| self.prefixed(id)),
                classes: Vec::new(),
                attrs: Vec::new(),
            }),
            Tag::Link { link_type, dest_url, title, id } => Event::Start(Tag::Link {
                link_type: *link_type,
                dest_url: self.target(dest_url),
                title: title.clone(),
                id: id.clone(),
            }),
            Tag::Image { link_type, dest_url, title, id } => Event::Start(Tag::Image {
                link_type: *link_type,
                dest_url: self.target(dest_url),
                title: title.clone(),
                id: id.clone(),
            }),
            Tag::BlockQuote(Some(kind)) => self.alert(*kind),
            Tag::FootnoteDefinition(label) => Event::Start(Tag::FootnoteDefinition(self.prefixed(label))),
            Tag::List(None) if is_task_list(next) => {
                self.lists.push(true);
                raw("<ul class=\"pp-tasks\">\n")
            }
            Tag::List(_) => {
                self.lists.push(false);
                Event::Start(tag.clone())
            }
            Tag::Table(alignments) => {
                self.table = Table { alignments: alignments.clone(), ..Table::default() };
                self.table_start(alignments.len())
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.cell = 0;
                raw("<thead><tr>")
            }
            Tag::TableRow => {
                self.table.cell = 0;
                raw("<tr>")
            }
            Tag::TableCell => self.cell(),
            other => Event::Start(other.clone()),
        }
    }

    /// A table of two columns fits on a phone; a wider one can be scrolled, by keyboard too.
    fn table_start(&self, columns: usize) -> Event<'static> {
        if columns <= 2 {
            return raw("<div class=\"pp-table\"><table>");
        }
        let label = self.desk.words.get("writing.table");
        raw(&format!("<div class=\"pp-table\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\"><table>"))
    }

    fn cell(&mut self) -> Event<'static> {
        let is_number = matches!(self.table.alignments.get(self.table.cell), Some(Alignment::Right));
        self.table.cell += 1;
        let class = if is_number { " class=\"pp-number\"" } else { "" };
        if self.table.in_head {
            raw(&format!("<th scope=\"col\"{class}>"))
        } else {
            raw(&format!("<td{class}>"))
        }
    }

    fn closed(&mut self, end: TagEnd) -> Event<'static> {
        match end {
            TagEnd::Heading(level) => Event::End(TagEnd::Heading(deeper(level, self.fitting.deeper))),
            TagEnd::BlockQuote(Some(_)) => raw("</div>\n"),
            TagEnd::List(_) if self.lists.pop() == Some(true) => raw("</ul>\n"),
            TagEnd::TableCell if self.table.in_head => raw("</th>"),
            TagEnd::TableCell => raw("</td>"),
            TagEnd::TableHead => {
                self.table.in_head = false;
                raw("</tr></thead><tbody>\n")
            }
            TagEnd::TableRow => raw("</tr>\n"),
            TagEnd::Table => raw("</tbody></table></div>\n"),
            other => Event::End(other),
        }
    }

    fn alert(&self, kind: BlockQuoteKind) -> Event<'static> {
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning | BlockQuoteKind::Caution => "warning",
        };
        let title = self.desk.words.get(&format!("alert.{name}"));
        raw(&format!(
            "<div class=\"pp-alert pp-alert--{name}\" role=\"note\"><p class=\"pp-alert__title\">{title}</p>\n"
        ))
    }

    fn target(&self, target: &str) -> CowStr<'static> {
        let link = match inside(target) {
            Some((address, "")) => self.fitting.page.to(&address),
            Some((address, anchor)) => format!("{}#{anchor}", self.fitting.page.to(&address)),
            None => match target.strip_prefix('#') {
                Some(anchor) => format!("#{}{anchor}", self.fitting.prefix),
                None => target.to_owned(),
            },
        };
        CowStr::from(link)
    }
}

fn raw(markup: &str) -> Event<'static> {
    Event::Html(CowStr::from(markup.to_owned()))
}

fn deeper(level: HeadingLevel, by: u8) -> HeadingLevel {
    HeadingLevel::try_from((level as usize + usize::from(by)).min(6)).unwrap_or(HeadingLevel::H6)
}

fn is_task_list(next: &[Event<'_>]) -> bool {
    matches!(
        next,
        [Event::Start(Tag::Item), Event::TaskListMarker(_), ..]
            | [Event::Start(Tag::Item), Event::Start(Tag::Paragraph), Event::TaskListMarker(_), ..]
    )
}
