//! Comments in Markdown, which are for the people who write it and nobody else.

/// The text without its `<!-- comments -->`. Rows keep their number; what stands in a code block stays.
pub fn without_comments(markdown: &str) -> String {
    let mut kept = String::with_capacity(markdown.len());
    let mut fence = None;
    let mut in_comment = false;
    for line in markdown.split_inclusive('\n') {
        let opened = fence_of(line);
        match (fence, opened) {
            (None, Some(sign)) if !in_comment => fence = Some(sign),
            (Some(sign), Some(other)) if sign == other => fence = None,
            _ => {}
        }
        if fence.is_some() || (opened.is_some() && !in_comment) {
            kept.push_str(line);
        } else {
            in_comment = keep_outside(line, in_comment, &mut kept);
        }
    }
    kept
}

/// The sign a code block begins and ends with, where this line does either: ```` ``` ````, longer, or `~~~`.
fn fence_of(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.chars().take_while(|other| *other == sign).count();
    (length >= 3).then(|| &line[..length])
}

/// Keeps what stands outside comments, and the end of the line; says whether a comment is still open.
fn keep_outside(line: &str, mut in_comment: bool, kept: &mut String) -> bool {
    let mut rest = line;
    loop {
        let border = if in_comment { "-->" } else { "<!--" };
        let Some((before, after)) = rest.split_once(border) else { break };
        if !in_comment {
            kept.push_str(before);
        }
        in_comment = !in_comment;
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

    #[test]
    fn comments_go_and_rows_stay() {
        assert_eq!(without_comments("a <!-- b --> c\n<!-- d\ne -->f\n"), "a  c\n\nf\n");
    }

    #[test]
    fn a_comment_in_a_code_block_is_shown() {
        let text = "```html\n<!-- zo -->\n```\n<!-- weg -->\n";
        assert_eq!(without_comments(text), "```html\n<!-- zo -->\n```\n\n");
    }

    #[test]
    fn a_longer_fence_holds_a_shorter_one() {
        let text = "````text\n```figure\n<!-- zo -->\n```\n````\nb\n";
        assert_eq!(without_comments(text), text);
    }
}
