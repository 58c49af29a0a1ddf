//! From raw cells and texts to a study: evidence to compute with, and a library to publish.
//! Knows no indicators' values and no pages.

mod acknowledged;
mod asked;
mod bibliography;
mod boundaries;
mod catalogue;
mod comments;
mod document;
mod doubt;
mod echoes;
mod fences;
mod glossary;
mod handbook;
mod indicator;
mod many;
mod pile;
mod praatplaat;
mod published;
mod references;
mod region;
mod region_text;
mod requests;
mod rows;
mod scenarios;
mod survey;
mod texts;
mod vocabulary;

pub use acknowledged::{Acknowledged, Acknowledgement};
pub use asked::{Asked, Counting, Rate};
pub use bibliography::{Bibliography, Citation, Source, SourceKind};
pub use boundaries::{Outline, rijksdriehoek};
pub use catalogue::{AdviceLevel, Breadth, Case, CaseFront, Maturity, Progress, Section, Span};
pub use document::Prose;
pub use doubt::looks_personal;
pub use echoes::silence as silence_echoes;
pub use glossary::GlossaryTerm;
pub use handbook::{Chapter, ChapterKind, Handbook};
pub use indicator::{Better, Indicator, Measure, Pictogram, Unit};
pub use praatplaat::{
    ChosenIndicator, FEWEST as FEWEST_ON_PRAATPLAAT, MOST as MOST_ON_PRAATPLAAT, OF_TEN, PraatplaatFront,
    VALUE,
};
pub use published::{Published, Status, Value, text as value_text};
pub use region::{Membership, Region, Regions, Tile};
pub use region_text::{EffectKind, Effects, OrganisationKind, Phase, RegionFront, RegionText, StepLevel};
pub use requests::{FollowUp, Request, RequestStatus};
pub use scenarios::{Assumption, Form, Parameter, Scenarios, ShiftRow};
pub use survey::{
    Answer, Answers, Cell, Chosen, Column, Condition, Doubles, Frame, FrameRow, Intake, Keep, MOST_OPTIONS,
    Method, Outcomes, Question, QuestionKind, Silence, Submitted, Survey, Tests, UnitAnswer, UnitAnswers,
    UnitRow, Version, Wave, Weighting, Weights, Whereabouts, as_compared, is_date, is_test, is_unfinished,
    positions as answer_positions, unknown_question, was_never_sent,
};
pub use texts::{PageFront, StoryFront, Text};
pub use vocabulary::{Term, Vocabulary};

use crate::finding::Findings;
use crate::load::{Asset, Sources};
use crate::project::{Edition, Settings};
use crate::text::id::{IndicatorId, RegionId, SurveyId};
use pile::Pile;
use std::collections::{BTreeMap, BTreeSet};

/// All that the publisher's files say, typed and checked against each other.
pub struct Study {
    pub evidence: Evidence,
    pub library: Library,
}

/// What indicators are computed from. It moves into `compute` by value, so that no later stage
/// can hold a number that has not passed `protect`.
pub struct Evidence {
    pub published: Vec<Published>,
    pub acknowledged: Acknowledged,
    /// What people answered, a wave each.
    pub answers: Vec<Answers>,
    /// What the publisher's own office gets to see besides; `None` in a public build.
    pub office: Option<OfficeStudy>,
}

/// What the publisher's own office sees of single practices. It travels along untouched, and only an internal
/// build has it. Deliberately without `Clone` and `Serialize`.
#[derive(Debug)]
pub struct OfficeStudy {
    /// What each practice answered, a wave each.
    pub units: Vec<UnitAnswers>,
    /// What practices ask for, and who sees to it.
    pub requests: Vec<Request>,
}

/// What is published beside the figures: regions, definitions, texts.
#[derive(Debug)]
pub struct Library {
    pub regions: Regions,
    pub indicators: BTreeMap<IndicatorId, Indicator>,
    /// The surveys as everyone may know them.
    pub surveys: BTreeMap<SurveyId, Survey>,
    pub bibliography: Bibliography,
    pub vocabulary: Vocabulary,
    /// The assumptions that scenarios rest on.
    pub scenarios: Scenarios,
    pub region_texts: BTreeMap<RegionId, RegionText>,
    pub cases: Vec<Case>,
    pub handbooks: Vec<Handbook>,
    pub stories: Vec<Text<StoryFront>>,
    pub pages: Vec<Text<PageFront>>,
    pub glossary: Vec<GlossaryTerm>,
    pub assets: Vec<Asset>,
    /// Every text file there is, also one that could not be read: a link to it is not wrong.
    pub files: BTreeSet<String>,
    /// Contradictions in a source that are not about a figure, by the region they are about.
    pub remarks: Vec<Remark>,
}

/// What a reader is told about a contradiction in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub region: RegionId,
    pub reason: String,
}

/// What is there before any survey: the regions, and the words that things are ordered by.
pub fn ground(findings: &mut Findings, settings: &Settings, sources: Sources) -> (Regions, Vocabulary) {
    let pile = &mut Pile::new(sources);
    (region::regions(findings, &settings.levels, pile), vocabulary::vocabulary(findings, pile))
}

/// Makes a study of what was loaded.
pub fn study(findings: &mut Findings, settings: &Settings, edition: Edition, mut sources: Sources) -> Study {
    let assets = std::mem::take(&mut sources.assets);
    doubt::personal_data(findings, &settings.publisher.contact, &mut sources);
    let files = sources.documents.iter().map(|document| document.file.clone()).collect();
    let pile = &mut Pile::new(sources);

    let mut regions = region::regions(findings, &settings.levels, pile);
    regions.outlines = boundaries::outlines(findings, &settings.levels, &regions, pile);
    let mut bibliography = bibliography::bibliography(findings, pile);
    let office = edition.for_office();
    let survey::Surveys { known: surveys, answers, units, asking } =
        survey::surveys(findings, office, &regions, pile);
    let follow_ups = requests::follow_ups(findings, &surveys, &asking, pile);
    let office =
        office.map(|_| OfficeStudy { requests: requests::requests(findings, &units, follow_ups), units });
    bibliography::add_surveys(&mut bibliography, surveys.values(), &settings.publisher.name);
    let indicators = indicator::indicators(findings, &settings.levels, pile);
    let published = published::published(findings, &regions, &indicators, &bibliography, pile);
    let acknowledged = acknowledged::acknowledged(findings, &regions, &indicators, pile);
    let mut library = Library {
        vocabulary: vocabulary::vocabulary(findings, pile),
        scenarios: scenarios::scenarios(findings, &bibliography, &indicators, pile),
        region_texts: region_text::region_texts(findings, &regions, pile),
        cases: catalogue::cases(findings, pile),
        handbooks: handbook::handbooks(findings, pile),
        stories: texts::stories(findings, pile),
        pages: texts::pages(findings, pile),
        glossary: glossary::glossary(findings, pile),
        remarks: Vec::new(),
        files,
        regions,
        indicators,
        surveys,
        bibliography,
        assets,
    };
    std::mem::replace(pile, Pile::new(Sources::default())).tell_leftovers(findings);

    references::resolve(findings, &mut library);
    let mut evidence = Evidence { published, acknowledged, answers, office };
    doubt::spelling(findings, &library);
    library.remarks = doubt::dates(findings, &library, &mut evidence.acknowledged);
    Study { evidence, library }
}
