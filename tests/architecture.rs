//! The six rules of the line, held against the source itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use walkdir::WalkDir;

/// The stages, from left to right. A stage may use those to its left and the commons.
const LINE: &[&str] = &["load", "tidy", "compute", "protect", "model", "render", "audit", "write"];
const COMMONS: &[&str] = &["finding", "project", "text"];
/// What stands outside the line and may use all of it.
const OUTSIDE: &[&str] = &["commands", "cli", "main", "lib"];

/// A source file of one part of the program, without its tests.
struct Source {
    /// The stage or common that it belongs to.
    part: String,
    path: String,
    file: syn::File,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files: Vec<PathBuf> = WalkDir::new(&root)
        .into_iter()
        .filter_map(Result::ok)
        .map(|entry| entry.into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    files
        .into_iter()
        .map(|path| {
            let below = path.strip_prefix(&root).expect("it lies below").display().to_string();
            let part = below.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).expect("source is text");
            let mut file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{below}: {error}"));
            file.items.retain(|item| !is_test(item));
            Source { part, path: below, file }
        })
        .collect()
}

fn is_test(item: &syn::Item) -> bool {
    let syn::Item::Mod(module) = item else { return false };
    module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"))
}

/// Every path that a file names, as text: from `use` and from code.
#[derive(Default)]
struct Paths {
    all: Vec<String>,
}

impl<'a> Visit<'a> for Paths {
    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        used(&item.tree, "", &mut self.all);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.all.push(names.join("::"));
        visit::visit_path(self, path);
    }
}

fn used(tree: &syn::UseTree, before: &str, all: &mut Vec<String>) {
    match tree {
        syn::UseTree::Path(path) => used(&path.tree, &format!("{before}{}::", path.ident), all),
        syn::UseTree::Name(name) => all.push(format!("{before}{}", name.ident)),
        syn::UseTree::Rename(name) => all.push(format!("{before}{}", name.ident)),
        syn::UseTree::Glob(_) => all.push(format!("{before}*")),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| used(tree, before, all)),
    }
}

fn paths(source: &Source) -> Vec<String> {
    let mut paths = Paths::default();
    paths.visit_file(&source.file);
    paths.all
}

/// The part of the program that a path leads to; `None` when it leads elsewhere.
fn part_of(path: &str) -> Option<&str> {
    path.strip_prefix("crate::").and_then(|rest| rest.split("::").next())
}

#[test]
fn a_stage_uses_only_stages_to_its_left_and_the_commons() {
    let place = |part: &str| LINE.iter().position(|stage| *stage == part);
    for source in sources().iter().filter(|source| !OUTSIDE.contains(&source.part.as_str())) {
        for path in paths(source) {
            let Some(part) = part_of(&path) else { continue };
            let is_common = COMMONS.contains(&part);
            let is_left = match (place(&source.part), place(part)) {
                (Some(own), Some(other)) => other <= own,
                (None, _) => part == source.part,
                (Some(_), None) => false,
            };
            assert!(is_common || is_left, "{} uses {path}", source.path);
        }
    }
}

#[test]
fn files_clock_and_environment_are_touched_only_at_the_ends() {
    const ENDS: &[&str] = &["load", "write", "serve", "commands", "cli", "main"];
    const OUTER_WORLD: &[&str] = &[
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::time",
        "jiff::Timestamp",
        "jiff::Zoned",
        "walkdir",
    ];
    for source in sources().iter().filter(|source| !ENDS.contains(&source.part.as_str())) {
        for path in paths(source) {
            let reaches_out =
                OUTER_WORLD.iter().any(|name| path == *name || path.starts_with(&format!("{name}::")));
            assert!(!reaches_out && !path.starts_with("fs::"), "{} uses {path}", source.path);
        }
    }
}

#[test]
fn only_what_has_passed_protect_can_be_serialised() {
    const BEFORE: &[&str] = &["load", "tidy", "compute", "project", "text", "finding"];
    for source in sources().iter().filter(|source| BEFORE.contains(&source.part.as_str())) {
        for path in paths(source) {
            let last = path.rsplit("::").next().unwrap_or_default();
            assert!(last != "Serialize" && last != "Serializer", "{} names {path}", source.path);
        }
        let derives = derives(source);
        assert!(!derives.contains("Serialize "), "{} derives Serialize", source.path);
    }
}

