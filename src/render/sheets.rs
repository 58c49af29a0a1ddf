//! The style sheets of a theme: joined to one file, so that a page asks for one and not for seven.

use crate::model::Address;
use crate::project::Theme;
use crate::render::Page;

/// Where the joined style sheet lies.
const JOINED: &str = "css/site.css";
/// Where a theme keeps the small picture that browsers show beside a page's name.
const ICON: &str = "images/icon.svg";

/// The style sheets that a page asks for. Where the theme lacks one, each by itself, so that the link to what is
/// not there is told.
pub fn addresses(theme: &Theme) -> Vec<Address> {
    let of = |path: &String| Address::fixed(&format!("/{path}"));
    match is_whole(theme) {
        true => vec![Address::fixed(&format!("/{JOINED}"))],
        false => theme.parts.styles.iter().map(of).collect(),
    }
}

/// The picture beside a page's name; `None` where the theme has none.
pub fn icon(theme: &Theme) -> Option<Address> {
    theme.assets.contains_key(ICON).then(|| Address::fixed(&format!("/{ICON}")))
}

/// The files of a theme as they go to the site: the style sheets as one, all others as they are.
pub fn files(theme: &Theme) -> Vec<Page> {
    let is_joined = |path: &String| is_whole(theme) && theme.parts.styles.contains(path);
    let page = |path: &str, bytes: Vec<u8>| Page::new(Address::fixed(&format!("/{path}")), bytes);
    let others = theme.assets.iter().filter(|(path, _)| !is_joined(path));
    let joined = is_whole(theme).then(|| page(JOINED, joined(theme)));
    others.map(|(path, bytes)| page(path, bytes.clone())).chain(joined).collect()
}

fn joined(theme: &Theme) -> Vec<u8> {
    let sheets = theme.parts.styles.iter().filter_map(|path| theme.assets.get(path));
    sheets.flat_map(|sheet| [sheet.as_slice(), b"\n"].concat()).collect()
}

/// Whether it has every style sheet that it names.
fn is_whole(theme: &Theme) -> bool {
    let styles = &theme.parts.styles;
    !styles.is_empty() && styles.iter().all(|path| theme.assets.contains_key(path))
}
