//! Columns that tell who answered: by their header, and by what stands in them.

use super::profile::Cells;
use crate::tidy::looks_personal;

/// What a cell can look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// An e-mail address or a telephone number.
    Contact,
    IpAddress,
    /// Nine digits that pass the test of a citizen service number.
    Bsn,
    /// A full Dutch postcode: often one side of a street.
    Postcode,
    /// A place on earth, to within some ten metres.
    Coordinate,
    BankAccount,
}

impl Sign {
    /// What is told of it.
    pub fn name(self) -> &'static str {
        match self {
            Sign::Contact => "e-mail addresses or telephone numbers",
            Sign::IpAddress => "IP addresses",
            Sign::Bsn => "what may be citizen service numbers (BSN)",
            Sign::Postcode => "full postcodes",
            Sign::Coordinate => "coordinates",
            Sign::BankAccount => "bank accounts",
        }
    }

    /// Which part of the cells must look so before the column is one of them.
    fn share_needed(self) -> f64 {
        match self {
            Sign::Contact => 0.2,
            Sign::IpAddress | Sign::Postcode | Sign::BankAccount => 0.5,
            // One in eleven numbers of nine digits passes the test by chance; many numbers have decimals.
            Sign::Bsn | Sign::Coordinate => 0.9,
        }
    }
}

/// What this cell looks like.
pub fn signs(cell: &str) -> impl Iterator<Item = Sign> {
    type Test = fn(&str) -> bool;
    let tests: [(Sign, Test); 6] = [
        (Sign::Contact, |cell| looks_personal(cell)),
        (Sign::IpAddress, is_ip_address),
        (Sign::Bsn, is_bsn),
        (Sign::Postcode, is_postcode),
        (Sign::Coordinate, is_coordinate),
        (Sign::BankAccount, is_bank_account),
    ];
    tests.into_iter().filter(|(_, is_it)| is_it(cell)).map(|(sign, _)| sign)
}

/// What the cells of this column tell about who answered; `None` when they do not.
pub fn by_content(cells: &Cells) -> Option<Sign> {
    cells.signs().find(|sign| cells.share_of(*sign) >= sign.share_needed())
}

/// How sure a header is about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    Sure,
    /// Only when the column holds no closed question: `Hoe vaak belt u per telefoon?` asks no number.
    Unless,
}

/// Whether this header asks who somebody is.
pub fn by_header(header: &str) -> Option<Certainty> {
    let words = words(header);
    let has = |known: &[&str]| known.iter().any(|known| words.iter().any(|word| word == known));
    let ends = |endings: &[&str]| endings.iter().any(|end| words.iter().any(|word| word.ends_with(end)));
    if has(SURE) || ends(SURE_ENDINGS) {
        Some(Certainty::Sure)
    } else if has(UNLESS) || (words.len() <= 3 && has(UNLESS_SHORT)) {
        Some(Certainty::Unless)
    } else {
        None
    }
}

const SURE: &[&str] = &[
    "bsn",
    "burgerservicenummer",
    "iban",
    "agb",
    "agbcode",
    "bignummer",
    "geboortedatum",
    "ipaddress",
    "latitude",
    "longitude",
    "breitengrad",
    "längengrad",
    "birthdate",
    "dateofbirth",
    "geburtsdatum",
    "voornaam",
    "achternaam",
    "firstname",
    "lastname",
    "surname",
    "vorname",
    "nachname",
    "prénom",
    "token",
];
const SURE_ENDINGS: &[&str] = &[
    "mailadres",
    "mailadresse",
    "telefoonnummer",
    "telefonnummer",
    "rekeningnummer",
    "mobielnummer",
    "voornaam",
    "achternaam",
];
const UNLESS: &[&str] = &[
    "email",
    "mail",
    "naam",
    "name",
    "namen",
    "names",
    "nom",
    "telefoon",
    "phone",
    "telephone",
    "telefon",
    "téléphone",
    "mobiel",
    "mobile",
    "adres",
    "address",
    "adresse",
    "straat",
    "street",
    "huisnummer",
    "postcode",
    "zipcode",
    "big",
    "praktijknaam",
    "organisatienaam",
    "contactpersoon",
    "confidential",
];
/// Words that mean it only where they stand nearly alone.
const UNLESS_SHORT: &[&str] = &["contact", "ip", "lat", "lon", "gps"];

