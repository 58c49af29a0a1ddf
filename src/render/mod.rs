use crate::{finding::Findings, project::Look, model::Site};
pub struct Page;
pub fn pages(_:&mut Findings,_:Look<'_>,_:&Site)->Vec<Page>{vec![]}
