//! Comments in Markdown, which are for the people who write it and nobody else.

use super::fences;

/// The text without its `<!-- comments -->`. Rows keep their number; what stands in a code block or
/// between backticks stays. `None` when a comment is never closed: it would take the rest of the page.
pub fn without_comments(markdown: &str) -> Option<String> {
    let mut kept = String::with_capacity(markdown.len());
    let mut in_comment = false;
    for (row, is_code) in fences::rows(markdown) {
        if is_code && !in_comment {
            kept.push_str(row);
        } else {
            in_comment = keep_outside(row, in_comment, &mut kept);
        }
    }
    (!in_comment).then_some(kept)
}

/// Keeps what stands outside comments, and the end of the row; says whether a comment is still open.
fn keep_outside(row: &str, mut in_comment: bool, kept: &mut String) -> bool {
    let mut rest = row;
    loop {
        let border = if in_comment { "-->" } else { "<!--" };
        let Some((before, after)) = rest.split_once(border) else { break };
        let is_code = !in_comment && !before.matches('`').count().is_multiple_of(2);
        if !in_comment {
            kept.push_str(before);
        }
        if is_code {
            kept.push_str(border);
        } else {
            in_comment = !in_comment;
        }
        rest = after;
    }
    match (in_comment, rest.ends_with('\n')) {
        (false, _) => kept.push_str(rest),
        (true, true) => kept.push('\n'),
        (true, false) => {}
    }
    in_comment
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Option<String> {
        without_comments(text)
    }

    #[test]
    fn comments_go_and_rows_stay() {
        assert_eq!(kept("a <!-- b --> c\n<!-- d\ne -->f\n").as_deref(), Some("a  c\n\nf\n"));
    }

    #[test]
    fn a_comment_in_code_is_shown() {
        for text in ["```html\n<!-- zo -->\n```\n", "Schrijf `<!--` voor uitleg.\n"] {
            assert_eq!(kept(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_comment_without_an_end_is_told() {
        assert_eq!(kept("a <!-- b\nc\n"), None);
    }
}
