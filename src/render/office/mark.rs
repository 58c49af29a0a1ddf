//! The mark that an internal page must not be passed on: on screen, on paper, and for search engines. A theme may
//! change how a page looks, but cannot lose it: what its templates leave out is put in here.

use crate::model::Address;
use crate::render::Page;
use crate::render::desk::Desk;

/// The style sheet of the mark.
pub const STYLE: &str = "/intern/intern.css";

const NO_INDEX: &str = "<meta name=\"robots\" content=\"noindex, nofollow, noarchive\">";

/// The files that the internal edition has besides its pages.
pub fn files(desk: &Desk<'_>) -> Vec<Page> {
    let robots = "User-agent: *\nDisallow: /\n";
    let text = desk.words.get("frame.internal").replace('\\', "").replace('"', "'");
    let style = include_str!("intern.css").replace("{text}", &text);
    vec![Page::new(Address::fixed("/robots.txt"), robots), Page::new(Address::fixed(STYLE), style)]
}

/// The page with the mark on it, where it is internal; else as it is.
pub fn marked(desk: &Desk<'_>, from: &Address, html: String) -> String {
    if !desk.drawer.is_open() {
        return html;
    }
    let mut html = html;
    if !html.contains("name=\"robots\" content=\"noindex, nofollow, noarchive\"") {
        html = behind(html, "<head", NO_INDEX);
    }
    let style = format!("href=\"{}\"", from.to(&Address::fixed(STYLE)));
    if !html.contains(&style) {
        html = behind(html, "<head", &format!("<link rel=\"stylesheet\" {style}>"));
    }
    if !html.contains("class=\"pp-edition\"") {
        let text = desk.words.get("frame.internal").replace('&', "&amp;").replace('<', "&lt;");
        html = behind(html, "<body", &format!("<aside class=\"pp-edition\"><p>{text}</p></aside>"));
    }
    html
}

/// Puts a text behind the tag that begins so; before everything where there is no such tag.
fn behind(html: String, tag: &str, text: &str) -> String {
    let end = html.find(tag).and_then(|at| html[at..].find('>').map(|length| at + length + 1)).unwrap_or(0);
    format!("{}\n{text}{}", &html[..end], &html[end..])
}
