//! All tests from outside, in one program: they build whole projects and look at what comes out.

mod architecture;
mod commands;
mod compare;
mod downloads;
mod example;
mod factsheet;
mod finished_site;
mod inspect;
mod marks;
mod output;
mod own_site;
mod praatplaat;
mod protection;
mod published;
mod site;
mod sites;
mod survey_pages;
mod surveys;
mod tables;
