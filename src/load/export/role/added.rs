//! The columns that survey tools add of themselves, by name.

use crate::load::export::{Role, Tool};

/// Names of columns that tools add.
struct Added {
    role: Role,
    /// The tools that use them so; any when there are none.
    tools: &'static [Tool],
    /// Only among so many first columns, for further on it may be a question.
    first: usize,
    /// Letters and digits only, with a space between them.
    keys: &'static str,
}

const LIME: &[Tool] = &[Tool::Limesurvey];
const QUALTRICS: &[Tool] = &[Tool::Qualtrics];
const MONKEY: &[Tool] = &[Tool::Surveymonkey];
const FORMS: &[Tool] = &[Tool::Msforms];
const TYPEFORM: &[Tool] = &[Tool::Typeform];
const KOBO: &[Tool] = &[Tool::Kobotoolbox];
const SOSCI: &[Tool] = &[Tool::Soscisurvey, Tool::Spss];
/// Tables too: somebody may have edited what a tool wrote.
const GOOGLE: &[Tool] = &[Tool::Googleforms, Tool::Table];
const ANY: &[Tool] = &[];
const ANYWHERE: usize = usize::MAX;

const fn added(role: Role, tools: &'static [Tool], first: usize, keys: &'static str) -> Added {
    Added { role, tools, first, keys }
}

const ADDED: &[Added] = &[
    added(
        Role::Submitted,
        ANY,
        ANYWHERE,
        "submitdate datesubmitted datumingestuurd datumingediend datuminzending datumverzonden \
         datumvanindienen datumabgeschickt datedesoumission completiontime tijdvanvoltooien \
         voltooiingstijd fertigstellungszeit abschlusszeit submitdateutc submissiontime xsubmissiontime",
    ),
    added(Role::Submitted, LIME, 4, "completed voltooid abgeschlossen complété datumvoltooid"),
    added(Role::Submitted, FORMS, 6, "heuredefin heuredelafin"),
    added(
        Role::Submitted,
        GOOGLE,
        3,
        "timestamp tijdstempel horodateur zeitstempel marcatemporal informazionicronologiche",
    ),
    added(Role::Finished, QUALTRICS, ANYWHERE, "finished beendet voltooid terminé"),
    added(Role::Finished, SOSCI, ANYWHERE, "finished"),
    added(Role::Status, QUALTRICS, 12, "status responsetype antworttyp responstype typederéponse"),
    added(Role::Status, SOSCI, 12, "mode"),
    added(Role::Id, ANY, 3, "id responseid respondentid respondent respondentnummer respondentnr"),
    added(
        Role::Id,
        ANY,
        ANYWHERE,
        "responseid respondentid antwortid antwoordid reactieid responsid antwoordnummer \
         iddelaréponse idderéponse",
    ),
    added(Role::Id, LIME, 12, "token toegangscode zugangscode zugangsschlüssel codedaccès"),
    added(Role::Id, QUALTRICS, 25, "externalreference externaldatareference externedatenreferenz"),
    added(Role::Id, SOSCI, 6, "case serial ref"),
    added(
        Role::Personal,
        ANY,
        ANYWHERE,
        "ip ipaddress ipadres ipadresse adresseip ipadresderespondent emailaddress usernameemail \
         recipientlastname recipientfirstname recipientemail nachnamedesempfängers \
         vornamedesempfängers emaildesempfängers achternaamontvanger voornaamontvanger \
         emailontvanger locationlatitude locationlongitude locationaccuracy \
         breitengraddesstandorts längengraddesstandorts latitude longitude gpslatitude \
         gpslongitude geolocation breedtegraad lengtegraad submittedby username phonenumber \
         deviceid subscriberid simserial simid adressedemessagerie",
    ),
    added(
        Role::Paradata,
        ANY,
        ANYWHERE,
        "lastpage laatstepagina letzteseite dernièrepage startlanguage starttaal begintaal \
         startsprache languededépart languedébut datestamp refurl referrerurl datestarted \
         datelastaction datumgestart datumlaatsteactie datumgestartet datumletzteaktivität \
         datedelancement datededernièreaction zufallsstartwert durationinseconds dauerinsekunden \
         recordeddate erfassungsdatum distributionchannel verteilungskanal userlanguage \
         benutzersprache startdateutc stagedateutc networkid",
    ),
    added(
        Role::Paradata,
        LIME,
        16,
        "seed zaad startwaarde startdate startdatum referrer ursprungsurl verwijzendeurl \
         têtedesérie datumbegonnen datumvanlaatsteactie urldereférence",
    ),
    added(
        Role::Paradata,
        LIME,
        ANYWHERE,
        "interviewtime totaltime totaaltijd totaletijd gesamtzeit tempstotal",
    ),
    added(
        Role::Paradata,
        QUALTRICS,
        25,
        "startdate enddate progress responseset anfangsdatum enddatum aktuellerstand startdatum \
         einddatum voortgang",
    ),
    added(
        Role::Paradata,
        MONKEY,
        16,
        "collectorid verzamelaarid kollektorid iddecollecteur startdate enddate datecreated \
         datemodified customdata customdata1 begindatum einddatum startdatum enddatum \
         aangepastegegevens aangepastegegevens1 benutzerdefiniertedaten benutzerdefiniertedaten1 \
         datumgemaakt datumgewijzigd erstelltam geändertam",
    ),
    added(
        Role::Paradata,
        FORMS,
        9,
        "starttime begintijd starttijd startzeit heurededébut lastmodifiedtime language taal \
         sprache langue totalpoints totaalaantalpunten totaleaantalpunten gesamtpunkte \
         gesamtpunktzahl quizfeedback feedbackoverdequiz gradepostedtime \
         tijdvanlaatstewijziging zeitpunktderletztenänderung heuredeladernièremodification",
    ),
    added(Role::Paradata, GOOGLE, 4, "score puntenaantal punktzahl"),
    added(Role::Paradata, TYPEFORM, ANYWHERE, "responsetype tags ending tempid score winningoutcomeid"),
    added(Role::Paradata, KOBO, 8, "start end today audit"),
];

