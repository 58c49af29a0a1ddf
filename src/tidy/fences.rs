//! Code blocks in Markdown: what stands between fences is shown as it is, so nothing in it counts.

/// The rows of a text, each with whether it belongs to a code block, its fences included.
pub fn rows(markdown: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut open: Option<&str> = None;
    markdown.split_inclusive('\n').map(move |row| match (open, fence(row)) {
        (None, Some(sign)) => {
            open = Some(sign);
            (row, true)
        }
        (Some(sign), Some(other)) if other.starts_with(sign) && row.trim() == other => {
            open = None;
            (row, true)
        }
        (fence, _) => (row, fence.is_some()),
    })
}

/// The sign a code block begins and ends with, where this row does either: ```` ``` ````, longer, or `~~~`.
fn fence(row: &str) -> Option<&str> {
    let row = row.trim_start();
    let sign = row.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = row.chars().take_while(|other| *other == sign).count();
    (length >= 3).then(|| &row[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_fence_holds_a_shorter_one() {
        let text = "a\n````text\n```figure\n```\n````\nb\n";
        let inside: Vec<bool> = rows(text).map(|(_, inside)| inside).collect();
        assert_eq!(inside, [false, true, true, true, true, false]);
    }
}
