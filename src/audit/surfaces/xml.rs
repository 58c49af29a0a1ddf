//! Feeds: what tells a number in them stands in pages, as elements or as text with its signs escaped.

use super::{Surfaces, html};
use memchr::memmem;
use std::borrow::Cow;

/// Reads a feed.
pub fn read(surfaces: &mut Surfaces, file: usize, bytes: &[u8]) {
    html::read(surfaces, file, bytes);
    let is_escaped = |sign: &[u8]| memmem::find(bytes, sign).is_some();
    if is_escaped(b"&lt;") && (is_escaped(b"data-figure=") || is_escaped(b"data-response=")) {
        let text = String::from_utf8_lossy(bytes);
        html::read(surfaces, file, unescaped(&text).as_bytes());
    }
}

fn unescaped(text: &str) -> Cow<'_, str> {
    const SIGNS: [(&str, &str); 5] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    SIGNS.iter().fold(Cow::Borrowed(text), |text, (escaped, sign)| Cow::Owned(text.replace(escaped, sign)))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{read, span};
    use crate::protect::Part;

    #[test]
    fn a_page_inside_a_feed_is_read() {
        let feed = "<feed><content type=\"html\">&lt;p data-figure=&quot;noord|stopt|2024|&quot;&gt;47%&lt;/p&gt;</content></feed>";
        assert!(span(&read(&[("atom.xml", feed)]), "noord|stopt|2024|", Part::Value).is_some());
    }
}