/// What the tool adds under this name; `keys` are the forms of the name, letters and digits only.
pub(super) fn by_key(tool: Tool, place: usize, keys: &[String]) -> Option<Role> {
    let is_known = |added: &&Added| {
        let is_of_tool = added.tools.is_empty() || added.tools.contains(&tool);
        is_of_tool
            && place < added.first
            && added.keys.split(' ').any(|known| keys.iter().any(|key| key == known))
    };
    ADDED.iter().find(is_known).map(|added| added.role)
}

/// Names that only their signs tell from others.
pub(super) fn by_sign(tool: Tool, name: &str) -> Option<Role> {
    let name = name.strip_prefix('X').filter(|name| name.starts_with('_')).unwrap_or(name);
    let place = ["latitude", "longitude", "altitude", "precision"];
    match tool {
        Tool::Typeform if name == "#" => Some(Role::Id),
        Tool::Kobotoolbox if name == "_id" => Some(Role::Id),
        Tool::Kobotoolbox if name.starts_with('_') && place.iter().any(|end| name.ends_with(end)) => {
            Some(Role::Personal)
        }
        _ => None,
    }
}

/// Columns that a tool adds for each page or question, or under a mark of its own.
pub(super) fn is_paradata(tool: Tool, name: &str, question: &str) -> bool {
    let starts =
        |words: &[&str]| words.iter().any(|word| name.starts_with(word) || question.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word) || question.ends_with(word));
    match tool {
        Tool::Limesurvey => starts(LIMESURVEY_TIMES) || is_group_time(name),
        Tool::Msforms => starts(QUIZ),
        Tool::Qualtrics => {
            ends(QUALTRICS_TIMES) || ends(TEXT_ANALYSIS) || (name.starts_with("Q_") && name.len() > 4)
        }
        Tool::Googleforms => name.ends_with("[Score]") || name.ends_with("[Feedback]"),
        Tool::Kobotoolbox => {
            let last = name.rsplit('/').next().unwrap_or(name);
            last.starts_with('_')
                || last.starts_with("X_")
                || name.starts_with("formhub/")
                || name.starts_with("meta/")
        }
        Tool::Soscisurvey | Tool::Spss => is_of_sosci(name),
        Tool::Surveymonkey | Tool::Typeform | Tool::Table => false,
    }
}

/// The times that LimeSurvey keeps per page and question.
const LIMESURVEY_TIMES: &[&str] = &[
    "Group time",
    "Question time",
    "Groep tijd",
    "Groepstijd",
    "Vraag tijd",
    "Vraagtijd",
    "Groep.tijd",
    "Vraag.tijd",
    "Group.time",
    "Question.time",
    "Gruppenzeit",
    "Fragenzeit",
    "Tijd per vraaggroep",
    "Tijd per vraag",
    "Temps pour le groupe",
    "Temps pour la question",
];

const QUALTRICS_TIMES: &[&str] = &[
    "First Click",
    "Last Click",
    "Page Submit",
    "Click Count",
    "First_Click",
    "Last_Click",
    "Page_Submit",
    "Click_Count",
];

const TEXT_ANALYSIS: &[&str] = &[
    " - Topics",
    " - Parent Topics",
    " - Sentiment",
    " - Sentiment Polarity",
    " - Sentiment Score",
    " - Topic Sentiment Label",
    " - Topic Sentiment Score",
    " - Actionability",
];

/// What a quiz in Microsoft Forms adds for each question.
const QUIZ: &[&str] = &[
    "Points - ",
    "Feedback - ",
    "Points – ",
    "Feedback – ",
    "Punten - ",
    "Punten – ",
    "Feedback: ",
    "Punkte - ",
    "Punkte – ",
    "Rückmeldung - ",
    "Commentaires - ",
];

/// `groupTime12`
fn is_group_time(name: &str) -> bool {
    name.strip_prefix("groupTime").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_of_sosci(name: &str) -> bool {
    const NAMES: &str = "QUESTNNR STARTED LASTDATA LASTPAGE MAXPAGE MISSING MISSREL DEGRADE MAILSENT Q_VIEWER \
                         LANGUAGE STATUS REFERER USERAGENT TIME_SUM TIME_RSI DEG_TIME DEG_MISS DEG_SUM";
    let is_page = |number: &str| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    NAMES.split(' ').any(|known| known == name) || name.strip_prefix("TIME").is_some_and(is_page)
}
