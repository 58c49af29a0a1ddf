//! Nobody can be found: what the finished site gives away, and what becomes of a site that gives something away.

mod audit;
