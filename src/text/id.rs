//! The ids that things are called by in the publisher's files, each kind with its own type.

/// Makes a type for one kind of id, so that a region's id cannot be taken for an indicator's.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+ };
}

ids! {
    /// A region's id, as in `data/regions.csv` and in its address.
    RegionId
    /// An indicator's id: the name of its file.
    IndicatorId
    /// A survey's id: the name of its folder in `data/surveys`.
    SurveyId
    /// A question's id within its survey.
    QuestionId
    /// The code of an answer, as `survey.yaml` gives it.
    AnswerCode
    /// A source's id, as in `data/sources.yaml`.
    SourceId
    /// A level of regions, as in `praatplaat.yaml`.
    Level
    /// A theme or shortage, as in `data/vocabulary.yaml`.
    TermId
    /// The name of a case's, page's, story's, handbook's or chapter's file, which is also in its address.
    Slug
}
