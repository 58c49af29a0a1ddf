//! Every kind of finding by its code, with what `praatplaat explain` says about it.

use std::fmt;
use std::str::FromStr;

/// What a code means, why it matters, and an example that is wrong and then right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    pub means: &'static str,
    pub matters: &'static str,
    pub example: &'static str,
}

/// Writes the enum and its tables from one list, so that no code can go unexplained.
macro_rules! codes {
    ($($variant:ident $name:literal { $means:literal $matters:literal $example:literal })+) => {
        /// The kind of a finding. Its name is stable: people search for it and scripts match it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant,)+ }

        impl Code {
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            pub fn explanation(self) -> Explanation {
                match self {
                    $(Code::$variant => Explanation { means: $means, matters: $matters, example: $example },)+
                }
            }
        }
    };
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Code {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Code::ALL.iter().copied().find(|code| code.name() == name).ok_or(())
    }
}

codes! {
    NoProject "no-project" {
        "The folder has no praatplaat.yaml, so it is not a praatplaat project."
        "The program reads its settings from that file, and writes nothing where it does not belong."
        "Go to the folder that holds praatplaat.yaml, or name it: praatplaat build --root my-site. To start a new one: praatplaat new site my-site."
    }
    CannotRead "cannot-read" {
        "A file or folder could not be read from the disk."
        "What is not read is missing on the site, so the build stops."
        "Close the file in Excel, or check that it exists and that you may read it; then build again."
    }
    CannotWrite "cannot-write" {
        "A page could not be written to the output folder."
        "The site would be half old and half new."
        "Check that the disk is not full and that no other program holds the file open; then build again."
    }
    OutputInTheWay "output-in-the-way" {
        "The output folder is the project itself, holds it, or is a file."
        "The build removes its own withdrawn pages from the output; that must never touch the project's files."
        "Choose a folder of its own: praatplaat build --output public."
    }
    OtherEdition "other-edition" {
        "The output folder holds the other edition of the site, holds a folder with it, or lies in one."
        "The internal edition shows what practices answered. In the folder of the public one it would go online with the rest."
        "praatplaat build goes to public, praatplaat build --edition internal to internal. Keep them apart, and put only public on a web server."
    }
    NewerForms "newer-forms" {
        "praatplaat.yaml says that the files follow a version of the forms that this program does not know."
        "Newer files may say things that an older program would leave out in silence."
        "Install a newer praatplaat, or set the first line back to `praatplaat: 1`."
    }
    BadYaml "bad-yaml" {
        "The file is not correct YAML: a quote, colon or indent is out of place."
        "Nothing in a file that cannot be read reaches the site."
        "Wrong:  title: Zeeland: een regio\nRight:  title: \"Zeeland: een regio\"   (a text with a colon in it stands between quotes)"
    }
    UnknownKey "unknown-key" {
        "A key is spelt differently from what the program knows, or stands in the wrong place."
        "A misspelt key would be left out in silence, and its content with it."
        "Wrong:  chalenge: Te weinig huisartsen\nRight:  challenge: Te weinig huisartsen"
    }
    MissingKey "missing-key" {
        "A key that must be there is not there, or is empty."
        "A page made from this file would miss something its reader needs."
        "Add the line, for example:  definition: Het aantal huisartsen dat in de regio werkt."
    }
    BadValue "bad-value" {
        "A value is not of the kind that the key or column asks for, or not one of the words it knows."
        "The program does not guess what was meant."
        "Wrong:  status: bezig\nRight:  status: loopt"
    }
    NoFrontMatter "no-front-matter" {
        "A Markdown file does not begin with front matter: the lines between `---` and `---` that hold its title and other fields."
        "Without it the program does not know what the text is."
        "---\ntitle: Vakantiedokter\n---\n\nDe tekst."
    }
    OpenComment "open-comment" {
        "A comment in a text begins with `<!--` and never ends."
        "Everything after it would be missing from the page."
        "Wrong:  <!-- nog nakijken\nRight:  <!-- nog nakijken -->"
    }
    MissingFile "missing-file" {
        "A file is not there: one that every site needs, or one that another file names."
        "Without data/regions.csv there is nothing to make pages of; without an export there is nothing to count."
        "data/regions.csv begins with:  id,name,level,aliases,valid_from,valid_to,note"
    }
    UnknownFile "unknown-file" {
        "A file stands where the program looks, but is not one it knows."
        "It may be a table with a misspelt name, whose numbers would then be missing."
        "Rename it to the name the program knows, or move it out of the folder. A name that begins with a dot or an underscore is left alone."
    }
    NotText "not-text" {
        "A file that should be text holds bytes that are not text in any encoding the program knows."
        "Broken letters would be published."
        "Open the table in Excel and save it as `CSV UTF-8`, or as .xlsx."
    }
    AssumedEncoding "assumed-encoding" {
        "The file is not UTF-8; the program recognised another encoding and read it so."
        "If the guess is wrong, letters with accents come out as other letters. Look at one of them on the site."
        "To be sure, save the file as `CSV UTF-8`."
    }
    RaggedRow "ragged-row" {
        "A row has more cells than the header has columns."
        "A cell too many usually means that a text with a comma in it lacks its quotes, so the numbers after it stand in the wrong column."
        "Wrong:  zeeland,inwoners,2022,331.000, circa, volgens het rapport\nRight:  zeeland,inwoners,2022,331000,,,final,rebel-2022,\"r. 1731\",,\"circa, volgens het rapport\""
    }
    TooLarge "too-large" {
        "A file, or one row of it, is larger than what can be read safely."
        "The program would fill the memory of the computer, or it reads something that is no table."
        "Export it as CSV in UTF-8, which is read row by row. If a row is too long, check that the file is what its name says."
    }
    RowLeftOut "row-left-out" {
        "A row of a table made by hand adds up the rows above it, so it is not read."
        "A total read as an answer would count everybody twice."
        "Remove rows that begin with `Totaal` or `Gemiddelde`, or leave them: they are left out and told."
    }
    UnknownColumn "unknown-column" {
        "The header has a column that this table does not know."
        "Its cells would be left out in silence."
        "Wrong:  region,indicater,period,value\nRight:  region,indicator,period,value"
    }
    MissingColumn "missing-column" {
        "The table lacks a column it must have, or an export lacks the column of a question."
        "Without it the rows cannot be understood."
        "The first row of data/regions.csv begins with:  id,name,level\nA column that is called otherwise in one wave of a survey, under that wave:  columns: {stopt: \"Q7 nieuw\"}\nA question that was not asked in a wave, under the question:  not_in: [2026]"
    }
    DuplicateColumn "duplicate-column" {
        "Two columns have the same name."
        "The program cannot know which of the two counts."
        "Remove one of them, or give it another name."
    }
    EmptyTable "empty-table" {
        "The table has no header, or no rows."
        "An empty table may be a failed export; everything that should come from it would be missing."
        "Fill it, or remove the file."
    }
    DuplicateId "duplicate-id" {
        "Two things have the same id, or two waves of a survey the same period."
        "They would have the same address on the site, and one would hide the other."
        "Give one of them another id; of two waves in one year, write  period: 2024-06"
    }
    BadId "bad-id" {
        "An id or file name has signs that do not belong in a web address."
        "It becomes part of the page's address, which people mail and print."
        "Wrong:  Noord-Holland Noord\nRight:  noord-holland-noord   (small letters, digits and hyphens)"
    }
    UnknownRegion "unknown-region" {
        "A region is named that data/regions.csv does not have, by id, name or alias."
        "What belongs to it would stand nowhere."
        "Add the spelling to the column `aliases` in data/regions.csv, or mend the name."
    }
    BadBoundaries "bad-boundaries" {
        "A file in data/boundaries is no GeoJSON with areas, or its coordinates do not lie in the Netherlands."
        "A map that is drawn from it would be empty, or show regions in the wrong place."
        "Download the generalised boundaries of Statistics Netherlands from PDOK as GeoJSON, in WGS84 or in RD (EPSG:28992), and save them as data/boundaries/municipality.geojson: a file named for a level holds regions of that level."
    }
    UnknownLevel "unknown-level" {
        "A region has a level that is not in `levels` of praatplaat.yaml."
        "The site would not know where to list it."
        "In praatplaat.yaml:  levels: [country, azw, subregion, municipality]"
    }
    UnknownSource "unknown-source" {
        "A source is named that is not in data/sources.yaml."
        "A number without its source is not published."
        "In data/sources.yaml:\nrebel-2022:\n  title: Regionale aanpak arbeidsmarkt huisartsenzorg\n  publisher: Rebel\n  year: 2022\n  kind: report"
    }
    MissingSource "missing-source" {
        "A figure has no source."
        "A number without its source is not published."
        "Fill the column `source` with an id from data/sources.yaml."
    }
    UnknownIndicator "unknown-indicator" {
        "An indicator is named for which there is no file in data/indicators."
        "A number without a definition is not published."
        "Make data/indicators/huisartsen.yaml, or mend the name."
    }
    UnknownTerm "unknown-term" {
        "A theme or shortage is named that is not in data/vocabulary.yaml."
        "The catalogue would get a group that nobody can find."
        "In data/vocabulary.yaml:\nthemes:\n  matching:\n    label: Matching"
    }
    MembershipLoop "membership-loop" {
        "A region is, by way of its memberships, a part of itself."
        "Sums over such regions would never end."
        "In data/memberships.csv the small region is the `member` and the wide one the `group`."
    }
    BadDate "bad-date" {
        "A date or period is not written in a way the program can read."
        "A figure without a period cannot be compared."
        "Right:  2022   2022-06   2022-06-30   30-6-2022"
    }
    ImpossibleYear "impossible-year" {
        "A year lies outside 1990–2100."
        "It is nearly always a typing error, such as 20219."
        "Wrong:  from: 20219\nRight:  from: 2021"
    }
    DatesOutOfOrder "dates-out-of-order" {
        "An end comes before its beginning."
        "Readers would see a story that cannot have happened."
        "Mend one of the dates. If a source has it so in what a region's text tells of plans and moments, say it in data/acknowledged.csv, and readers see your reason."
    }
    UnknownHeading "unknown-heading" {
        "A case has a heading that is not one of the catalogue's."
        "Other regions take the catalogue over as data; a part under an unknown heading would be lost."
        "The headings are: Context, Doel, Aanpak, Resultaat en lessen, Werkzame elementen, Randvoorwaarden, Kosten."
    }
    UnknownBlock "unknown-block" {
        "A fenced block has a name that nearly is one the program knows."
        "The reader would see the block's text instead of what it should become."
        "Wrong:  ```figur\nRight:  ```figure"
    }
    BadBlock "bad-block" {
        "A fenced block (figure, chart, effects, matrix, region) holds something that cannot be shown."
        "The page would have a hole in it."
        "```figure\nregion: friesland\nindicator: inwoners\n```"
    }
    LinkToNowhere "link-to-nowhere" {
        "A link leads to a page, file or heading that does not exist."
        "The reader ends at a page that says nothing."
        "Link to a file by its path, as it stands on the disk: [Zeeland](../regions/zeeland.md)."
    }
    LinkWithoutTarget "link-without-target" {
        "A link has no target: `[text](#)` or `[text]()`."
        "Clicking it does nothing, and a screen reader announces a link that is none."
        "Give the link its target, or leave only the text."
    }
    AddressTwice "address-twice" {
        "Two pages have the same address on the site."
        "One would overwrite the other."
        "Rename one of the files."
    }
    RegionWithoutData "region-without-data" {
        "A region has no text and no figures, and does not say why."
        "An empty factsheet looks as if the build had lost something."
        "Write content/regions/<id>.md, add figures, or say in the column `note` of data/regions.csv why there is nothing."
    }
    IndicatorWithoutData "indicator-without-data" {
        "An indicator has a definition, but not one figure."
        "Its page would be empty."
        "Add figures, or remove the indicator's file."
    }
    UnknownChapter "unknown-chapter" {
        "handbook.yaml lists a chapter that has no file, or a file is not in the list."
        "A chapter would be missing from the handbook without anybody noticing."
        "chapters: [beginnen, kennismaken]   with beginnen.md and kennismaken.md beside it"
    }
    PersonalData "personal-data" {
        "A text or table holds what looks like an e-mail address or a telephone number."
        "The site is public and is copied by others; personal data cannot be taken back."
        "Take it out, and name the role or organisation instead. If it is the publisher's own contact, put it under publisher: contact in praatplaat.yaml."
    }
    MisspeltTerm "misspelt-term" {
        "A word is spelt in a way that the glossary says to avoid."
        "Readers who search for the right spelling do not find it."
        "In content/glossary.yaml:\n- term: zij-instroom\n  avoid: [zijnstroom]"
    }
    FewerThanMust "fewer-than-must" {
        "An indicator is smaller than another one that it can never be smaller than."
        "One of the two numbers is probably wrong."
        "70 GPs in 90 practices. If the source has it so, acknowledge it in data/acknowledged.csv with the code fewer-than-must."
    }
    Implausible "implausible" {
        "A number lies outside the plausible range of its indicator."
        "It is more often an error in the input than news."
        "5071 inhabitants per GP where [800, 3500] is plausible. If it is right, acknowledge it in data/acknowledged.csv."
    }
    PartsAndWhole "parts-and-whole" {
        "The parts of a region do not add up to the region, within five percent."
        "One of the numbers is wrong, or they do not cover the same area."
        "Mend it, or acknowledge it in data/acknowledged.csv with the code parts-and-whole."
    }
    TwoValues "two-values" {
        "The same indicator of the same region and period has two different values."
        "The site cannot know which one is right; it shows both."
        "Remove one row, or say in data/acknowledged.csv which one counts (column `use`) and why."
    }
    TwoRanks "two-ranks" {
        "The same region has two different places in the same ranking."
        "One of the two probably belongs to another indicator."
        "Remove one row, or say in data/acknowledged.csv which one counts (column `use`) and why."
    }
    DefinitionDiffers "definition-differs" {
        "A figure covers something else than its indicator or region says (column `covers`)."
        "It would be compared with numbers of another kind. The site shows it with that remark and leaves it out of comparisons."
        "Acknowledge it in data/acknowledged.csv with the code definition-differs, with a reason for readers."
    }
    UnknownQuestion "unknown-question" {
        "A question is named that survey.yaml does not have."
        "What should be counted from it would be missing."
        "Wrong:  share: {survey: capaciteit, question: stopt, answers: [ja]}   (where the question is called `stopjaar`)\nRight:  the id as it stands behind `- id:` under `questions` in data/surveys/capaciteit/survey.yaml"
    }
    UnknownSurvey "unknown-survey" {
        "A survey is named for which there is no folder in data/surveys."
        "What should be counted from it would be missing."
        "Make data/surveys/capaciteit/survey.yaml, or mend the name."
    }
    UnknownAnswer "unknown-answer" {
        "A cell of an export holds an answer that the codebook does not know."
        "Left out in silence, it would change every percentage of that question; taken for another answer, it would make it wrong."
        "In data/surveys/<id>/survey.yaml, under the question:\nanswers: {A: solopraktijk}\nalso: {Solo: A}          another spelling of A\nmissing: {not_answered: [\"-\"]}   no answer at all\nothers: keep             whatever else there is counts as another answer"
    }
    OutsideRange "outside-range" {
        "A number in an export lies outside the range that the question gives."
        "One practice of 230,000 patients, where 2,300 was meant, moves the mean of a whole region. The number is left out."
        "Mend the export, or widen `range` under the question in survey.yaml."
    }
    TwoReadings "two-readings" {
        "A number in an export has three digits behind a point or comma: 2.150 may be two thousand, or two and a bit."
        "Read the wrong way, it makes the mean of a whole region a thousand times too small or too large."
        "In survey.yaml:  export: {decimal: \",\"}   or, under the question:  range: [500, 20000]"
    }
    PersonalColumn "personal-column" {
        "A column of an export looks as if it says who answered."
        "Such a column is never read, and you should know that it is there: the file itself should not lie where others can open it."
        "In survey.yaml, by its name:\ndrop: [E-mail, Naam]"
    }
    UnitNoCode "unit-no-code" {
        "The column that tells practices apart holds something that is no code: a name, an address, a number to call."
        "The internal edition lists practices by their code, so that a list left on a table names nobody."
        "Wrong:  Huisartsenpraktijk De Linde\nRight:  P012   (letters and digits in one word, a digit among them)"
    }
    UnknownUnit "unknown-unit" {
        "data/requests.csv names a practice that did not answer in this wave."
        "What is done about its request would stand nowhere, and the request itself would stay open."
        "Take the code over from the list of requests in the internal edition: praktijkcapaciteit,2026,P012,steun.opvolging,adviseur opvolging,bezig"
    }
    RequestGone "request-gone" {
        "A row of data/requests.csv is about a request that the practice does not make in this wave."
        "Somebody would be busy with what nobody asked for, or another request is meant and stays open."
        "Mend the column `request`, or remove the row."
    }
    DroppedColumns "dropped-columns" {
        "The build says which columns it leaves out because they are about persons."
        "You can see that nothing was forgotten."
        "Nothing to do."
    }
    InventedOnReal "invented-on-real" {
        "A survey with `fictitious: true` names a region that is real, or the other way round."
        "An invented number beside a real region would be taken for a fact about it."
        "Give the invented region `ja` in the column `fictitious` of data/regions.csv, or take `fictitious` out of survey.yaml when the answers are real."
    }
    FrameGap "frame-gap" {
        "The frame lacks a region or group that answers come from, or has one that nobody answered in."
        "Weights and intervals are computed from how many exist."
        "Add the row to the frame, or take the question out of `weights`."
    }
    MoreThanExist "more-than-exist" {
        "More answers came from a region than the frame says can exist there."
        "Either some answered twice, or the frame is of another year; the interval would be too narrow."
        "Look at `doubles` under `keep` in survey.yaml, or mend the frame."
    }
    AnswersLeftOut "answers-left-out" {
        "Rows of an export do not count, or count in no region."
        "You should know how many, and why."
        "Under `keep` in survey.yaml stands which rows count; `within` names the region that all of them belong to."
    }
    NotOnPraatplaat "not-on-praatplaat" {
        "The praatplaat of a region names an indicator that has no figure to show there: it is hidden, or there is none."
        "A sheet on the table has no room for what is not there, so it is left out; with fewer than three left, the program adds others."
        "Under `praatplaat` in content/regions/<id>.md, name an indicator that the page of the region shows, or leave it like this."
    }
    LooserThreshold "looser-threshold" {
        "A threshold under `privacy` hides less than it does by itself, and no reason is given."
        "Every number that is shown more makes somebody easier to find. Who loosens a rule answers for it to the people who filled in the survey, so the site prints the reason."
        "privacy:\n  least_count: 3\n  reasons: {least_count: \"All practices agreed to this in writing in March 2026.\"}"
    }
    ReasonForNothing "reason-for-nothing" {
        "`reasons` explains a threshold that is not looser than it is by itself."
        "The site does not print it, and an old reason would excuse the next loosening."
        "Take the reason out, or give it the name of the threshold it is about."
    }
    AcknowledgedNothing "acknowledged-nothing" {
        "data/acknowledged.csv acknowledges something that is not there any more."
        "An old excuse would hide the next error of its kind."
        "Remove the row."
    }
    SurfacesDiffer "surfaces-differ" {
        "Two surfaces of the finished site, such as a page and a table, say something else of the same figure."
        "Where one shows what another hides, somebody can be found; where two differ, nobody knows which is true."
        "What a build makes is not edited by hand. Build anew into an empty folder, and look with: praatplaat audit public"
    }
    CanBeWorkedOut "can-be-worked-out" {
        "A hidden number can be worked out from numbers that are shown: a whole without its other parts, for one."
        "In a small region a number of answers is a person. The build stops before anybody can read it, and the site that stood there still stands."
        "Wrong:  Zeeland 40, Walcheren 18, Schouwen hidden, the rest 19   (Schouwen is 3)\nRight:  hide one of the others as well, or count Schouwen together with a neighbour"
    }
    VersionsTell "versions-tell" {
        "A hidden number can be worked out from this site and the one that was published before it."
        "Whoever kept the older site subtracts the one from the other, and sees what those said who came in between."
        "Publish a wave once, when it has closed; or wait until so many have come in that no hidden number follows."
    }
    ShownBefore "shown-before" {
        "A figure that was published before is hidden now."
        "Hiding it does not take it back: the older site may have been copied, and search engines and archives keep it."
        "Say on the survey's page that figures were withdrawn, and ask archives to remove the older version."
    }
    FewCameIn "few-came-in" {
        "Since the site was published before, so few answers came in, or changed, that the difference is theirs."
        "A share of 7 in 15 that becomes 8 in 16 tells what the sixteenth said."
        "Publish a wave once, when it has closed, or wait until enough others have answered."
    }
    ClusterProposed "cluster-proposed" {
        "Of these regions not one figure of a survey can be shown, but counted together they have figures."
        "A page with nothing but marks helps nobody. A cluster keeps its name over waves, for it stands in data/regions.csv and data/memberships.csv."
        "in data/regions.csv: a-en-b,A en B,cluster   in data/memberships.csv: a,a-en-b   and b,a-en-b"
    }
    NotTried "not-tried" {
        "A wave has so many regions and groups that what a reader can work out of its hidden numbers was not computed."
        "What the rules hide is hidden, and so is what a sum or a difference would give exactly; but not every range was tried."
        "Show fewer groups of it: take questions out of `by` in data/indicators/, or leave out a level of regions."
    }
    NoSite "no-site" {
        "The folder holds no site that praatplaat made, so there is nothing to look over."
        "An audit that finds nothing to read would look like a site in which nothing is wrong."
        "praatplaat audit public   (the folder with index.html and data/figures.csv)"
    }
    UnknownTheme "unknown-theme" {
        "praatplaat.yaml names a theme for which there is no folder under themes."
        "The site would look like nobody's."
        "theme: default"
    }
    BadTemplate "bad-template" {
        "A template of the theme uses a name that does not exist, or is written wrongly."
        "The page would have a hole where the name stands."
        "The doc comments of the page's struct in src/render/pages say what a template may use."
    }
    MissingTranslation "missing-translation" {
        "The theme's language file lacks a text that the site needs."
        "A reader would see the name of the text instead of the text."
        "Add it to themes/<theme>/i18n/<language>.yaml; what you leave out comes from the default theme."
    }
    AlreadyThere "already-there" {
        "`new` would overwrite a file that exists."
        "What you wrote would be lost."
        "Choose another name, or edit the file that is there."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_by_its_name() {
        for code in Code::ALL {
            assert_eq!(code.name().parse(), Ok(*code));
        }
    }

    #[test]
    fn no_two_codes_share_a_name() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
