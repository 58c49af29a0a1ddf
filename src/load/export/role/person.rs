//! Whether a question asks for a name, an address or a number that leads to a person.

/// More words than these tell a story in which such a word may well stand.
const LONGEST: usize = 25;

/// A word such as `naam` counts only among words like it: `Naam van de gemeente` asks for no person.
pub(super) fn is_asked_for(question: &str) -> bool {
    let question = question.to_lowercase().replace("e-mail", "email").replace("ip-ad", "ipad");
    let words: Vec<&str> =
        question.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() > LONGEST {
        return false;
    }
    let is_one_of = |list: &str, word: &str| list.split(' ').any(|known| known == word);
    let is_plain = words.iter().all(|word| is_one_of(PERSONAL, word) || is_one_of(AROUND, word));
    let names_pair =
        |pair: &[&str]| SURELY_TWO.iter().any(|known| *known == format!("{} {}", pair[0], pair[1]));
    (is_plain && words.iter().any(|word| is_one_of(PERSONAL, word)))
        || words.iter().any(|word| is_one_of(SURELY, word))
        || words.windows(2).any(names_pair)
}

/// Words that ask for personal data wherever they stand.
const SURELY: &str = "emailadres mailadres emailadresse emailaddress telefoonnummer telefonnummer phonenumber \
    mobielnummer geboortedatum geburtsdatum birthdate bsn burgerservicenummer iban huisnummer bignummer achternaam \
    voornaam nachname vorname lastname firstname ipadres ipaddress woonadres";

const SURELY_TWO: &[&str] = &[
    "email address",
    "email adres",
    "mail address",
    "mail adres",
    "adresse email",
    "phone number",
    "telephone number",
    "mobile number",
    "of birth",
    "birth date",
    "last name",
    "first name",
    "full name",
    "uw naam",
    "jouw naam",
    "je naam",
    "your name",
    "ihr name",
    "votre nom",
    "volledige naam",
    "ip address",
    "ip adres",
    "date naissance",
];

/// Words that ask for personal data when nothing else is named.
const PERSONAL: &str = "naam name nom prénom email mail courriel telefoon telephone téléphone telefon phone tel mobiel \
    mobile handynummer gsm adres address adresse straat street straatnaam initialen voorletters handtekening signature ip";

/// Words that may stand beside those.
const AROUND: &str = "uw u je jouw mijn your my ihr ihre votre wat is what s wie lautet de het een the a of van und et \
    en and or volledige full first last voor achter respondent respondents deelnemer participant invuller contact \
    contactpersoon nummer number nr no numéro werk work privé optioneel optional confidential vertrouwelijk vul in hier \
    geef please enter graag gebruiker user eventueel persoonlijk invullen hieronder mogen we wij 1 2 mr dhr mevr";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_person_is_told_from_what_is_called_alike() {
        for name in [
            "Naam",
            "E-mail",
            "Wat is uw naam?",
            "Uw e-mailadres (optioneel)",
            "IP Address",
            "Name",
            "Tel.",
            "Naam van de respondent",
            "Telefoonnummer",
            "First Name",
            "Geboortedatum",
            "name_confidential",
        ] {
            assert!(is_asked_for(name), "{name}");
        }
        for name in [
            "Naam van de gemeente",
            "Praktijknaam",
            "Name of Bachelor's degree(s)",
            "Naam praktijk",
            "Werkt u mobiel?",
            "Hoe vaak gebruikt u e-mail in uw werk met patiënten?",
        ] {
            assert!(!is_asked_for(name), "{name}");
        }
    }
}
