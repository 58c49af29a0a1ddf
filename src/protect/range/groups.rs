//! What hangs together: unknowns in one statement belong to one group.

/// Groups of the numbers from 0, each known by one of them (a disjoint-set forest).
pub struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    /// Each number a group of its own.
    pub fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    /// The lowest number of the group.
    pub fn of(&mut self, number: usize) -> usize {
        let mut top = number;
        while self.parents[top] != top {
            top = self.parents[top];
        }
        let mut at = number;
        while at != top {
            at = std::mem::replace(&mut self.parents[at], top);
        }
        top
    }

    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.parents[one.max(other)] = one.min(other);
    }

    /// Makes one group of all these.
    pub fn join_all(&mut self, numbers: impl IntoIterator<Item = usize>) {
        let mut numbers = numbers.into_iter();
        if let Some(first) = numbers.next() {
            numbers.for_each(|number| self.join(first, number));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_known_by_its_lowest_number() {
        let mut groups = Groups::new(6);
        groups.join_all([5, 3, 4]);
        groups.join(1, 5);
        assert_eq!([0, 1, 2, 3, 4, 5].map(|number| groups.of(number)), [0, 1, 2, 1, 1, 1]);
    }
}
