//! Protection from outside: what may never leave, and whether it does.

mod editions;
mod leaks;
mod markers;
mod requests;
