//! The pictures that are shown where a page is shared: one for each region, and one for all other pages.
//! They stand among the pages because they take as long to make, and are made on all cores with them.

use super::Job;
use crate::model::Address;
use crate::render::Page;
use crate::render::desk::Desk;
use crate::render::picture;
use crate::tidy::Region;

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    // What is not to be passed on is not made to be shared.
    if desk.drawer.is_open() {
        return Vec::new();
    }
    let job = |address: Address, draw: Box<dyn Fn() -> Vec<u8> + Send + Sync + 'a>| {
        Box::new(move || Ok(Page::new(address.clone(), draw()))) as Job<'a>
    };
    let regions = desk.site.regions.all.values();
    let of_region = |region: &'a Region| {
        job(picture::of_region(&region.id), Box::new(move || picture::region(desk, region)))
    };
    let site = job(picture::of_site(), Box::new(move || picture::site(desk)));
    std::iter::once(site).chain(regions.map(of_region)).collect()
}
