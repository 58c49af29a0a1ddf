//! Which survey tool wrote an export: each names the columns it adds itself in its own way.

use super::Tool;

/// What a tool calls the columns that it adds, in the languages that it is used in.
struct Marks {
    tool: Tool,
    /// So many of them must be there.
    least: usize,
    /// One of these is among them, where the others are words that anybody may use; any when blank.
    surely: &'static str,
    /// Letters and digits only, except where the signs tell the tool.
    words: &'static str,
}

const MARKS: &[Marks] = &[
    Marks {
        tool: Tool::Qualtrics,
        least: 3,
        surely: "finished recordeddate responseid responseset distributionchannel userlanguage durationinseconds \
            externalreference externaldatareference beendet erfassungsdatum verteilungskanal",
        words: "startdate enddate status ipaddress progress durationinseconds finished recordeddate responseid \
            responseset recipientlastname recipientfirstname recipientemail externalreference externaldatareference \
            locationlatitude locationlongitude locationaccuracy distributionchannel userlanguage emailaddress \
            responsetype anfangsdatum enddatum antworttyp ipadresse aktuellerstand dauerinsekunden beendet \
            erfassungsdatum verteilungskanal benutzersprache",
    },
    Marks {
        tool: Tool::Limesurvey,
        least: 2,
        surely: "",
        words: "submitdate lastpage startlanguage seed datestamp refurl responseid datesubmitted datestarted \
            datelastaction referrerurl antwortid datumabgeschickt letzteseite startsprache zufallsstartwert \
            datumgestartet datumletzteaktivität antwoordid responsid reactieid antwoordnummer datumingestuurd \
            datumverzonden datuminzending datumingediend laatstepagina starttaal begintaal startwaarde datumgestart \
            datumbegonnen datumlaatsteactie iddelaréponse datedesoumission dernièrepage languededépart languedébut \
            têtedesérie datedelancement datededernièreaction totaltime totaaltijd interviewtime",
    },
    Marks {
        tool: Tool::Msforms,
        least: 3,
        surely: "completiontime tijdvanvoltooien voltooiingstijd fertigstellungszeit abschlusszeit heuredefin",
        words: "id starttime completiontime email name lastmodifiedtime totalpoints quizfeedback begintijd starttijd \
            tijdvanvoltooien voltooiingstijd naam tijdvanlaatstewijziging startzeit fertigstellungszeit \
            abschlusszeit zeitpunktderletztenänderung heurededébut heuredefin adressedemessagerie nom",
    },
    Marks {
        tool: Tool::Typeform,
        least: 2,
        surely: "",
        words: "startdateutc submitdateutc stagedateutc networkid responsetype tempid",
    },
    Marks {
        tool: Tool::Kobotoolbox,
        least: 2,
        surely: "",
        words: "_id _uuid _submission_time _validation_status _submitted_by __version__ _tags _index _status _notes \
            formhub/uuid meta/instanceID _xform_id_string _attachments _geolocation _bamboo_dataset_id",
    },
    Marks {
        tool: Tool::Soscisurvey,
        least: 3,
        surely: "",
        words: "CASE SERIAL REF QUESTNNR MODE STARTED LASTDATA FINISHED LASTPAGE MAXPAGE TIME_SUM Q_VIEWER MAILSENT \
            DEG_TIME TIME_RSI STATUS",
    },
    Marks {
        tool: Tool::Surveymonkey,
        least: 2,
        surely: "respondentid collectorid verzamelaarid kollektorid iddecollecteur customdata customdata1 \
            aangepastegegevens aangepastegegevens1",
        words: "respondentid collectorid verzamelaarid kollektorid iddecollecteur datecreated datemodified startdate \
            enddate ipaddress emailaddress firstname lastname customdata customdata1 begindatum einddatum ipadres \
            emailadres voornaam achternaam aangepastegegevens aangepastegegevens1 startdatum enddatum ipadresse \
            emailadresse vorname nachname datumgemaakt datumgewijzigd erstelltam geändertam",
    },
];

/// What Google Forms calls its first column.
const TIMESTAMPS: &[&str] =
    &["timestamp", "tijdstempel", "horodateur", "zeitstempel", "marcatemporal", "informazionicronologiche"];

