//! How much is hidden besides what the rules hide, against the least that would do, found by trying everything.
//!
//! Of a country that is cut in one way, where everybody answered a question with yes or no, ranges need no solver:
//! the hidden municipalities below a total that is shown share what is left of it, each as far as it has people.

use crate::example::chance::Chance;
use crate::protection::tables::{Row, Table, hidden};

/// Four to eight municipalities in two subregions, and how many said yes and no in each.
struct Town {
    subregion: usize,
    yes: usize,
    no: usize,
}

/// Which are hidden: the municipalities, then the two subregions, then the country.
type Choice = Vec<bool>;

const SUBREGIONS: usize = 2;

struct Country {
    towns: Vec<Town>,
}

impl Country {
    fn drawn(seed: u64) -> Self {
        let mut chance = Chance::seeded(seed);
        let many = 4 + chance.below(5);
        let towns = (0..many).map(|at| {
            let all = 5 + chance.below(30);
            let yes = (0..all).filter(|_| chance.happens(0.4)).count();
            Town { subregion: at * SUBREGIONS / many, yes, no: all - yes }
        });
        Country { towns: towns.collect() }
    }

    fn size(&self) -> usize {
        self.towns.len() + SUBREGIONS + 1
    }

    fn name(&self, node: usize) -> String {
        match node.checked_sub(self.towns.len()) {
            None => format!("g{node}"),
            Some(SUBREGIONS) => "land".to_owned(),
            Some(subregion) => format!("s{subregion}"),
        }
    }

    /// Whether a municipality is in a region, or is it.
    fn holds(&self, node: usize, town: usize) -> bool {
        match node.checked_sub(self.towns.len()) {
            None => node == town,
            Some(subregion) => subregion == SUBREGIONS || subregion == self.towns[town].subregion,
        }
    }

    fn sum(&self, node: usize, of: impl Fn(&Town) -> usize) -> usize {
        let towns = self.towns.iter().enumerate().filter(|(town, _)| self.holds(node, *town));
        towns.map(|(_, town)| of(town)).sum()
    }

    /// What the rules hide: fewer than ten answers, and fewer than five who said the one or the other.
    fn by_rule(&self) -> Choice {
        let is_few = |count: usize| (1..5).contains(&count);
        let is_hidden = |node| {
            let (yes, no) = (self.sum(node, |town| town.yes), self.sum(node, |town| town.no));
            yes + no < 10 || is_few(yes) || is_few(no)
        };
        (0..self.size()).map(is_hidden).collect()
    }

    /// The hidden municipalities, by the total that is shown and that they share the rest of; `None` for those
    /// that no total holds.
    fn pools(&self, choice: &Choice) -> Vec<(Option<usize>, Vec<usize>)> {
        let land = self.size() - 1;
        let total = |town: usize| {
            let subregion = self.towns.len() + self.towns[town].subregion;
            [subregion, land].into_iter().find(|node| !choice[*node])
        };
        let hidden: Vec<usize> = (0..self.towns.len()).filter(|town| choice[*town]).collect();
        let totals = (self.towns.len()..=land).map(Some).chain([None]);
        let pool = |at| (at, hidden.iter().copied().filter(|town| total(*town) == at).collect());
        totals.map(pool).collect()
    }

    /// Between what a reader knows how many said yes.
    fn range(&self, choice: &Choice, node: usize) -> (usize, usize) {
        let shown = (0..self.towns.len()).filter(|town| self.holds(node, *town) && !choice[*town]);
        let known: usize = shown.map(|town| self.towns[town].yes).sum();
        self.pools(choice).iter().fold((known, known), |(low, high), (total, pool)| {
            let people = |town: &&usize| self.towns[**town].yes + self.towns[**town].no;
            let (own, others): (Vec<&usize>, Vec<&usize>) =
                pool.iter().partition(|town| self.holds(node, **town));
            let [own, others] = [own, others].map(|towns| towns.iter().map(people).sum::<usize>());
            let left: usize = pool.iter().map(|town| self.towns[*town].yes).sum();
            match total {
                Some(_) => (low + left.saturating_sub(others), high + left.min(own)),
                None => (low, high + own),
            }
        })
    }

    /// Whether of each hidden number enough is left open, of who said yes and of who said no.
    fn is_safe(&self, choice: &Choice) -> bool {
        (0..self.size()).filter(|node| choice[*node]).all(|node| {
            let (low, high) = self.range(choice, node);
            let all = self.sum(node, |town| town.yes + town.no);
            high - low >= 4 && high >= 5 && all - low >= 5
        })
    }

    /// The fewest that can be hidden, of the choices that this holds of.
    fn least(&self, of: impl Fn(&Choice) -> bool) -> Option<usize> {
        let by_rule = self.by_rule();
        let choices = (0_u32..1 << self.size())
            .map(|bits| (0..self.size()).map(|node| bits >> node & 1 == 1).collect::<Choice>());
        let holds = |choice: &Choice| by_rule.iter().zip(choice).all(|(rule, chosen)| *chosen || !rule);
        let safe = choices.filter(|choice| holds(choice) && of(choice) && self.is_safe(choice));
        safe.map(|choice| count(&choice)).min()
    }

    /// What the program hides.
    fn by_program(&self) -> Choice {
        let names: Vec<String> = (0..self.size()).map(|node| self.name(node)).collect();
        let of_town = |(at, town): (usize, &Town)| {
            let subregion = &names[self.towns.len() + town.subregion];
            (names[at].as_str(), [subregion.as_str()], [town.yes, town.no])
        };
        let towns: Vec<_> = self.towns.iter().enumerate().map(of_town).collect();
        let row = |(region, groups, counts)| Row { region, groups, counts };
        let rows: Vec<Row<'_>> =
            towns.iter().map(|(region, groups, counts)| row((*region, groups, counts))).collect();
        let (answers, memberships) = (["ja", "nee"], [("s0", "land"), ("s1", "land")]);
        let table = Table {
            answers: &answers,
            rows: &rows,
            memberships: &memberships,
            privacy: "",
            is_sensitive: false,
        };
        let built = table.build();
        assert!(built.summary.is_some(), "{}", built.findings);
        let hidden = hidden(&built);
        let is_hidden = |name: &String| {
            let of = |answer: &str| hidden.contains(&format!("{name} {answer}"));
            assert_eq!(of("ja"), of("nee"), "who said no is known by who said yes");
            of("ja")
        };
        names.iter().map(is_hidden).collect()
    }
}

fn count(choice: &Choice) -> usize {
    choice.iter().filter(|is_hidden| **is_hidden).count()
}

#[test]
#[ignore = "prints a table: for who changes the protection"]
fn what_is_hidden_besides_is_not_far_from_the_least() {
    println!("figures  by rule  hidden  least with the country shown  least");
    let mut sums = [0; 5];
    for seed in 1..=60 {
        let country = Country::drawn(seed);
        let chosen = country.by_program();
        assert!(country.is_safe(&chosen), "country {seed} gives away what it hides: {chosen:?}");
        let land = country.size() - 1;
        let with_country = country.least(|choice| !choice[land]);
        let least = country.least(|_| true).expect("all can be hidden");
        let row = [country.size(), count(&country.by_rule()), count(&chosen)];
        let row = [row[0], row[1], row[2], with_country.unwrap_or(country.size()), least];
        println!("{row:?}");
        sums.iter_mut().zip(row).for_each(|(sum, own)| *sum += own);
    }
    println!("together {sums:?}");
}
