//! The domino: one practice that closes, and what follows.

use super::outlook::{patients, rate, share};
use super::{close, near};
use praatplaat::compute::outlook::domino::{
    Cascade, Doctors, Duty, Network, Rules, Shock, Simulator, Spread, closures, resilience,
};

const A: usize = 0;
const B: usize = 1;
const C: usize = 2;
const D: usize = 3;
const E: usize = 4;

fn doctors(list: f64, capacity: f64, limit: f64) -> Doctors {
    Doctors { list: patients(list), capacity: patients(capacity), limit: patients(limit) }
}

fn group(practices: Vec<Doctors>) -> Network {
    let all = (0..practices.len()).collect();
    Network::of_groups(practices, &[all]).expect("a network of the test's own")
}

/// The illness cascade of the regional report of 2022, example I, as our account of methods gives it.
fn example() -> Network {
    group(vec![
        doctors(2200.0, 2200.0, 2200.0),
        doctors(2300.0, 2300.0, 2300.0),
        doctors(2250.0, 2300.0, 2300.0),
        doctors(2400.0, 2400.0, 2450.0),
        doctors(1500.0, 2300.0, 3400.0),
    ])
}

fn six() -> Network {
    group(vec![doctors(2200.0, 2500.0, 2200.0); 6])
}

fn play(network: &Network, rules: Rules, shock: &[usize]) -> Cascade {
    Simulator::new(network, rules).play(Shock(shock))
}

const UNCOORDINATED: Spread = Spread::Uncoordinated;
const COORDINATED: Spread = Spread::Coordinated;

#[test]
fn agrees_with_the_reference_table() {
    let check = |spread, duty, closed: &[usize], rounds, unplaced, displaced, risk, heaviest: Option<f64>| {
        let cascade = play(&example(), Rules::usual(spread, duty), &[A]);
        assert_eq!(cascade.closed.iter().map(|closed| closed.practice).collect::<Vec<_>>(), closed);
        assert_eq!(cascade.rounds, rounds);
        close(cascade.unplaced, unplaced);
        close(cascade.displaced, displaced);
        close(cascade.risk.unwrap(), risk);
        assert_eq!(cascade.heaviest.is_some(), heaviest.is_some());
        close(cascade.heaviest.unwrap_or(0.0), heaviest.unwrap_or(0.0));
    };
    check(UNCOORDINATED, Duty::None, &[A, E], 2, 3600.0, 5600.0, 2.545455, Some(1.020833));
    check(UNCOORDINATED, Duty::OfCare, &[A, E, B, C, D], 3, 10650.0, 16300.0, 7.409091, None);
    check(COORDINATED, Duty::None, &[A], 1, 1350.0, 2200.0, 1.0, Some(1.0));
    check(COORDINATED, Duty::OfCare, &[A], 1, 0.0, 2200.0, 1.0, Some(1.145161));
}

#[test]
fn the_first_round_goes_where_there_is_a_place() {
    let cascade = play(&example(), Rules::usual(UNCOORDINATED, Duty::None), &[A]);
    let got = |at| cascade.first_round.iter().filter(|(to, _)| *to == at).map(|(_, got)| got).sum::<f64>();
    for (at, expected) in [(B, 0.0), (C, 50.0), (D, 50.0), (E, 1900.0)] {
        close(got(at), expected);
    }
    // Round 1 with duty: B 2350, C 2350, D 2500, E 3450.
    let cascade = play(&example(), Rules::usual(UNCOORDINATED, Duty::OfCare), &[A]);
    let got = |at| cascade.first_round.iter().filter(|(to, _)| *to == at).map(|(_, got)| got).sum::<f64>();
    for (at, expected) in [(B, 50.0), (C, 100.0), (D, 100.0), (E, 1950.0)] {
        close(got(at), expected);
    }
    // Coordinated with duty all are loaded alike: 2633.871, 2633.871, 2748.387, 2633.871.
    let cascade = play(&example(), Rules::usual(COORDINATED, Duty::OfCare), &[A]);
    let got = |at| cascade.first_round.iter().filter(|(to, _)| *to == at).map(|(_, got)| got).sum::<f64>();
    for (at, expected) in [(B, 333.871), (C, 383.871), (D, 348.387), (E, 1133.871)] {
        near(got(at), expected, 1e-3);
    }
}

