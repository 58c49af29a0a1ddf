//! The charts of a page as files of their own.
//!
//! They are taken from the finished page, so that a file shows what the page shows and nothing else, and there
//! is one for each chart that the theme offers: a link `<a href="trend.svg" download>` in its figure. It lies
//! beside the page, under that name.

use super::Page;
use super::charts::Alone;
use super::desk::Desk;
use super::telling;
use crate::model::Address;
use crate::project::Theme;

/// The files that this page offers.
pub fn of_page(desk: &Desk<'_>, page: &Page) -> Vec<Page> {
    let is_page = page.address.as_str().ends_with('/');
    let Some(html) = std::str::from_utf8(&page.bytes).ok().filter(|_| is_page) else { return Vec::new() };
    let figures = html.split("<figure class=\"pp-chart\"").skip(1);
    let is_invented = html.contains("class=\"pp-invented\"");
    let file = |figure: &str| {
        let figure = figure.split("</figure>").next()?;
        let name = offered(figure)?;
        let svg = drawn(desk, &page.address, figure, is_invented)?;
        Some(Page::new(Address::fixed(&format!("{}{name}", page.address)), svg))
    };
    figures.filter_map(file).collect()
}

/// The name of the file that a figure leads to.
fn offered(figure: &str) -> Option<&str> {
    let (before, _) = figure.split_once(".svg\" download")?;
    let start = before.rfind("href=\"")? + "href=\"".len();
    let end = before.len() + ".svg".len();
    figure.get(start..end).filter(|name| !name.contains('/'))
}

fn drawn(desk: &Desk<'_>, page: &Address, figure: &str, is_invented: bool) -> Option<String> {
    let svg = figure.get(figure.find("<svg")?..figure.find("</svg>")? + "</svg>".len())?;
    let text = |from: &str, to: &str| telling::retold(between(figure, from, to).unwrap_or_default());
    let mark = desk.words.get("invented.mark");
    let invented = (is_invented || figure.contains(&mark)).then(|| desk.words.get("chart_file.invented"));
    let internal = desk.drawer.is_open().then(|| desk.words.get("frame.internal"));
    let settings = desk.look.settings;
    let place = match desk.drawer.is_open() {
        true => settings.title.clone(),
        false => format!("{}: {}", settings.title, settings.full_address(page.as_str())),
    };
    let notes = [invented, internal].into_iter().flatten().chain([
        text("<p class=\"pp-legend\">", "<a "),
        text("<p class=\"pp-source\">", "</p>"),
        place,
    ]);
    let alone = Alone {
        svg,
        says: &text("<figcaption>", "</figcaption>"),
        notes: notes.filter(|note| !note.trim().is_empty()).collect(),
        language: desk.look.language.tag(),
        font: &token(desk.look.theme, "--pp-chart-font-family").unwrap_or_else(|| "sans-serif".to_owned()),
    };
    Some(coloured(desk.look.theme, &telling::finished(alone.draw()?)))
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    text.split_once(from)?.1.split(to).next()
}

/// The drawing with the colours of the theme, where the page would look them up.
fn coloured(theme: &Theme, svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut known: Vec<(&str, String)> = Vec::new();
    let mut parts = svg.split("var(");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (inside, after) = part.split_once(')').unwrap_or((part, ""));
        let (name, fallback) = inside.split_once(',').unwrap_or((inside, "#000000"));
        if !known.iter().any(|(known, _)| *known == name) {
            known.push((name, token(theme, name).unwrap_or_else(|| fallback.trim().to_owned())));
        }
        out.push_str(known.iter().find(|(known, _)| *known == name).map_or("", |(_, colour)| colour));
        out.push_str(after);
    }
    out
}

/// What a value of the theme is in the light version, which its style sheets name first.
pub fn token(theme: &Theme, name: &str) -> Option<String> {
    /// More steps from value to value than any theme takes; a ring of them has no end.
    const MOST_STEPS: usize = 8;
    let mut name = name.trim().to_owned();
    for _ in 0..MOST_STEPS {
        let sheets = theme.parts.styles.iter().filter_map(|path| theme.assets.get(path));
        let found = sheets.filter_map(|sheet| declared(std::str::from_utf8(sheet).ok()?, &name)).next()?;
        match found.strip_prefix("var(") {
            Some(other) => name = other.trim_end_matches(')').split(',').next()?.trim().to_owned(),
            None => return Some(found.to_owned()),
        }
    }
    None
}

fn declared<'a>(sheet: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = sheet.split_once(&format!("{name}:"))?;
    Some(value.split([';', '}']).next()?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(css: &str) -> Theme {
        let mut theme = Theme::default();
        theme.parts.styles = vec!["a.css".to_owned()];
        theme.assets.insert("a.css".to_owned(), css.as_bytes().to_vec());
        theme
    }

    #[test]
    fn colours_are_those_of_the_theme_in_the_light() {
        let theme = theme(":root { --ink: #112233; --a: var(--ink); } @media dark { :root { --a: #fff; } }");
        let svg = r#"<rect fill="var(--a, #000)" stroke="var(--b, #445566)"/>"#;
        assert_eq!(coloured(&theme, svg), r##"<rect fill="#112233" stroke="#445566"/>"##);
    }

    #[test]
    fn values_that_lead_round_have_no_colour() {
        assert_eq!(token(&theme(":root { --a: var(--b); --b: var(--a); }"), "--a"), None);
    }

    #[test]
    fn the_name_of_a_file_is_the_one_that_is_offered() {
        assert_eq!(
            offered(r#"<a href="a/b.csv" download>x</a> <a href="trend.svg" download>"#),
            Some("trend.svg")
        );
        assert_eq!(offered(r#"<a href="../trend.svg" download>"#), None);
        assert_eq!(offered("<svg></svg>"), None);
    }
}
