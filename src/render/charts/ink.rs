//! The last pass over every SVG: roles become the theme's colours, and the root is made fit for a page.
//!
//! charts-rs writes hard colours only. So each role is drawn in a colour nobody would choose, its
//! sentinel, and this pass writes the theme's custom property in its place, with a fallback for
//! an SVG that stands alone.

use charts_rs::Color;

use super::sheet::escaped;

/// What a colour is for. The theme says what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Text,
    Muted,
    Axis,
    Paper,
    Strong,
    Band,
    First,
    Second,
    Third,
    Fourth,
    Fifth,
    Sixth,
}

impl Ink {
    /// Each role, its custom property, and a fallback that is legible on white.
    const ALL: [(Ink, &str, &str); 12] = [
        (Ink::Text, "--pp-chart-text", "#1f2933"),
        (Ink::Muted, "--pp-chart-muted", "#52606d"),
        (Ink::Axis, "--pp-chart-axis", "#8592a0"),
        (Ink::Paper, "--pp-chart-paper", "#ffffff"),
        (Ink::Strong, "--pp-chart-strong", "#0b2f4e"),
        (Ink::Band, "--pp-chart-band", "#e3ecf4"),
        (Ink::First, "--pp-chart-1", "#0b6aa8"),
        (Ink::Second, "--pp-chart-2", "#b3541e"),
        (Ink::Third, "--pp-chart-3", "#2f7d4f"),
        (Ink::Fourth, "--pp-chart-4", "#7a4b9d"),
        (Ink::Fifth, "--pp-chart-5", "#8a6d00"),
        (Ink::Sixth, "--pp-chart-6", "#5a6570"),
    ];

    /// The inks that tell series apart, in order; it starts again after the sixth.
    pub fn series(place: usize) -> Ink {
        Ink::ALL[6 + place % 6].0
    }

    /// The sentinel at this opacity, from 0 to 1.
    pub fn tint(self, opacity: f32) -> Color {
        Color::from(self).with_alpha((opacity.clamp(0.0, 1.0) * 255.0).round() as u8)
    }
}

impl From<Ink> for Color {
    fn from(ink: Ink) -> Color {
        (1, 1, ink as u8 + 1).into()
    }
}

/// What an SVG needs to stand in a page.
pub struct Frame<'a> {
    /// Unique on the page and the same in every build; starts every id in the SVG.
    pub id: &'a str,
    /// A short name, read aloud in place of the picture.
    pub title: &'a str,
    /// The class that says which chart it is, beside `pp-chart`.
    pub class: &'a str,
}

/// How the numbers in the SVG's text came about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// By our caller, in the language of the site: they are left alone.
    AsWritten,
    /// By charts-rs, which knows the decimal point only: they get a comma.
    DecimalComma,
}

/// The same SVG in the theme's colours, named, without a fixed size, font or style.
///
/// A chart of charts-rs comes without its tooltips and animation: those need a style element.
pub fn dress(svg: &str, frame: &Frame<'_>, numbers: Numbers) -> String {
    let mut dressed = String::with_capacity(svg.len() * 5 / 4 + 256);
    let role = role(svg);
    let mut in_style = false;
    // charts-rs escapes `>` in texts and attributes, so each one closes a tag.
    for piece in svg.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        match tag {
            _ if tag.starts_with("<style") => in_style = true,
            "</style>" => in_style = false,
            _ if in_style => {}
            _ => {
                push_text(&mut dressed, text, numbers);
                push_tag(&mut dressed, tag, frame, role);
            }
        }
    }
    dressed
}

/// An image hides its inside from assistive technology, so a chart with links is a group.
fn role(svg: &str) -> &'static str {
    if svg.contains("<a href=") { "group" } else { "img" }
}

fn push_text(dressed: &mut String, text: &str, numbers: Numbers) {
    let text = text.trim();
    if numbers == Numbers::DecimalComma && is_decimal(text) {
        dressed.push_str(&text.replace('.', ","));
    } else {
        dressed.push_str(text);
    }
}

/// Whether this is a number with a decimal point, such as `-12.5` or `33.3%`.
fn is_decimal(text: &str) -> bool {
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    let number = number.strip_prefix('-').unwrap_or(number);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    number.split_once('.').is_some_and(|(whole, decimals)| digits(whole) && digits(decimals))
}

fn push_tag(dressed: &mut String, tag: &str, frame: &Frame<'_>, role: &str) {
    let is_root = tag.starts_with("<svg");
    let mut parts = tag.split('"');
    while let Some(before) = parts.next() {
        let Some(value) = parts.next() else {
            dressed.push_str(before);
            break;
        };
        let (opening, name) = before.rsplit_once(' ').unwrap_or(("", before));
        dressed.push_str(opening);
        if !is_dropped(name, is_root) {
            push_attribute(dressed, name, value);
        }
    }
    if is_root {
        name_root(dressed, frame, role);
    }
}