#[test]
fn the_tipping_point_is_where_the_reference_has_it() {
    let moves = |part| {
        let rules = Rules { moves: share(part), ..Rules::usual(UNCOORDINATED, Duty::OfCare) };
        play(&example(), rules, &[A])
    };
    assert_eq!(moves(0.5).further(), 0);
    close(moves(0.5).heaviest.unwrap(), 1.086957);
    assert_eq!(moves(0.565).further(), 0);
    assert_eq!(moves(1245.0 / 2200.0).further(), 0);
    near(moves(0.566).displaced, 13585.6, 1e-6);
    assert!(moves(0.565910).further() > 0);
}

#[test]
fn other_closures_resilience_and_benefit_agree_with_the_reference() {
    let network = example();
    for (first, risk) in [(B, 5.630435), (C, 5.733333), (D, 5.437500), (E, 8.1)] {
        close(play(&network, Rules::usual(COORDINATED, Duty::OfCare), &[first]).risk.unwrap(), risk);
    }
    let all = [A, B, C, D, E];
    let mut simulator = Simulator::new(&network, Rules::usual(COORDINATED, Duty::OfCare));
    let found = resilience(&mut simulator, &all, 1000);
    assert_eq!((found.fewest, found.practices, found.is_exact), (Some(1), vec![B], true));
    let six = six();
    let mut simulator = Simulator::new(&six, Rules::usual(COORDINATED, Duty::OfCare));
    let found = resilience(&mut simulator, &[0, 1, 2, 3, 4, 5], 1000);
    assert_eq!((found.fewest, found.is_exact), (Some(2), true));

    let mut simulator = Simulator::new(&network, Rules::usual(UNCOORDINATED, Duty::None));
    let found = closures(&mut simulator, &all);
    close(found.benefit[E].unwrap(), 0.831459);
    assert_eq!(found.tried, 5);
}

/// Numbers that look random and are the same each time (SplitMix64, G. Steele et al., OOPSLA 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn patients(&mut self, limit: u64) -> f64 {
        self.below(limit) as f64
    }

    fn network(&mut self) -> Network {
        let count = 1 + self.below(9) as usize;
        let practices = (0..count)
            .map(|_| doctors(self.patients(4000), self.patients(4000), self.patients(5000)))
            .collect();
        let mut ties = Vec::new();
        for _ in 0..self.below(40) {
            let [from, to] = [0, 1].map(|_| self.below(count as u64) as usize);
            ties.push((from, to, rate(0.5 * (1 + self.below(4)) as f64)));
        }
        Network::of_ties(practices, ties).expect("all are there")
    }
}

