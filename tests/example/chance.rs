//! Chance that repeats itself: the same seed gives the same numbers, on every machine and in every version.
//!
//! SplitMix64. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.

pub struct Chance {
    state: u64,
}

impl Chance {
    pub fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to 1.
    pub fn part(&mut self) -> f64 {
        let of_32_bits = u32::try_from(self.next() >> 32).expect("what is left has 32 bits");
        f64::from(of_32_bits) / 4_294_967_296.0
    }

    /// A whole number below another.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a short list");
        usize::try_from(self.next() % end).expect("below a short list's length")
    }

    pub fn happens(&mut self, chance: f64) -> bool {
        self.part() < chance
    }

    /// A number that lies about the middle: a sum of twelve, for it needs no logarithm, and those
    /// differ between machines.
    pub fn around(&mut self, middle: f64, spread: f64) -> f64 {
        let sum: f64 = (0..12).map(|_| self.part()).sum();
        middle + (sum - 6.0) * spread
    }

    /// The position of one of these weights, the heavier the more often.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.part() * weights.iter().sum::<f64>();
        for (position, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return position;
            }
        }
        weights.len() - 1
    }

    /// Which of several things hold, each with a chance of its own.
    pub fn each<const N: usize>(&mut self, chances: [f64; N]) -> [bool; N] {
        chances.map(|chance| self.happens(chance))
    }

    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for end in (2..=all.len()).rev() {
            all.swap(end - 1, self.below(end));
        }
    }
}

#[test]
fn chance_gives_the_published_numbers_of_splitmix64() {
    let mut chance = Chance::seeded(1_234_567);
    let drawn: Vec<u64> = (0..3).map(|_| chance.next()).collect();
    assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
}
