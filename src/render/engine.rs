//! Templates: loaded once, with every mistake told at its place.

use super::telling;
use super::words::Words;
use crate::finding::{Code, Finding, Findings, Place};
use crate::project::Theme;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Error, ErrorKind, Tera};

/// The templates of the theme, ready to be filled.
pub struct Engine {
    tera: Tera,
    /// The path of each template in the project, to name it when it is wrong.
    paths: BTreeMap<String, String>,
}

impl Engine {
    /// Loads all templates; `None` when one of them is wrong. Every template can use the texts as `t`.
    pub fn new(findings: &mut Findings, theme: &Theme, words: &Words) -> Option<Self> {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".xml", ".svg"]);
        tera.global_context().insert("t", words.tree());
        let paths = theme.templates.iter().map(|(name, file)| (name.clone(), file.path.clone())).collect();
        let texts = theme.templates.iter().map(|(name, file)| (name.clone(), file.text.clone()));
        let loaded = tera.add_raw_templates(texts.collect::<Vec<_>>());
        let engine = Self { tera, paths };
        match loaded {
            Ok(()) => Some(engine),
            Err(error) => {
                findings.add(engine.finding("", &error));
                None
            }
        }
    }

    /// Fills a template with a page's struct, which it knows as `page`, and the frame around it.
    pub fn page(
        &self,
        template: &str,
        frame: &impl Serialize,
        page: &impl Serialize,
    ) -> Result<String, Finding> {
        let mut context = Context::new();
        context.insert("frame", frame);
        context.insert("page", page);
        let page = self.tera.render(template, &context).map_err(|error| self.finding(template, &error))?;
        Ok(telling::finished(page))
    }

    /// Fills a component of `parts/`, for a computed thing inside a text.
    pub fn part(&self, component: &str, name: &str, value: &impl Serialize) -> Result<String, Finding> {
        let mut context = Context::new();
        context.insert(name.to_owned(), value);
        let part = self
            .tera
            .render_component(component, &context, None, true)
            .map_err(|error| self.finding(&format!("parts/{component}.html"), &error))?;
        Ok(telling::finished(part))
    }

    fn finding(&self, template: &str, error: &Error) -> Finding {
        let (name, row, message) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                (report.filename().to_owned(), Some(report.span().start_line), report.message().to_owned())
            }
            _ => (template.to_owned(), None, error.to_string()),
        };
        let path =
            self.paths.get(&name).cloned().unwrap_or_else(|| format!("themes/default/templates/{name}"));
        let place = Place::file(path);
        let message = message.lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
        Finding::error(Code::BadTemplate, format!("the template cannot be filled: {message}"))
            .at(row.map_or(place.clone(), |row| place.row(row)))
            .help("use only what the doc comments of the page's struct in src/render/pages name, and the texts of i18n as `t`")
    }
}