fn is_dropped(name: &str, is_root: bool) -> bool {
    match name {
        "style=" | "font-family=" => true,
        "width=" | "height=" | "x=" | "y=" => is_root,
        _ => false,
    }
}

fn push_attribute(dressed: &mut String, name: &str, value: &str) {
    dressed.push(' ');
    dressed.push_str(name);
    dressed.push('"');
    match property(value) {
        Some((property, fallback)) => {
            dressed.push_str(&format!("var({property}, {fallback})"));
        }
        None => dressed.push_str(value),
    }
    dressed.push('"');
}

/// The custom property and fallback of a sentinel colour; `None` for any other value.
fn property(value: &str) -> Option<(&'static str, &'static str)> {
    let place = u8::from_str_radix(value.strip_prefix("#0101")?, 16).ok()?;
    let (_, property, fallback) = Ink::ALL.get(usize::from(place).checked_sub(1)?)?;
    Some((property, fallback))
}

fn name_root(dressed: &mut String, frame: &Frame<'_>, role: &str) {
    let id = as_id(frame.id);
    let (class, title) = (frame.class, escaped(frame.title));
    dressed.pop();
    dressed.push_str(&format!(r#" class="pp-chart {class}" role="{role}" aria-labelledby="{id}-title">"#));
    dressed.push_str(&format!(r#"<title id="{id}-title">{title}</title>"#));
}

fn as_id(id: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    id.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame<'_> =
        Frame { id: "trend/zeeland", title: "Huisartsen & <praktijken>", class: "pp-trend" };

    #[test]
    fn every_role_keeps_its_own_property() {
        for (ink, name, fallback) in Ink::ALL {
            assert_eq!(property(&Color::from(ink).hex()), Some((name, fallback)));
        }
    }

    #[test]
    fn a_whole_chart_of_the_engine_is_dressed() {
        let bare = engine_chart();
        assert!(bare.contains(">\n0.5\n<"), "the engine writes a point: {bare}");
        let svg = dress(&bare, &FRAME, Numbers::DecimalComma);
        assert!(svg.contains(">0,5<"), "{svg}");
        assert!(svg.contains(r#"fill="var(--pp-chart-1, #0b6aa8)""#), "{svg}");
        for gone in ["font-family", "#0101", "0.5<"] {
            assert!(!svg.contains(gone), "{gone} is still in {svg}");
        }
    }

    #[test]
    fn no_style_is_left() {
        let svg = "<svg><style>a > b{}</style><rect style=\"fill:red\" x=\"1\"/></svg>";
        let svg = dress(svg, &FRAME, Numbers::AsWritten);
        assert!(svg.ends_with("</title><rect x=\"1\"/></svg>"), "{svg}");
    }

    #[test]
    fn the_root_has_a_view_box_a_name_and_no_size() {
        let svg = dress(&engine_chart(), &FRAME, Numbers::DecimalComma);
        let root = &svg[..svg.find('>').expect("an svg has a root") + 1];
        assert_eq!(
            root,
            r#"<svg viewBox="0 0 328 200" xmlns="http://www.w3.org/2000/svg" class="pp-chart pp-trend" role="img" aria-labelledby="trend-zeeland-title">"#
        );
        assert!(
            svg.contains(r#"<title id="trend-zeeland-title">Huisartsen &amp; &lt;praktijken&gt;</title>"#)
        );
    }

    #[test]
    fn numbers_of_the_caller_are_left_alone() {
        let svg = "<svg><text>\n1.5\n</text></svg>";
        assert!(dress(svg, &FRAME, Numbers::AsWritten).contains("<text>1.5</text>"));
    }

    #[test]
    fn only_decimals_get_a_comma() {
        for number in ["0.5", "-12.5", "33.3%", "33.3 %"] {
            assert!(is_decimal(number), "{number}");
        }
        for other in ["12", "v1.2", "1.2.3", ".5", "5.", "art. 3.1", ""] {
            assert!(!is_decimal(other), "{other}");
        }
    }

    #[test]
    fn series_have_six_inks_that_come_round() {
        assert_eq!(Ink::series(0), Ink::First);
        assert_eq!(Ink::series(5), Ink::Sixth);
        assert_eq!(Ink::series(6), Ink::First);
    }

    fn engine_chart() -> String {
        let mut chart = charts_rs::BarChart::new(
            vec![("share", vec![0.5, 1.0]).into()],
            vec!["2018".to_string(), "2023".to_string()],
        );
        chart.width = super::super::WIDTH;
        chart.height = 200.0;
        chart.series.colors = vec![Ink::First.into()];
        chart.y_axis_configs[0].min = Some(0.0);
        chart.y_axis_configs[0].max = Some(1.0);
        chart.y_axis_configs[0].split_number = 2;
        chart.svg().expect("two bars can be drawn")
    }
}