/// The same cascade as plainly as the rules can be written: patients placed in small steps, no sorting.
fn played_plainly(network: &Network, rules: Rules, first: usize) -> (Vec<usize>, f64, f64) {
    let practices = network.practices();
    let mut loads: Vec<f64> = practices.iter().map(|practice| practice.list.get()).collect();
    let mut has_more = vec![false; loads.len()];
    let (mut closed, mut failing) = (Vec::new(), vec![first]);
    let (mut displaced, mut unplaced) = (0.0, 0.0);
    while !failing.is_empty() {
        closed.extend(failing.iter().copied());
        for from in failing {
            let mut left = loads[from];
            displaced += left;
            let open: Vec<_> =
                network.neighbours(from).iter().copied().filter(|(to, _)| !closed.contains(to)).collect();
            match rules.spread {
                Spread::Uncoordinated => {
                    for _ in 0..1000 {
                        let room = |to: usize, loads: &[f64]| practices[to].limit.get() - loads[to];
                        let willing: Vec<_> =
                            open.iter().copied().filter(|(to, _)| room(*to, &loads) > 1e-9).collect();
                        let weights: f64 = willing.iter().map(|(_, weight)| weight).sum();
                        let stream = left;
                        for (to, weight) in willing {
                            let gets = (stream * weight / weights).min(room(to, &loads));
                            loads[to] += gets;
                            left -= gets;
                            has_more[to] |= gets > 0.0;
                        }
                    }
                }
                Spread::Coordinated => {
                    let need = |level: f64, loads: &[f64]| -> f64 {
                        open.iter()
                            .map(|(to, _)| (level * practices[*to].capacity.get() - loads[*to]).max(0.0))
                            .sum()
                    };
                    let (mut low, mut high) = (0.0, if rules.duty == Duty::None { 1.0 } else { 1e12 });
                    for _ in 0..300 {
                        let middle = (low + high) / 2.0;
                        if need(middle, &loads) < left { low = middle } else { high = middle }
                    }
                    for (to, _) in &open {
                        let gets = (high * practices[*to].capacity.get() - loads[*to]).max(0.0);
                        loads[*to] += gets;
                        left -= gets;
                        has_more[*to] |= gets > 0.0;
                    }
                }
            }
            if left > 1e-6 && rules.duty == Duty::OfCare && !open.is_empty() {
                let weights: f64 = open.iter().map(|(_, weight)| weight).sum();
                for (to, weight) in open {
                    loads[to] += left * weight / weights;
                    has_more[to] = true;
                }
                left = 0.0;
            }
            unplaced += left.max(0.0);
        }
        let bears = |at: usize| rules.tolerance.get() * practices[at].capacity.get() + 1e-6;
        let is_failing = |at: &usize| !closed.contains(at) && has_more[*at] && loads[*at] > bears(*at);
        failing = (0..loads.len()).filter(is_failing).collect();
    }
    (closed, displaced, unplaced)
}

#[test]
fn a_thousand_random_networks_agree_with_the_rules_played_plainly() {
    let mut dice = Dice(7);
    for round in 0..1000 {
        let network = dice.network();
        let first = dice.below(network.len() as u64) as usize;
        for spread in [UNCOORDINATED, COORDINATED] {
            for duty in [Duty::None, Duty::OfCare] {
                let rules = Rules::usual(spread, duty);
                let cascade = play(&network, rules, &[first]);
                let (closed, displaced, unplaced) = played_plainly(&network, rules, first);
                let own: Vec<_> = cascade.closed.iter().map(|closed| closed.practice).collect();
                assert_eq!(own, closed, "{round} {rules:?} {network:?}");
                near(cascade.displaced, displaced, 1e-4);
                near(cascade.unplaced, unplaced, 1e-4);
                assert!(cascade.rounds <= network.len());
            }
        }
    }
}

#[test]
fn a_shock_leaves_nothing_behind_for_the_next() {
    let network = example();
    let mut simulator = Simulator::new(&network, Rules::usual(UNCOORDINATED, Duty::OfCare));
    let first = simulator.play(Shock(&[A]));
    simulator.play(Shock(&[E, D]));
    assert_eq!(simulator.play(Shock(&[A])), first);
}

