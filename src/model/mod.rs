//! From the library and the figures to a site: every page's matter, links resolved, nothing of form.
//! Knows no HTML and no themes.

mod address;
mod benchmark;
mod cases;
mod files;
mod likeness;
mod praatplaat;
pub use files::FIXED;
mod regions;
mod said;
mod spine;
mod standing;
mod trend;
mod usual;
mod writing;

pub use address::{Address, PROTECTION};
pub use benchmark::Benchmark;
pub use cases::CaseMatter;
pub use likeness::Likeness;
pub use praatplaat::{Against, Talk};
pub use regions::{RegionMatter, Relation, Relative};
pub use said::{Part as SaidPart, Said, Split};
pub use spine::{Among, Middle};
pub use standing::{Stand, Standing, descending};
pub use trend::{Change, Course, Difference, Moment, Verdict};
pub use writing::{Heading, Matrix, Part, Writing, inside};

use crate::finding::{Code, Finding, Findings, Place};
use crate::load::Asset;
use crate::project::start_page;
use crate::protect::{Figures, Structure};
use crate::text::date::Period;
use crate::text::id::{IndicatorId, Level, RegionId, SurveyId};
use crate::tidy::{
    Bibliography, Chapter, GlossaryTerm, Handbook, Indicator, Library, Measure, PageFront, Regions,
    StoryFront, Survey, Text, Vocabulary,
};
use files::Files;
use std::collections::{BTreeMap, BTreeSet};

/// The matter of every page.
#[derive(Debug)]
pub struct Site {
    pub regions: Regions,
    pub region_matters: BTreeMap<RegionId, RegionMatter>,
    pub indicators: BTreeMap<IndicatorId, Indicator>,
    pub surveys: BTreeMap<SurveyId, Survey>,
    pub figures: Figures,
    /// How the numbers of each wave hang together.
    pub structure: Structure,
    /// What ratios are held against.
    pub benchmarks: BTreeMap<IndicatorId, Benchmark>,
    /// The indicators that most regions of a level have.
    pub usual: BTreeSet<(Level, IndicatorId)>,
    pub cases: Vec<CaseMatter>,
    pub handbooks: Vec<HandbookMatter>,
    pub stories: Vec<TextMatter<StoryFront>>,
    /// Every page but the one that gives the home page its text.
    pub pages: Vec<TextMatter<PageFront>>,
    pub start: Option<TextMatter<PageFront>>,
    pub glossary: Vec<GlossaryTerm>,
    pub bibliography: Bibliography,
    pub vocabulary: Vocabulary,
    pub assets: Vec<Asset>,
    pub redirects: Vec<Redirect>,
}

/// A text that stands by itself, with its address.
#[derive(Debug)]
pub struct TextMatter<T> {
    pub address: Address,
    pub front: T,
    pub writing: Writing,
}

/// A handbook and its chapters.
#[derive(Debug)]
pub struct HandbookMatter {
    pub address: Address,
    pub handbook: Handbook,
    pub chapters: Vec<ChapterMatter>,
}

/// A chapter with its address.
#[derive(Debug)]
pub struct ChapterMatter {
    pub address: Address,
    pub chapter: Chapter,
    pub writing: Writing,
}

/// An address that leads on to another: of a region that was renamed, merged, or goes by another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    pub from: Address,
    pub to: Address,
    /// The region that it leads to.
    pub region: RegionId,
}

/// Puts together what every page is made of. `today` decides which regions have ended.
pub fn site(
    findings: &mut Findings,
    library: Library,
    figures: Figures,
    structure: Structure,
    today: Period,
) -> Site {
    tell_indicators_without_data(findings, &library, &figures);
    let files = Files::new(findings, &library);
    let region_matters = regions::matters(findings, &library, &figures, &files, today);
    praatplaat::tell_left_out(findings, &library.indicators, &region_matters, &figures);
    let redirects = regions::redirects(&library.regions, &region_matters, today);
    let cases = cases::matters(findings, &library, &files);
    let handbooks = library
        .handbooks
        .iter()
        .map(|handbook| handbook_matter(findings, handbook, &library, &files))
        .collect();
    let stories = texts(findings, library.stories.clone(), Address::story, &library, &files);
    let mut pages = texts(findings, library.pages.clone(), Address::page, &library, &files);
    let benchmarks = benchmark::benchmarks(&library.indicators, &library.regions, &figures);
    let usual = usual::usual(&library.regions, &figures);
    let start =
        pages.iter().position(|page| page.address == Address::page(&start_page())).map(|at| pages.remove(at));
    Site {
        region_matters,
        figures,
        structure,
        benchmarks,
        usual,
        cases,
        handbooks,
        stories,
        pages,
        start,
        redirects,
        regions: library.regions,
        indicators: library.indicators,
        surveys: library.surveys,
        glossary: library.glossary,
        bibliography: library.bibliography,
        vocabulary: library.vocabulary,
        assets: library.assets,
    }
}

fn texts<T>(
    findings: &mut Findings,
    texts: Vec<Text<T>>,
    address: fn(&crate::text::id::Slug) -> Address,
    library: &Library,
    files: &Files,
) -> Vec<TextMatter<T>> {
    texts
        .into_iter()
        .map(|text| TextMatter {
            address: address(&text.slug),
            writing: writing::writing(findings, &text.body, library, files),
            front: text.front,
        })
        .collect()
}

fn handbook_matter(
    findings: &mut Findings,
    handbook: &Handbook,
    library: &Library,
    files: &Files,
) -> HandbookMatter {
    let chapters = handbook
        .chapters
        .iter()
        .map(|chapter| ChapterMatter {
            address: Address::chapter(&handbook.slug, &chapter.slug),
            chapter: chapter.clone(),
            writing: writing::writing(findings, &chapter.body, library, files),
        })
        .collect();
    HandbookMatter { address: Address::handbook(&handbook.slug), handbook: handbook.clone(), chapters }
}

fn tell_indicators_without_data(findings: &mut Findings, library: &Library, figures: &Figures) {
    for indicator in library.indicators.values() {
        if figures.every_of_indicator(&indicator.id).next().is_none() {
            findings.add(
                Finding::error(
                    Code::IndicatorWithoutData,
                    format!("the indicator `{}` has not one figure", indicator.id),
                )
                .at(Place::file(&indicator.place.file))
                .help(match indicator.measure {
                    Measure::Asked(_) => {
                        "look which waves of its survey ask its question, or remove this file"
                    }
                    Measure::Register | Measure::Ratio { .. } | Measure::Rank { .. } => {
                        "add rows to a table in data/figures, or remove this file"
                    }
                }),
            );
        }
    }
}
