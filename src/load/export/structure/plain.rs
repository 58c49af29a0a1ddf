//! The words of a text that was written for a browser: without tags, with signs as themselves.

use crate::load::export::head::spaced;

/// The text without markup, one space wherever there was any, and where one block ended.
pub(super) fn text(markup: &str) -> String {
    spaced(&without_entities(&without_tags(markup, |name| if INLINE.contains(&name) { "" } else { " " })))
}

/// The same as LimeSurvey makes it for the names of columns: tags leave nothing behind, spaces at the ends stay.
pub(super) fn flattened(markup: &str) -> String {
    let text = without_entities(&without_tags(markup, |_| ""));
    let (begin, end) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    let space = |is_there: bool| if is_there { " " } else { "" };
    format!("{}{}{}", space(begin), spaced(&text), space(end))
}

/// Tags within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u",
    "wbr",
];

/// `instead` gives what takes the place of a tag of this name.
fn without_tags(markup: &str, instead: fn(&str) -> &'static str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(begin) = rest.find('<') {
        text.push_str(&rest[..begin]);
        rest = &rest[begin..];
        let is_tag =
            rest[1..].starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!'));
        let Some(end) = tag_end(rest).filter(|_| is_tag) else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        text.push_str(instead(&tag_name(rest)));
        rest = &rest[end..];
    }
    text.push_str(rest);
    text
}

fn tag_name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    name.chars().take_while(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect()
}

/// Where the tag ends that the text begins with; with all that is in it for a script or style.
fn tag_end(text: &str) -> Option<usize> {
    let hidden = ["script", "style"]
        .into_iter()
        .find(|name| text[1..].get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)));
    let comment = text.starts_with("<!--").then_some("-->");
    match (hidden, comment) {
        (_, Some(end)) => text.find(end).map(|at| at + end.len()),
        (Some(name), _) => {
            let close = text.to_ascii_lowercase().find(&format!("</{name}"))?;
            Some(close + text[close..].find('>')? + 1)
        }
        _ => text.find('>').map(|at| at + 1),
    }
}

const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("euro", "€"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("euml", "ë"),
    ("ecirc", "ê"),
    ("iuml", "ï"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("auml", "ä"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("ccedil", "ç"),
    ("oacute", "ó"),
    ("ugrave", "ù"),
    ("acirc", "â"),
    ("icirc", "î"),
    ("ocirc", "ô"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("sbquo", "‚"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bull", "•"),
    ("middot", "·"),
    ("deg", "°"),
    ("shy", ""),
    ("zwnj", ""),
    ("copy", "©"),
    ("frac12", "½"),
    ("times", "×"),
];

fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(begin) = rest.find('&') {
        plain.push_str(&rest[..begin]);
        rest = &rest[begin..];
        match entity(rest) {
            Some((sign, length)) => {
                plain.push_str(&sign);
                rest = &rest[length..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The sign that the text begins with by its name, and how long that name is.
fn entity(text: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let code =
                hexadecimal.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            char::from_u32(code?)?.to_string()
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((sign, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_names_of_signs_are_gone() {
        assert_eq!(text("<p>Hoe&nbsp;<b>vaak</b>?</p><p>Zeg &#39;t</p>"), "Hoe vaak? Zeg 't");
        assert_eq!(flattened("<p> Hoe <b>vaak</b>?</p><p>Zo</p>"), " Hoe vaak?Zo");
        assert_eq!(text("<style>p {color: red}</style>Ja<!-- nee -->"), "Ja");
    }

    #[test]
    fn signs_that_are_no_markup_stay() {
        for plain in ["a < b en c > d", "R&D; en meer", "5 & 6", "<", "&", "&#xZZ;", "&#x110000;"] {
            assert_eq!(text(plain), plain);
        }
    }
}
