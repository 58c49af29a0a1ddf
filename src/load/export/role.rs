//! What a column is for, from its name: the columns that tools add, and personal data.

use super::{Role, Tool, tool};

/// What a column with this name is for. `place` is its place among the columns: tools add theirs in front.
pub(super) fn of(tool: Tool, place: usize, name: &str, question: &str) -> Role {
    if let Some(role) = by_sign(tool, name) {
        return role;
    }
    let keys = [tool::key(name), tool::key(question)];
    let added = ADDED.iter().filter(|added| added.tools.is_empty() || added.tools.contains(&tool));
    for added in added {
        let is_near = added.first == 0 || place < added.first;
        if is_near && keys.iter().any(|key| added.keys.contains(&key.as_str())) {
            return added.role;
        }
    }
    if is_timing(tool, name, question) || is_added_by_form(tool, name) {
        return Role::Paradata;
    }
    let is_personal = names_a_person(question) || names_a_person(name);
    if is_personal { Role::Personal } else { Role::Answer }
}

/// Names that only their signs tell from others.
fn by_sign(tool: Tool, name: &str) -> Option<Role> {
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

/// Names of columns that tools add, letters and digits only.
struct Added {
    role: Role,
    /// The tools that use them so; any when there are none.
    tools: &'static [Tool],
    /// Only among so many first columns, for further on it may be a question; anywhere when zero.
    first: usize,
    keys: &'static [&'static str],
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

const ADDED: &[Added] = &[
    Added {
        role: Role::Submitted,
        tools: &[],
        first: 0,
        keys: &[
            "submitdate",
            "datesubmitted",
            "datumingestuurd",
            "datumingediend",
            "datuminzending",
            "datumverzonden",
            "datumabgeschickt",
            "datedesoumission",
            "completiontime",
            "tijdvanvoltooien",
            "voltooiingstijd",
            "fertigstellungszeit",
            "abschlusszeit",
            "submitdateutc",
            "submissiontime",
        ],
    },
    Added { role: Role::Submitted, tools: FORMS, first: 6, keys: &["heuredefin", "heuredelafin"] },
    Added {
        role: Role::Submitted,
        tools: GOOGLE,
        first: 3,
        keys: &[
            "timestamp",
            "tijdstempel",
            "horodateur",
            "zeitstempel",
            "marcatemporal",
            "informazionicronologiche",
        ],
    },
    Added {
        role: Role::Finished,
        tools: QUALTRICS,
        first: 0,
        keys: &["finished", "beendet", "voltooid", "terminé"],
    },
    Added { role: Role::Finished, tools: SOSCI, first: 0, keys: &["finished"] },
    Added {
        role: Role::Status,
        tools: QUALTRICS,
        first: 12,
        keys: &["status", "responsetype", "antworttyp", "responstype"],
    },
    Added { role: Role::Status, tools: SOSCI, first: 12, keys: &["mode"] },
    Added {
        role: Role::Id,
        tools: &[],
        first: 3,
        keys: &["id", "responseid", "respondentid", "respondent", "respondentnummer", "respondentnr"],
    },
    Added {
        role: Role::Id,
        tools: &[],
        first: 0,
        keys: &[
            "responseid",
            "respondentid",
            "antwortid",
            "antwoordid",
            "reactieid",
            "responsid",
            "antwoordnummer",
            "iddelaréponse",
            "idderéponse",
        ],
    },
    Added {
        role: Role::Id,
        tools: LIME,
        first: 12,
        keys: &["token", "toegangscode", "zugangscode", "zugangsschlüssel"],
    },
    Added {
        role: Role::Id,
        tools: QUALTRICS,
        first: 25,
        keys: &["externalreference", "externaldatareference", "externedatenreferenz"],
    },
    Added { role: Role::Id, tools: SOSCI, first: 6, keys: &["case", "serial", "ref"] },
    Added {
        role: Role::Personal,
        tools: &[],
        first: 0,
        keys: &[
            "ip",
            "ipaddress",
            "ipadres",
            "ipadresse",
            "adresseip",
            "recipientlastname",
            "recipientfirstname",
            "recipientemail",
            "nachnamedesempfängers",
            "vornamedesempfängers",
            "emaildesempfängers",
            "achternaamontvanger",
            "voornaamontvanger",
            "emailontvanger",
            "locationlatitude",
            "locationlongitude",
            "locationaccuracy",
            "breitengraddesstandorts",
            "längengraddesstandorts",
            "latitude",
            "longitude",
            "gpslatitude",
            "gpslongitude",
            "geolocation",
            "submittedby",
            "username",
            "phonenumber",
            "deviceid",
            "subscriberid",
            "simserial",
            "simid",
            "breedtegraad",
            "lengtegraad",
            "ipadresderespondent",
            "emailaddress",
            "usernameemail",
        ],
    },
    Added {
        role: Role::Paradata,
        tools: &[],
        first: 0,
        keys: &[
            "lastpage",
            "laatstepagina",
            "letzteseite",
            "dernièrepage",
            "startlanguage",
            "starttaal",
            "begintaal",
            "startsprache",
            "languededépart",
            "languedébut",
            "datestamp",
            "refurl",
            "referrerurl",
            "datestarted",
            "datelastaction",
            "datumgestart",
            "datumlaatsteactie",
            "datumgestartet",
            "datumletzteaktivität",
            "datumletzteaktivitat",
            "datedelancement",
            "datededernièreaction",
            "zufallsstartwert",
            "durationinseconds",
            "dauerinsekunden",
            "recordeddate",
            "erfassungsdatum",
            "distributionchannel",
            "verteilungskanal",
            "userlanguage",
            "benutzersprache",
            "startdateutc",
            "stagedateutc",
            "networkid",
        ],
    },
    Added {
        role: Role::Paradata,
        tools: LIME,
        first: 16,
        keys: &[
            "seed",
            "startwaarde",
            "startdate",
            "referrer",
            "ursprungsurl",
            "têtedesérie",
            "datumbegonnen",
        ],
    },
    Added {
        role: Role::Paradata,
        tools: LIME,
        first: 0,
        keys: &["interviewtime", "totaltime", "totaaltijd", "gesamtzeit", "tempstotal", "urldereférence"],
    },
    Added {
        role: Role::Paradata,
        tools: QUALTRICS,
        first: 25,
        keys: &[
            "startdate",
            "enddate",
            "progress",
            "responseset",
            "anfangsdatum",
            "enddatum",
            "aktuellerstand",
            "startdatum",
            "einddatum",
            "voortgang",
        ],
    },
    Added {
        role: Role::Paradata,
        tools: MONKEY,
        first: 16,
        keys: &[
            "collectorid",
            "startdate",
            "enddate",
            "datecreated",
            "datemodified",
            "customdata",
            "customdata1",
            "begindatum",
            "einddatum",
            "startdatum",
            "enddatum",
            "aangepastegegevens",
            "aangepastegegevens1",
            "benutzerdefiniertedaten",
            "benutzerdefiniertedaten1",
            "datumgemaakt",
            "datumgewijzigd",
        ],
    },
    Added {
        role: Role::Paradata,
        tools: FORMS,
        first: 9,
        keys: &[
            "starttime",
            "begintijd",
            "starttijd",
            "startzeit",
            "heurededébut",
            "lastmodifiedtime",
            "language",
            "taal",
            "sprache",
            "langue",
            "totalpoints",
            "totaalaantalpunten",
            "totaleaantalpunten",
            "gesamtpunkte",
            "gesamtpunktzahl",
            "quizfeedback",
            "tijdvanlaatstewijziging",
            "zeitpunktderletztenänderung",
        ],
    },
    Added { role: Role::Paradata, tools: GOOGLE, first: 4, keys: &["score", "punteaantal", "punktzahl"] },
    Added {
        role: Role::Paradata,
        tools: TYPEFORM,
        first: 0,
        keys: &["responsetype", "tags", "ending", "tempid", "score", "winningoutcomeid"],
    },
    Added { role: Role::Paradata, tools: KOBO, first: 8, keys: &["start", "end", "today", "audit"] },
];

/// The times that LimeSurvey and Qualtrics keep per page and question, under the name of each.
fn is_timing(tool: Tool, name: &str, question: &str) -> bool {
    const LIMESURVEY: &[&str] = &[
        "Group time",
        "Question time",
        "Groep tijd",
        "Groepstijd",
        "Vraag tijd",
        "Groep.tijd",
        "Vraag.tijd",
        "Group.time",
        "Question.time",
        "Gruppenzeit",
        "Fragenzeit",
        "groupTime",
        "questionTime",
        "Tijd per vraaggroep",
        "Tijd per vraag",
        "Temps pour le groupe",
        "Temps pour la question",
    ];
    const QUALTRICS: &[&str] = &["First Click", "Last Click", "Page Submit", "Click Count"];
    match tool {
        Tool::Limesurvey => {
            let is_group = |stem: &str| {
                let number = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix("Time"));
                number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
            };
            LIMESURVEY.iter().any(|start| name.starts_with(start) || question.starts_with(start))
                || is_group("group")
        }
        Tool::Qualtrics => QUALTRICS.iter().any(|end| {
            name.ends_with(end) || name.ends_with(&end.replace(' ', "_")) || question.ends_with(end)
        }),
        _ => false,
    }
}