/// The words of a header, in small letters; `E-mail` is one.
fn words(header: &str) -> Vec<String> {
    let plain = header
        .to_lowercase()
        .replace("e-mail", "email")
        .replace("ip-", "ip")
        .replace("ip address", "ipaddress");
    let is_between = |sign: char| !sign.is_alphanumeric();
    plain.split(is_between).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_ip_address(cell: &str) -> bool {
    cell.parse::<std::net::IpAddr>().is_ok()
}

/// The elevenfold test: 9 × the first digit, 8 × the second … minus the last.
fn is_bsn(cell: &str) -> bool {
    let digits: Vec<i32> = cell.bytes().map(|byte| i32::from(byte) - i32::from(b'0')).collect();
    if digits.len() != 9 || digits.iter().any(|digit| !(0..=9).contains(digit)) {
        return false;
    }
    let sum: i32 = (2..=9).rev().zip(&digits).map(|(weight, digit)| weight * digit).sum::<i32>() - digits[8];
    sum % 11 == 0 && digits.iter().any(|digit| *digit != 0)
}

fn is_postcode(cell: &str) -> bool {
    let signs: Vec<char> = cell.chars().filter(|sign| !sign.is_whitespace()).collect();
    signs.len() == 6
        && signs[0] != '0'
        && signs[..4].iter().all(char::is_ascii_digit)
        && signs[4..].iter().all(char::is_ascii_alphabetic)
}

/// A number with four decimals or more, where the Netherlands and their neighbours lie.
fn is_coordinate(cell: &str) -> bool {
    let number = cell.split([',', ';', ' ']).next().unwrap_or_default();
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let is_near = |degrees: f64| (3.0..=8.0).contains(&degrees) || (49.0..=54.0).contains(&degrees);
    decimals >= 4 && number.parse().is_ok_and(is_near)
}

fn is_bank_account(cell: &str) -> bool {
    let signs: Vec<u8> = cell.bytes().filter(|byte| *byte != b' ').collect();
    (15..=34).contains(&signs.len())
        && signs[..2].iter().all(u8::is_ascii_uppercase)
        && signs[2..4].iter().all(u8::is_ascii_digit)
        && signs[4..].iter().all(u8::is_ascii_alphanumeric)
        && signs[8..].iter().filter(|byte| byte.is_ascii_digit()).count() >= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    // The number is the one that the tax service keeps for tests, the others are made up.
    #[test]
    fn cells_that_tell_who_answered_are_recognised() {
        for (cell, sign) in [
            ("iemand@example.org", Sign::Contact),
            ("085-0123456", Sign::Contact),
            ("192.0.2.1", Sign::IpAddress),
            ("111222333", Sign::Bsn),
            ("1234 ab", Sign::Postcode),
            ("52.37403", Sign::Coordinate),
            ("NL02ABNA0123456789", Sign::BankAccount),
        ] {
            assert!(signs(cell).any(|found| found == sign), "{cell}");
        }
        for cell in ["Ja", "2024", "3.5", "111222334", "1234", "30 - 44", "solopraktijk"] {
            assert_eq!(signs(cell).next(), None, "{cell}");
        }
    }

    #[test]
    fn headers_that_ask_who_somebody_is_are_recognised() {
        for header in
            ["E-mailadres", "IPAddress", "RecipientLastName voornaam", "IP address", "Geboortedatum"]
        {
            assert_eq!(by_header(header), Some(Certainty::Sure), "{header}");
        }
        for header in ["E-mail", "Wat is uw naam?", "Name", "Postcode van de praktijk"] {
            assert_eq!(by_header(header), Some(Certainty::Unless), "{header}");
        }
        for header in
            ["Hoe tevreden bent u?", "Aantal patiënten", "Bij wie neemt u contact op als het druk is?"]
        {
            assert_eq!(by_header(header), None, "{header}");
        }
    }
}