/// The names in all `derive` attributes, each followed by a space.
fn derives(source: &Source) -> String {
    struct Derives(String);
    impl<'a> Visit<'a> for Derives {
        fn visit_attribute(&mut self, attribute: &'a syn::Attribute) {
            if attribute.path().is_ident("derive")
                && let syn::Meta::List(list) = &attribute.meta
            {
                for name in list.tokens.to_string().split(|c: char| !c.is_alphanumeric()) {
                    self.0.push_str(name);
                    self.0.push(' ');
                }
            }
        }
    }
    let mut derives = Derives(String::new());
    derives.visit_file(&source.file);
    derives.0
}

#[test]
fn evidence_and_estimates_are_used_up() {
    let signature = |part: &str, name: &str| {
        let sources = sources();
        let source = sources
            .iter()
            .find(|source| source.path == format!("{part}/mod.rs"))
            .expect("the stage's front door");
        let function = source.file.items.iter().find_map(|item| match item {
            syn::Item::Fn(function) if function.sig.ident == name => Some(function.sig.clone()),
            _ => None,
        });
        function.unwrap_or_else(|| panic!("{part} has no function {name}"))
    };
    let by_value = |signature: &syn::Signature, kind: &str| {
        signature.inputs.iter().any(|input| match input {
            syn::FnArg::Typed(typed) => {
                matches!(&*typed.ty, syn::Type::Path(path) if path.path.is_ident(kind))
            }
            syn::FnArg::Receiver(_) => false,
        })
    };
    assert!(by_value(&signature("compute", "estimates"), "Evidence"));
    assert!(by_value(&signature("protect", "figures"), "Estimates"));
    // None of them can be copied on the way, which would keep a number alive.
    for (part, kinds) in [("tidy", &["Evidence", "Acknowledged"][..]), ("compute", &["Estimates"])] {
        for source in sources().iter().filter(|source| source.part == part) {
            for item in &source.file.items {
                let syn::Item::Struct(item) = item else { continue };
                let text = derives(&Source { part: String::new(), path: String::new(), file: alone(item) });
                assert!(
                    !(kinds.contains(&item.ident.to_string().as_str()) && text.contains("Clone ")),
                    "{} can be copied",
                    item.ident
                );
            }
        }
    }
}

fn alone(item: &syn::ItemStruct) -> syn::File {
    syn::File { shebang: None, attrs: Vec::new(), items: vec![syn::Item::Struct(item.clone())] }
}

#[test]
fn what_is_the_offices_own_is_looked_into_by_the_internal_pages_only() {
    // What single practices answered, what they ask for, and what was withheld: whoever names these can show
    // them. `compute` passes them on and names no more than the whole; `lib` is the line itself.
    const OWN: &[(&str, &[&str])] = &[
        ("ForOffice", &["project", "tidy"]),
        (
            "OfficeStudy",
            &["tidy", "compute/mod.rs", "compute/estimate.rs", "protect/mod.rs", "protect/office.rs"],
        ),
        ("UnitAnswers", &["tidy", "protect/office.rs", "render/office/"]),
        ("UnitRow", &["tidy", "render/office/"]),
        ("UnitAnswer", &["tidy", "render/office/"]),
        ("Request", &["tidy", "protect/office.rs", "render/office/"]),
        ("FollowUp", &["tidy", "render/office/"]),
        ("Withheld", &["protect", "render/office/"]),
        ("Office", &["protect", "render/office/", "lib.rs"]),
        // What would become of single practices. What `protect` makes of it has names of its own.
        ("Coming", &["compute/", "protect/"]),
        ("Closures", &["compute/", "protect/"]),
        ("Resilience", &["compute/", "protect/"]),
        ("Cascade", &["compute/", "protect/office.rs"]),
        ("Staffed", &["compute/"]),
    ];
    for source in sources() {
        for path in paths(&source) {
            let named = OWN.iter().find(|(name, _)| path.split("::").any(|part| part == *name));
            let Some((name, places)) = named else { continue };
            // `Quantity::Withheld` is a word for what a source keeps back.
            let is_a_word = path.ends_with("Quantity::Withheld") || path.ends_with("Value::Withheld");
            let is_its_place = places.iter().any(|place| source.path.starts_with(place));
            assert!(is_its_place || is_a_word, "{} names {name}", source.path);
        }
        for item in &source.file.items {
            let (syn::Item::Struct(syn::ItemStruct { ident, attrs, .. })
            | syn::Item::Enum(syn::ItemEnum { ident, attrs, .. })) = item
            else {
                continue;
            };
            let is_own = OWN.iter().any(|(name, _)| ident == name);
            let is_derived = |attribute: &syn::Attribute| {
                let syn::Meta::List(list) = &attribute.meta else { return false };
                list.tokens.to_string().contains("Serialize")
            };
            assert!(!(is_own && attrs.iter().any(is_derived)), "{ident} can be serialised");
        }
    }
    // The pages of everybody get a drawer that they cannot open: what is in it is a field without a name.
    let drawer =
        sources().into_iter().find(|source| source.path == "render/office/mod.rs").expect("it is there");
    let is_shut = |item: &syn::Item| match item {
        syn::Item::Struct(item) if item.ident == "Drawer" => {
            item.fields.iter().all(|field| matches!(field.vis, syn::Visibility::Inherited))
        }
        _ => false,
    };
    assert!(drawer.file.items.iter().any(is_shut), "the drawer can be opened by anyone");
}

