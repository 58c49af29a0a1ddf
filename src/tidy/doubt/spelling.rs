//! Spellings that the glossary says to avoid.

use crate::finding::{Code, Finding, Findings};
use crate::tidy::{Library, Prose};

/// Warns of every avoided spelling in a text, with the right one.
pub fn spelling(findings: &mut Findings, library: &Library) {
    for prose in texts(library) {
        for term in &library.glossary {
            for wrong in &term.avoid {
                if let Some(at) = find_word(&prose.markdown, wrong) {
                    findings.add(
                        Finding::warning(Code::MisspeltTerm, format!("`{wrong}` is a spelling to avoid"))
                            .at(prose.place(at))
                            .help(format!("write `{}`", term.term)),
                    );
                }
            }
        }
    }
}

fn texts(library: &Library) -> impl Iterator<Item = &Prose> {
    let cases = library.cases.iter().flat_map(|case| case.sections.iter().map(|(_, prose)| prose));
    let chapters =
        library.handbooks.iter().flat_map(|handbook| handbook.chapters.iter().map(|chapter| &chapter.body));
    library
        .region_texts
        .values()
        .map(|text| &text.body)
        .chain(cases)
        .chain(chapters)
        .chain(library.stories.iter().map(|story| &story.body))
        .chain(library.pages.iter().map(|page| &page.body))
}

/// Where a word stands by itself; capitals count, for some terms are names.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        !is_letter(text[..*at].chars().next_back()) && !is_letter(text[at + word.len()..].chars().next())
    })
}