/// Columns that a tool adds for each question, or under a mark of its own.
fn is_added_by_form(tool: Tool, name: &str) -> bool {
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
    const SOSCI_TIMES: &[&str] = &["TIME", "DEG_"];
    const SOSCI_ADDED: &[&str] = &[
        "QUESTNNR",
        "STARTED",
        "LASTDATA",
        "LASTPAGE",
        "MAXPAGE",
        "MISSING",
        "MISSREL",
        "DEGRADE",
        "MAILSENT",
        "Q_VIEWER",
        "LANGUAGE",
        "STATUS",
        "REFERER",
        "USERAGENT",
    ];
    match tool {
        Tool::Msforms => QUIZ.iter().any(|start| name.starts_with(start)),
        Tool::Qualtrics => {
            TEXT_ANALYSIS.iter().any(|end| name.ends_with(end)) || (name.starts_with("Q_") && name.len() > 4)
        }
        Tool::Googleforms => name.ends_with("[Score]") || name.ends_with("[Feedback]"),
        Tool::Kobotoolbox => {
            let last = name.rsplit('/').next().unwrap_or(name);
            last.starts_with('_') || name.starts_with("formhub/") || name.starts_with("meta/")
        }
        Tool::Soscisurvey | Tool::Spss => {
            SOSCI_ADDED.contains(&name) || SOSCI_TIMES.iter().any(|start| is_counted(name, start))
        }
        _ => false,
    }
}