#[test]
fn threads_run_in_two_places() {
    const PLACES: &[&str] = &["compute/mod.rs", "render/pages/mod.rs"];
    for source in sources() {
        let names_threads =
            paths(&source).iter().any(|path| path.starts_with("rayon::") || path.starts_with("std::thread"));
        assert!(!names_threads || PLACES.contains(&source.path.as_str()), "{} uses threads", source.path);
    }
}

#[test]
fn there_is_no_global_that_can_change_and_no_order_by_hash() {
    for source in sources() {
        for path in paths(&source) {
            let last = path.rsplit("::").next().unwrap_or_default();
            assert!(last != "HashMap", "{} uses a HashMap, whose order differs from run to run", source.path);
        }
        let mut globals = Globals::default();
        globals.visit_file(&source.file);
        assert!(globals.changing.is_empty(), "{} has {:?}", source.path, globals.changing);
    }
}

/// `static` items that can change: `mut`, or of a kind with a lock or cell in it.
#[derive(Default)]
struct Globals {
    changing: Vec<String>,
}

impl<'a> Visit<'a> for Globals {
    fn visit_item_static(&mut self, item: &'a syn::ItemStatic) {
        let mut kinds = Paths::default();
        kinds.visit_type(&item.ty);
        let can_change = ["Mutex", "RwLock", "RefCell", "Cell", "OnceLock", "AtomicUsize", "AtomicBool"];
        let is_mutable = matches!(item.mutability, syn::StaticMutability::Mut(_));
        if is_mutable || kinds.all.iter().any(|kind| can_change.contains(&kind.as_str())) {
            self.changing.push(item.ident.to_string());
        }
    }
}

#[test]
fn a_message_never_quotes_more_than_names_and_codes() {
    // The one place that sees personal data must not print what it found.
    let source =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tidy/doubt/personal_data.rs"))
            .expect("the file is there");
    let message =
        source.split("Finding::error").nth(1).expect("it tells").split(';').next().unwrap_or_default();
    assert!(!message.contains("{text}") && !message.contains("{line}"), "{message}");
}

#[test]
fn files_begin_with_what_they_are_for() {
    for source in sources() {
        let is_doc = |attribute: &syn::Attribute| attribute.path().is_ident("doc");
        assert!(source.file.attrs.iter().any(is_doc), "{} does not say what it is for", source.path);
    }
}

#[test]
fn nothing_is_called_util() {
    const EMPTY: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "manager"];
    for source in sources() {
        let name = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        assert!(!EMPTY.contains(&name), "{}", source.path);
    }
}

#[test]
fn functions_are_short() {
    let mut lengths: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for source in sources() {
        let mut functions = Functions::default();
        functions.visit_file(&source.file);
        for (name, length) in functions.all {
            lengths.entry(length).or_default().push(format!("{} in {}", name, source.path));
        }
    }
    let all: Vec<usize> = lengths.iter().flat_map(|(length, names)| vec![*length; names.len()]).collect();
    assert!(all[all.len() / 2] < 10, "the median function has {} rows", all[all.len() / 2]);
    let long: Vec<_> = lengths.range(61..).collect();
    assert!(long.is_empty(), "too long: {long:?}");
    let over_forty: usize = lengths.range(41..).map(|(_, names)| names.len()).sum();
    assert!(over_forty * 50 <= all.len(), "{over_forty} of {} functions have over forty rows", all.len());
}

/// The functions of a file with the rows of their bodies.
#[derive(Default)]
struct Functions {
    all: Vec<(String, usize)>,
}

impl<'a> Visit<'a> for Functions {
    fn visit_item_fn(&mut self, function: &'a syn::ItemFn) {
        self.add(&function.sig.ident, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'a syn::ImplItemFn) {
        self.add(&function.sig.ident, &function.block);
        visit::visit_impl_item_fn(self, function);
    }
}

impl Functions {
    fn add(&mut self, name: &syn::Ident, block: &syn::Block) {
        let (first, last) =
            (block.brace_token.span.open().start().line, block.brace_token.span.close().end().line);
        self.all.push((name.to_string(), last.saturating_sub(first + 1)));
    }
}
