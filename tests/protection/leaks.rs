//! Looks for a text in bytes, in every form that a browser, a feed reader or a curious person would undo: percent
//! signs, entities, JSON escapes, base64, hexadecimals, marks between thousands, tags in between.

use percent_encoding::percent_decode;

/// Which of these markers stands in these bytes, in whatever form; `None` when none does.
pub fn first_in<'a>(bytes: &[u8], markers: &[&'a str]) -> Option<&'a str> {
    let views = views(bytes);
    let stands =
        |marker: &&&str| forms(marker).iter().any(|form| views.iter().any(|view| view.contains(form)));
    markers.iter().find(stands).copied()
}

/// Whether the marker stands in these bytes, in whatever form.
pub fn holds(bytes: &[u8], marker: &str) -> bool {
    first_in(bytes, &[marker]).is_some()
}

/// The marker as it may be written. All small letters, as the views are.
fn forms(marker: &str) -> Vec<String> {
    let mut forms = vec![marker.to_lowercase(), hexadecimal(marker)];
    forms.extend((0..3).map(|skipped| base64(marker, skipped).to_lowercase()));
    if marker.chars().all(|c| c.is_ascii_digit()) {
        forms.extend([".", ",", " ", "\u{a0}", "\u{202f}", "'"].map(|sign| in_thousands(marker, sign)));
    }
    forms
}

fn in_thousands(digits: &str, sign: &str) -> String {
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits")).collect();
    groups.join(sign)
}

fn hexadecimal(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// The signs of base64 that this text always gives when so many bytes stand before it in a group of three.
fn base64(text: &str, skipped: usize) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bytes: Vec<u8> = std::iter::repeat_n(0, skipped).chain(text.bytes()).collect();
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1)).collect();
    let sign = |six: &[u8]| char::from(SIGNS[six.iter().fold(0, |sum, bit| sum * 2 + usize::from(*bit))]);
    let first = (skipped * 8).div_ceil(6);
    bits.chunks_exact(6).skip(first).map(sign).collect()
}

/// The bytes as text, and as text with its escapes undone once and twice.
fn views(bytes: &[u8]) -> Vec<String> {
    let raw = String::from_utf8_lossy(bytes).into_owned();
    let wide: String = bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let mut all = vec![raw];
    // Text of two bytes a letter; in any other it would be the same again.
    all.extend(bytes.contains(&0).then_some(wide));
    for _ in 0..2 {
        let undone: Vec<String> = all.iter().flat_map(|view| undone(view)).collect();
        all.extend(undone.into_iter().filter(|view| !view.is_empty()));
        all.sort();
        all.dedup();
    }
    all.into_iter().map(|view| view.to_lowercase()).collect()
}

fn undone(text: &str) -> Vec<String> {
    let percent = percent_decode(text.as_bytes()).decode_utf8_lossy().into_owned();
    vec![percent, without_entities(text), without_json_escapes(text), without_tags(text)]
}

fn without_entities(text: &str) -> String {
    replaced(text, "&", ';', |name| {
        let number = name.strip_prefix('#')?;
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code)
    })
    .replace("&amp;", "&")
    .replace("&quot;", "\"")
    .replace("&lt;", "<")
    .replace("&gt;", ">")
    .replace("&nbsp;", "\u{a0}")
}

fn without_json_escapes(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let code = rest.strip_prefix('u').and_then(|rest| rest.get(..4));
        if let Some(sign) = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32)
        {
            plain.push(sign);
            rest = &rest[5..];
        }
    }
    plain + rest
}

fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    let mut is_tag = false;
    for sign in text.chars() {
        match sign {
            '<' => is_tag = true,
            '>' => is_tag = false,
            sign if !is_tag => plain.push(sign),
            _ => {}
        }
    }
    plain
}

/// The text with every stretch from `begin` to `end` replaced by what it means, where it means something.
fn replaced(text: &str, begin: &str, end: char, meaning: impl Fn(&str) -> Option<char>) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(begin) {
        let after = &rest[at + begin.len()..];
        plain.push_str(&rest[..at]);
        match after.find(end).and_then(|length| Some((length, meaning(&after[..length])?))) {
            Some((length, sign)) => {
                plain.push(sign);
                rest = &after[length + end.len_utf8()..];
            }
            None => {
                plain.push_str(begin);
                rest = after;
            }
        }
    }
    plain + rest
}

#[test]
fn a_marker_is_found_in_every_form() {
    for hidden in [
        "merk-P7 staat hier",
        "MERK-P7",
        "%6d%65rk%2DP7",
        "m&#101;rk&#x2d;P7",
        "merk\\u002dP7",
        "merk<b>-P7</b>",
        "&amp;#109;erk-P7",
        "6d65726b2d5037",
        "eCBtZXJrLVA3IHg=",
        "bWVyay1QNyBoZXQ=",
        "IG1lcmstUDc=",
        "m\0e\0r\0k\0-\0P\x007\0",
    ] {
        assert!(holds(hidden.as_bytes(), "merk-P7"), "{hidden}");
    }
    for number in ["987654321", "987.654.321", "987\u{a0}654\u{a0}321", "987,654,321"] {
        assert!(holds(number.as_bytes(), "987654321"), "{number}");
    }
    assert!(!holds(b"merk P7, 98765432", "merk-P7"));
}