/// `TIME001`, `TIME_SUM`, `DEG_TIME`
fn is_counted(name: &str, start: &str) -> bool {
    name.strip_prefix(start).is_some_and(|rest| {
        matches!(rest, "_SUM" | "_RSI" | "TIME" | "MISS" | "SUM")
            || (rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// Whether it asks for a name, an address or a number that leads to a person.
///
/// A word such as `naam` counts only among words like it: `Naam van de gemeente` asks for no person.
fn names_a_person(question: &str) -> bool {
    const LONGEST: usize = 25;
    let question = question.to_lowercase().replace("e-mail", "email").replace("ip-ad", "ipad");
    let words: Vec<&str> =
        question.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() > LONGEST {
        return false;
    }
    let is_plain = words.iter().all(|word| PERSONAL.contains(word) || AROUND.contains(word));
    (is_plain && words.iter().any(|word| PERSONAL.contains(word)))
        || words.iter().any(|word| SURELY.contains(word))
        || words.windows(2).any(|pair| SURELY_TWO.contains(&[pair[0], pair[1]]))
}

/// Words that ask for personal data wherever they stand.
const SURELY: &[&str] = &[
    "emailadres",
    "mailadres",
    "emailadresse",
    "emailaddress",
    "telefoonnummer",
    "telefonnummer",
    "phonenumber",
    "mobielnummer",
    "geboortedatum",
    "geburtsdatum",
    "birthdate",
    "bsn",
    "burgerservicenummer",
    "iban",
    "huisnummer",
    "bignummer",
    "achternaam",
    "voornaam",
    "nachname",
    "vorname",
    "lastname",
    "firstname",
    "ipadres",
    "ipaddress",
    "woonadres",
];

const SURELY_TWO: &[[&str; 2]] = &[
    ["email", "address"],
    ["email", "adres"],
    ["mail", "address"],
    ["mail", "adres"],
    ["adresse", "email"],
    ["phone", "number"],
    ["telephone", "number"],
    ["mobile", "number"],
    ["of", "birth"],
    ["birth", "date"],
    ["last", "name"],
    ["first", "name"],
    ["full", "name"],
    ["uw", "naam"],
    ["jouw", "naam"],
    ["je", "naam"],
    ["your", "name"],
    ["ihr", "name"],
    ["votre", "nom"],
    ["volledige", "naam"],
    ["ip", "address"],
    ["ip", "adres"],
    ["date", "naissance"],
];

/// Words that ask for personal data when nothing else is named.
const PERSONAL: &[&str] = &[
    "naam",
    "name",
    "nom",
    "prénom",
    "email",
    "mail",
    "courriel",
    "telefoon",
    "telephone",
    "téléphone",
    "telefon",
    "phone",
    "tel",
    "mobiel",
    "mobile",
    "handynummer",
    "gsm",
    "adres",
    "address",
    "adresse",
    "straat",
    "street",
    "straatnaam",
    "initialen",
    "voorletters",
    "handtekening",
    "signature",
    "ip",
];

/// Words that may stand beside those.
const AROUND: &[&str] = &[
    "uw",
    "u",
    "je",
    "jouw",
    "mijn",
    "your",
    "my",
    "ihr",
    "ihre",
    "votre",
    "wat",
    "is",
    "what",
    "s",
    "wie",
    "lautet",
    "de",
    "het",
    "een",
    "the",
    "a",
    "of",
    "van",
    "und",
    "et",
    "en",
    "and",
    "or",
    "volledige",
    "full",
    "first",
    "last",
    "voor",
    "achter",
    "respondent",
    "respondents",
    "deelnemer",
    "participant",
    "invuller",
    "contact",
    "contactpersoon",
    "nummer",
    "number",
    "nr",
    "no",
    "numéro",
    "werk",
    "work",
    "privé",
    "optioneel",
    "optional",
    "vul",
    "in",
    "hier",
    "geef",
    "please",
    "enter",
    "graag",
    "naam",
    "gebruiker",
    "user",
    "address",
    "adres",
    "eventueel",
    "persoonlijk",
    "invullen",
    "hieronder",
    "mogen",
    "we",
    "wij",
    "1",
    "2",
    "mr",
    "dhr",
    "mevr",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn role(tool: Tool, name: &str) -> Role {
        of(tool, 4, name, name)
    }

    #[test]
    fn what_leads_to_a_person_is_told_from_what_is_called_alike() {
        for name in [
            "Naam",
            "E-mail",
            "Wat is uw naam?",
            "Uw e-mailadres (optioneel)",
            "IP Address",
            "Name",
            "Naam van de respondent",
            "Tel.",
            "Telefoonnummer",
            "First Name",
            "Geboortedatum",
        ] {
            assert_eq!(role(Tool::Table, name), Role::Personal, "{name}");
        }
        for name in [
            "Naam van de gemeente",
            "Praktijknaam",
            "Name of Bachelor's degree(s)",
            "Hoe vaak gebruikt u e-mail in uw werk met patiënten?",
            "Naam praktijk",
            "Werkt u mobiel?",
        ] {
            assert_eq!(role(Tool::Table, name), Role::Answer, "{name}");
        }
    }

    #[test]
    fn each_tool_has_columns_of_its_own() {
        for (tool, name, expected) in [
            (Tool::Limesurvey, "Datum ingestuurd", Role::Submitted),
            (Tool::Limesurvey, "Vraag.tijd..q1", Role::Paradata),
            (Tool::Limesurvey, "groupTime12", Role::Paradata),
            (Tool::Qualtrics, "Finished", Role::Finished),
            (Tool::Qualtrics, "Status", Role::Status),
            (Tool::Qualtrics, "Q2_First Click", Role::Paradata),
            (Tool::Qualtrics, "Q2 - Topics", Role::Paradata),
            (Tool::Surveymonkey, "Collector ID", Role::Paradata),
            (Tool::Msforms, "Points - Hoe?", Role::Paradata),
            (Tool::Kobotoolbox, "_submission_time", Role::Submitted),
            (Tool::Kobotoolbox, "__version__", Role::Paradata),
            (Tool::Soscisurvey, "MODE", Role::Status),
            (Tool::Soscisurvey, "TIME003", Role::Paradata),
            (Tool::Soscisurvey, "TI01", Role::Answer),
            (Tool::Table, "Status", Role::Answer),
        ] {
            assert_eq!(role(tool, name), expected, "{name}");
        }
    }
}
