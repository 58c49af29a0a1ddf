//! The comments of a `survey.yaml` in the languages that started files come in.

/// What stands behind the `#` in a started survey.
pub struct Words {
    pub head: &'static str,
    pub about: &'static str,
    pub population: &'static str,
    pub population_hint: &'static str,
    pub owner: &'static str,
    pub waves: &'static str,
    pub unknown_year: &'static str,
    pub invited: &'static str,
    pub recognised: &'static str,
    pub keep: &'static str,
    pub same: &'static str,
    pub drop: &'static str,
    pub region: &'static str,
    pub everywhere: &'static str,
    pub perhaps_region: &'static str,
    pub fictitious: &'static str,
    pub no_region: &'static str,
    pub structure: &'static str,
    pub missing: &'static str,
    pub questions: &'static str,
    pub few: &'static str,
    pub reference: &'static str,
    pub bare_codes: &'static str,
    pub unnamed_question: &'static str,
    pub yes_no: (&'static str, &'static str),
    /// What an indicator counts: of each option, and of some answers.
    pub definitions: [&'static str; 2],
    pub or: &'static str,
    /// What a question is called that has no usable name.
    pub nameless: &'static str,
}

pub const DUTCH: Words = Words {
    head: "De enquête: wat er gevraagd is, en hoe het programma het bestand leest.\n\
        Gemaakt uit het bestand zelf. Loop het één keer na, van boven naar beneden.\n\
        Wat achter een # staat is uitleg en mag weg.",
    about: "Hoe de enquête heet, waarvoor één antwoord staat (in het meervoud), en wie haar hield.",
    population: "respondenten",
    population_hint: "of: huisartsenpraktijken, praktijkhouders, …",
    owner: "Nog in te vullen",
    waves: "Elke keer dat de enquête gehouden is: een jaar (of 2024-06) en het bestand, dat naast dit bestand staat.",
    unknown_year: "dit jaar, want het bestand zegt niet wanneer: verbeter het",
    invited: "hoeveel er gevraagd zijn; dan staat de respons bij elk cijfer",
    recognised: "Zo is het bestand gelezen. Klopt dat niet? Haal dan het # weg en verbeter het.",
    keep: "Welke rijen meetellen: alleen verzonden antwoorden (submitted: only of all), en geen proefinvullingen.",
    same: "Kan iemand twee keer antwoorden? Dit is de kolom die zegt wie het is: doubles: last houdt het laatste.",
    drop: "Kolommen die zeggen wie antwoordde. Het programma leest ze niet.",
    region: "De vraag die zegt in welke regio het antwoord telt.",
    everywhere: "Geen kolom noemt een regio uit data/regions.csv. Daarom telt elk antwoord nu voor {region}.\n\
        Zegt een vraag waar iemand werkt? Geef haar kind: region, en zet hier haar id.",
    perhaps_region: "Misschien is dat {id}. De namen moeten dan in data/regions.csv staan, als naam of als alias.",
    fictitious: "Deze regio’s zijn verzonnen, dus de antwoorden ook: dat staat dan bij elk cijfer.",
    no_region: "Welke vraag zegt in welke regio het antwoord telt? Geef haar kind: region, en zet hier haar id.\n\
        Gaan alle antwoorden over één regio? Zet die hier.",
    structure: "Bestanden met de vragen en antwoorden zoals ze in de enquête stonden.",
    missing: "Woorden in het bestand die geen antwoord zijn.",
    questions: "De vragen. Bij answers staat links wat er in het bestand staat en rechts wat de lezer ziet.\n\
        kind: choice (één antwoord), multiple (meer antwoorden), scale (oplopend), number, date, region, of text:\n\
        open antwoorden, die nooit gelezen of gepubliceerd worden.",
    few: "others: keep betekent: er zijn ook antwoorden die maar één of twee mensen gaven. Ze staan hier niet, om\n\
        niemand te verraden, en tellen als een ander antwoord. Hoort er een bij de vraag? Zet het bij answers.",
    reference: "answers: *id betekent: dezelfde antwoorden als bij de vraag waar &id staat.",
    bare_codes: "wat betekent elke code?",
    unnamed_question: "Nog in te vullen: welke vraag hoort bij deze antwoorden?",
    yes_no: ("ja", "nee"),
    definitions: [
        "Van wie deze vraag beantwoordde: “{question}”, het deel dat elk antwoord koos.",
        "Van wie deze vraag beantwoordde: “{question}”, het deel dat {answers} antwoordde.",
    ],
    or: "of",
    nameless: "vraag",
};

pub const ENGLISH: Words = Words {
    head: "The survey: what was asked, and how the program reads the file.\n\
        Made from the file itself. Go through it once, from top to bottom.\n\
        What stands behind a # is explanation and may go.",
    about: "What the survey is called, what one answer stands for (in the plural), and who held it.",
    population: "respondents",
    population_hint: "or: practices, practice owners, …",
    owner: "To be filled in",
    waves: "Each time the survey was held: a year (or 2024-06) and the file, which stands beside this one.",
    unknown_year: "this year, for the file does not say when: mend it",
    invited: "how many were asked; the response then stands with every figure",
    recognised: "How the file was read. Is that wrong? Take the # away and mend it.",
    keep: "Which rows count: only answers that were sent (submitted: only or all), and no tests.",
    same: "Can somebody answer twice? This is the column that says who it is: doubles: last keeps the last.",
    drop: "Columns that say who answered. The program does not read them.",
    region: "The question that says in which region the answer counts.",
    everywhere: "No column names a region of data/regions.csv. So every answer counts for {region} for now.\n\
        Does a question say where somebody works? Give it kind: region, and put its id here.",
    perhaps_region: "Perhaps that is {id}. The names must then stand in data/regions.csv, as a name or an alias.",
    fictitious: "These regions are invented, and so are the answers: that is said with every figure.",
    no_region: "Which question says in which region the answer counts? Give it kind: region, and put its id here.\n\
        Are all answers about one region? Put it here.",
    structure: "Files with the questions and answers as the survey had them.",
    missing: "Words in the file that are no answer.",
    questions: "The questions. Under answers, what stands in the file is on the left, what the reader sees on the right.\n\
        kind: choice (one answer), multiple (several), scale (rising), number, date, region, or text:\n\
        open answers, which are never read or published.",
    few: "others: keep means: there are also answers that only one or two people gave. They are not listed here, so\n\
        that nobody is given away, and count as another answer. Does one belong to the question? Add it to answers.",
    reference: "answers: *id means: the same answers as at the question that has &id.",
    bare_codes: "what does each code mean?",
    unnamed_question: "To be filled in: to which question do these answers belong?",
    yes_no: ("yes", "no"),
    definitions: [
        "Of those who answered this question: “{question}”, the part that chose each answer.",
        "Of those who answered this question: “{question}”, the part that answered {answers}.",
    ],
    or: "or",
    nameless: "question",
};

impl Words {
    /// What a first indicator counts, in a sentence.
    pub fn definition(&self, question: &str, answers: &[&str]) -> String {
        let answers: Vec<String> = answers.iter().map(|answer| format!("“{answer}”")).collect();
        let [each, share] = self.definitions;
        let sentence = if answers.is_empty() { each } else { share };
        sentence
            .replace("{question}", question)
            .replace("{answers}", &answers.join(&format!(" {} ", self.or)))
    }
}