#[test]
fn extreme_networks() {
    let rules = Rules::usual(UNCOORDINATED, Duty::OfCare);
    // Nobody at all, and shocks that name nobody.
    let none = group(Vec::new());
    assert_eq!(play(&none, rules, &[]), Cascade::default());
    assert_eq!(play(&none, rules, &[3]).closed, []);
    assert_eq!(resilience(&mut Simulator::new(&none, rules), &[], 100).fewest, None);
    // One practice without neighbours: all its patients are without a GP, whatever the duty.
    let one = group(vec![doctors(2000.0, 2000.0, 2000.0)]);
    let cascade = play(&one, rules, &[0, 0, 7]);
    assert_eq!(
        (cascade.rounds, cascade.unplaced, cascade.risk, cascade.heaviest),
        (1, 2000.0, Some(1.0), None)
    );
    assert_eq!(closures(&mut Simulator::new(&one, rules), &[0]).benefit, [None]);
    // All close at once.
    let cascade = play(&example(), rules, &[A, B, C, D, E]);
    assert_eq!((cascade.further(), cascade.unplaced), (0, 10650.0));
    // A list of zero has no risk, for there is nothing to part it by.
    let empty = group(vec![doctors(0.0, 0.0, 0.0), doctors(2000.0, 2000.0, 2000.0)]);
    let cascade = play(&empty, rules, &[0]);
    assert_eq!((cascade.risk, cascade.further(), cascade.displaced), (None, 0, 0.0));
    // Whoever is overloaded today holds as long as nobody comes along.
    let over = group(vec![doctors(0.0, 0.0, 0.0), doctors(3000.0, 2000.0, 2000.0)]);
    assert_eq!(play(&over, Rules::usual(COORDINATED, Duty::None), &[0]).further(), 0);
    // Nobody who could care for anybody: duty still places all, and they fall.
    let weak = group(vec![doctors(10.0, 0.0, 0.0), doctors(10.0, 0.0, 0.0), doctors(10.0, 0.0, 0.0)]);
    let cascade = play(&weak, Rules::usual(COORDINATED, Duty::OfCare), &[0]);
    assert_eq!((cascade.closed.len(), cascade.unplaced), (3, 30.0));
    // A ring of one-way streets ends after all have closed once.
    let ring: Vec<_> = (0..50).map(|at| (at, (at + 1) % 50, rate(1.0))).collect();
    let ring = Network::of_ties(vec![doctors(2000.0, 2000.0, 2000.0); 50], ring).unwrap();
    let cascade = play(&ring, rules, &[10]);
    assert_eq!((cascade.rounds, cascade.closed.len()), (50, 50));
    close(cascade.displaced, 2000.0 * f64::from((1..=50).sum::<u32>()));
    // Neighbours that there are not.
    assert!(Network::of_ties(Vec::new(), [(0, 1, rate(1.0))]).is_err());
    assert!(Network::of_groups(vec![doctors(1.0, 1.0, 1.0)], &[vec![0, 1]]).is_err());
}

#[test]
fn who_is_no_neighbour_gets_nobody() {
    let practices =
        vec![doctors(2000.0, 2000.0, 2000.0), doctors(100.0, 9000.0, 9000.0), doctors(0.0, 9.0, 9e3)];
    let network = Network::of_groups(practices, &[vec![0, 1], vec![2]]).unwrap();
    let cascade = play(&network, Rules::usual(COORDINATED, Duty::OfCare), &[0]);
    assert_eq!(cascade.first_round, [(1, 2000.0)]);
}

#[test]
fn resilience_says_when_it_did_not_try_all() {
    let network = group(vec![doctors(1000.0, 2500.0, 1000.0); 30]);
    let all: Vec<usize> = (0..30).collect();
    let mut simulator = Simulator::new(&network, Rules::usual(COORDINATED, Duty::OfCare));
    let found = resilience(&mut simulator, &all, 10_000);
    // 1000·30/(30 − k) ≤ 2500·1.15 until k = 19, so twenty at once are needed; every way is as heavy.
    assert_eq!((found.fewest, found.is_exact), (Some(20), false));
    // Too few shocks for the pairs: the greedy way goes on, and says that it is not sure.
    let found = resilience(&mut simulator, &all, 100);
    assert!(found.tried <= 100 && !found.is_exact);
    let found = resilience(&mut simulator, &all, 0);
    assert_eq!((found.fewest, found.tried, found.is_exact), (None, 0, false));
    // Of two practices, closing one is all that can be tried.
    let network = group(vec![doctors(1000.0, 2500.0, 1000.0); 2]);
    let mut simulator = Simulator::new(&network, Rules::usual(COORDINATED, Duty::OfCare));
    assert!(resilience(&mut simulator, &[0, 1], 100).is_exact);
}
