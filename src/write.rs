use crate::finding::*; pub struct Summary; pub trait Output{} pub fn pages(_: &mut Findings,_: &mut dyn Output,_:Vec<crate::render::Page>)->Result<Summary,Stopped>{Ok(Summary)}
