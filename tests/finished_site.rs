//! What every page of a finished site must have, whatever its theme says.

use crate::site::Site;
use html5gum::{Token, Tokenizer};

#[test]
fn the_small_site_is_built_without_a_word() {
    Site::small().build().builds_cleanly();
}

#[test]
fn every_page_has_one_title_one_heading_and_a_language() {
    let built = Site::small().build();
    for (path, page) in built.memory.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let count = |name: &str| tags(page).filter(|(tag, _)| tag == name).count();
        assert_eq!((count("h1"), count("main")), (1, 1), "{path}");
        let head = built.page(path).split("</head>").next().unwrap_or_default();
        assert_eq!(head.matches("<title>").count(), 1, "{path}");
        assert!(
            tags(page).any(|(tag, attributes)| tag == "html" && attributes.contains(&has("lang", "nl"))),
            "{path}"
        );
    }
}

#[test]
fn no_page_has_an_inline_script_an_inline_style_or_anything_from_elsewhere() {
    let built = Site::small().build();
    for (path, page) in built.memory.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for (tag, attributes) in tags(page) {
            assert!(!["style", "iframe", "form"].contains(&tag.as_str()), "{path} has <{tag}>");
            // A data block is no script: the browser does not run it, and no policy forbids it.
            let is_data = attributes.contains(&has("type", "application/ld+json"));
            // From a disk a browser loads no modules, and what is not put off holds up the page.
            let source = attributes.iter().find(|(name, _)| name == "src").map(|(_, source)| source.as_str());
            let is_own = source.is_some_and(|source| source.contains("js/") && source.ends_with(".js"));
            let is_put_off = attributes.contains(&has("defer", ""));
            assert!(tag != "script" || is_data || (is_own && is_put_off), "{path}: {tag} {attributes:?}");
            let is_code = |name: &str| name == "style" || name.starts_with("on");
            assert!(!attributes.iter().any(|(name, _)| is_code(name)), "{path}: {tag} {attributes:?}");
            let loads = ["img", "link", "script", "source", "video", "audio"].contains(&tag.as_str());
            let is_address = attributes.contains(&has("rel", "canonical"));
            let is_outside = attributes.iter().any(|(_, value)| value.contains("://"));
            assert!(!loads || is_address || !is_outside, "{path} loads {attributes:?}");
        }
    }
}

#[test]
fn all_scripts_together_are_at_most_15_kilobytes() {
    let built = Site::small().build();
    let scripts = built.memory.files.iter().filter(|(path, _)| path.starts_with("js/"));
    let bytes: usize = scripts.map(|(_, script)| script.len()).sum();
    assert!(bytes > 0 && bytes <= 15 * 1024, "{bytes} bytes");
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let built = Site::small().build();
    for (path, page) in built.memory.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let mut above = 0;
        for (tag, _) in tags(page) {
            let level = tag.strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
            if let Some(level) = level {
                assert!(level <= above + 1, "{path}: h{level} under h{above}");
                above = level;
            }
        }
    }
}

#[test]
fn every_chart_comes_as_a_picture_and_a_sentence() {
    let built = Site::small().build();
    let page = built.page("indicatoren/inwoners/index.html");
    let caption = page.split("<figcaption>").nth(1).and_then(|rest| rest.split("</figcaption>").next());
    let sentence = caption.unwrap_or_default();
    assert!(sentence.contains("Zuid (200.000)") && sentence.contains("Zuid-West (90.000)"), "{sentence}");
    assert!(page.contains("<svg"));
    assert!(page.contains("<caption"));
}

#[test]
fn a_sub_path_changes_no_link_inside_the_site() {
    let at_the_root = Site::small().build();
    let below = Site::small().build_at(Some("https://example.org/regio/site/"));
    let page = "regios/noord/index.html";
    let links = |page: &str| {
        let is_link = |(name, value): &(String, String)| name == "href" && !value.contains("://");
        tags(page.as_bytes()).flat_map(|(_, attributes)| attributes).filter(is_link).collect::<Vec<_>>()
    };
    assert_eq!(links(at_the_root.page(page)), links(below.page(page)));
    below
        .builds_cleanly()
        .shows("404.html", "<base href=\"/regio/site/\">")
        .shows("sitemap.xml", "https://example.org/regio/site/regios/noord/");
}

#[test]
fn what_a_source_withholds_or_does_not_know_is_no_number_anywhere() {
    let built = Site::small().build();
    built
        .shows("regios/zuid-oost/index.html", "niet vrijgegeven")
        .shows(
            "regios/zuid/index.html",
            "<span class=\"pp-mark\" aria-hidden=\"true\">n.b.</span> niet bekend",
        )
        .shows(
            "data/figures.csv",
            "zuid-oost,subregion,inwoners,2022,,count,,,,,,,withheld,withheld-by-source,bron-2022",
        )
        .shows("data/figures.csv", "zuid,azw,praktijken,2022,,count,,,,,,,unknown,not-in-source,bron-2022");
}

#[test]
fn a_derived_figure_has_the_weakest_status_of_its_parts() {
    Site::small()
        .build()
        .shows("data/figures.csv", "noord,azw,inwoners-per-huisarts,2022,,rate,2000,,,,,,derived,,bron-2022")
        .shows("data/figures.csv", "zuid,azw,inwoners-per-huisarts,2022,,rate,1600,,,,,,estimate,,bron-2022");
}

#[test]
fn a_region_under_another_name_or_gone_up_in_another_leads_on() {
    Site::small()
        .build()
        .shows("regios/het-noorden/index.html", "url=../noord/index.html")
        .shows("regios/oud/index.html", "url=../noord/index.html");
}

#[test]
fn hostile_text_is_cleaned() {
    let hostile = "\n<script>alert(1)</script><img src=x onerror=alert(1)><iframe src=\"https://example.org\"></iframe>\
                   <p style=\"position:fixed\">tekst</p><form><input></form>\n";
    let site = Site::small().replace("content/stories/kalm.md", "Een verzonnen verhaal.", hostile);
    let built = site.build();
    // The picture that was planted leads nowhere, which stops the build; without it the text is clean.
    built.says("link-to-nowhere").stops();
    let site = site.replace("content/stories/kalm.md", "<img src=x onerror=alert(1)>", "");
    let built = site.build().builds_cleanly();
    for planted in ["alert(1)", "<iframe", "position:fixed", "<form", "<input"] {
        assert!(!built.page("verhalen/kalm/index.html").contains(planted), "{planted} came through");
    }
}

/// The opening tags of a page, each with its attributes.
fn tags(page: &[u8]) -> impl Iterator<Item = (String, Vec<(String, String)>)> {
    Tokenizer::new(page).flatten().filter_map(|token| {
        let Token::StartTag(tag) = token else { return None };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
        Some((text(&tag.name), attributes.collect()))
    })
}

fn has(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}