/// The tool that names columns like this; `None` where none does.
pub(super) fn of(cells: &[String]) -> Option<Tool> {
    let keys: Vec<String> = cells.iter().map(|cell| key(without_code(cell).1)).collect();
    if keys.iter().take(2).any(|key| TIMESTAMPS.contains(&key.as_str())) {
        return Some(Tool::Googleforms);
    }
    let mut best = (0, None);
    for marks in MARKS {
        let found = marks.found(cells, &keys);
        if found >= marks.least && found > best.0 {
            best = (found, Some(marks.tool));
        }
    }
    best.1.or_else(|| by_form(cells, &keys))
}

impl Marks {
    fn found(&self, cells: &[String], keys: &[String]) -> usize {
        // KoboToolbox and SoSci Survey write theirs with underscores and capitals, which tells them; R puts
        // an X before an underscore.
        let literal = matches!(self.tool, Tool::Kobotoolbox | Tool::Soscisurvey);
        let is_literal = |cell: &String, word: &str| cell == word || cell.strip_prefix('X') == Some(word);
        let has = |word: &str| match literal {
            true => cells.iter().any(|cell| is_literal(cell, word)),
            false => keys.iter().any(|key| key == word),
        };
        let is_sure = self.surely.is_empty() || self.surely.split(' ').any(has);
        if is_sure { self.words.split(' ').filter(|word| has(word)).count() } else { 0 }
    }
}

/// Exports without the tool's own columns still show how it writes sub-questions, or one name only it uses.
fn by_form(cells: &[String], keys: &[String]) -> Option<Tool> {
    if keys.iter().any(|key| matches!(key.as_str(), "respondentid" | "collectorid")) {
        return Some(Tool::Surveymonkey);
    }
    let named = cells.iter().filter(|cell| is_sub_question(cell)).count();
    let coded = cells.iter().filter(|cell| is_sub_question(cell) && !cell.contains(' ')).count();
    let has_id = keys.iter().any(|key| matches!(key.as_str(), "antwortid" | "antwoordid" | "reactieid"));
    (coded > 2 || (named > 2 && has_id)).then_some(Tool::Limesurvey)
}

/// `Q1[SQ001]`, `Question? [sub-question]`
fn is_sub_question(name: &str) -> bool {
    name.ends_with(']') && name.find('[').is_some_and(|open| open > 0)
}

/// The code and the text of a name that has both, such as `Q1[SQ001]. Question? [Part]`.
pub(super) fn without_code(name: &str) -> (Option<&str>, &str) {
    let is_of_code = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '[' | ']');
    match name.split_once(". ") {
        Some((code, text))
            if code.starts_with(|sign: char| sign.is_ascii_alphabetic()) && code.chars().all(is_of_code) =>
        {
            (Some(code), text)
        }
        _ => (None, name),
    }
}

/// The name without capitals, spaces and signs: tools differ in those from version to version.
pub(super) fn key(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tool_is_known_by_the_columns_it_adds() {
        for (header, tool) in [
            ("id|submitdate|lastpage|startlanguage|Q1", Some(Tool::Limesurvey)),
            ("Antwort ID|Beruf? [Arzt]|Beruf? [Pflege]|Beruf? [Sonstiges]", Some(Tool::Limesurvey)),
            ("A[1]|A[2]|A[3]", Some(Tool::Limesurvey)),
            ("StartDate|EndDate|Status|Progress|Finished|Q1", Some(Tool::Qualtrics)),
            ("Respondent ID|Collector ID|Start Date|End Date|IP Address|Hoe?", Some(Tool::Surveymonkey)),
            ("Id|Begintijd|Tijd van voltooien|E-mail|Naam|Hoe?", Some(Tool::Msforms)),
            ("Tijdstempel|Hoe?", Some(Tool::Googleforms)),
            ("#|Hoe?|Start Date (UTC)|Submit Date (UTC)|Network ID", Some(Tool::Typeform)),
            ("start|end|hoe|_id|_uuid|_submission_time", Some(Tool::Kobotoolbox)),
            ("CASE|SERIAL|REF|QUESTNNR|MODE|STARTED|A101", Some(Tool::Soscisurvey)),
            ("X_id|X_uuid|X_submission_time|vorm", Some(Tool::Kobotoolbox)),
            ("id. Antwoord ID|submitdate. Datum ingestuurd|Q1. Hoe?", Some(Tool::Limesurvey)),
            ("naam|vorm|lijst", None),
            ("Begindatum|Einddatum|Status|Naam", None),
            ("Id|Naam|E-mail|Vorm", None),
        ] {
            let cells: Vec<String> = header.split('|').map(str::to_owned).collect();
            assert_eq!(of(&cells), tool, "{header}");
        }
    }
}
