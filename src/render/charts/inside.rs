//! Room for words within an area of any form.

/// The edges of an area, closed rings; what lies in an odd number of them lies in it.
pub struct Room<'a> {
    rings: &'a [Vec<(f32, f32)>],
    /// Left, top, right and bottom of its largest ring, where words would stand.
    frame: (f32, f32, f32, f32),
}

/// The middle of a label that lies wholly in its area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    pub x: f32,
    pub y: f32,
}

/// So many places are tried from side to side, and from top to bottom.
const TRIED: u32 = 20;

/// Between words and the edge of their area.
const CLEARANCE: f32 = 1.5;

impl<'a> Room<'a> {
    pub fn of(rings: &'a [Vec<(f32, f32)>]) -> Self {
        let frame = rings.iter().map(|ring| frame(ring));
        let size = |frame: &(f32, f32, f32, f32)| (frame.2 - frame.0) * (frame.3 - frame.1);
        let frame = frame.max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or_default();
        Self { rings, frame }
    }

    /// Where a label of this size fits: of all places tried the one nearest to the middle of the area; `None`
    /// when there is none.
    pub fn place(&self, width: f32, height: f32) -> Option<Placed> {
        let (left, top, right, bottom) = self.frame;
        let half = (width / 2.0 + CLEARANCE, height / 2.0 + CLEARANCE);
        let (wide, high) = (right - left - 2.0 * half.0, bottom - top - 2.0 * half.1);
        if !(wide >= 0.0 && high >= 0.0) {
            return None;
        }
        let share = |step: u32| step as f32 / TRIED as f32;
        let places = (0..=TRIED).flat_map(|across| (0..=TRIED).map(move |down| (across, down)));
        let mut places: Vec<Placed> = places
            .map(|(across, down)| Placed {
                x: left + half.0 + wide * share(across),
                y: top + half.1 + high * share(down),
            })
            .collect();
        let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
        let away = |place: &Placed| (place.x - middle.0).hypot(place.y - middle.1);
        places.sort_by(|a, b| away(a).total_cmp(&away(b)));
        places.into_iter().find(|place| self.holds(place, half))
    }

    /// Whether a rectangle around this point lies in the area: its middle does, and no edge runs through it.
    fn holds(&self, place: &Placed, half: (f32, f32)) -> bool {
        let edges = || self.rings.iter().flat_map(|ring| ring.windows(2));
        let crossings = edges().filter(|edge| crosses_ray(edge[0], edge[1], (place.x, place.y))).count();
        crossings % 2 == 1 && !edges().any(|edge| runs_through(edge[0], edge[1], place, half))
    }
}

fn frame(ring: &[(f32, f32)]) -> (f32, f32, f32, f32) {
    let low = |of: fn(&(f32, f32)) -> f32| ring.iter().map(of).fold(f32::INFINITY, f32::min);
    let high = |of: fn(&(f32, f32)) -> f32| ring.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
    (low(|point| point.0), low(|point| point.1), high(|point| point.0), high(|point| point.1))
}

/// Whether an edge crosses the line from this point to the right.
fn crosses_ray((x1, y1): (f32, f32), (x2, y2): (f32, f32), (x, y): (f32, f32)) -> bool {
    (y1 > y) != (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
}

/// Whether an edge has a point in the rectangle around this place. Source of the method: Y.-D. Liang and B. A.
/// Barsky, ACM Trans. Graph. 3 (1984), 1–22.
fn runs_through((x1, y1): (f32, f32), (x2, y2): (f32, f32), place: &Placed, half: (f32, f32)) -> bool {
    let (dx, dy) = (x2 - x1, y2 - y1);
    let sides = [
        (-dx, x1 - (place.x - half.0)),
        (dx, place.x + half.0 - x1),
        (-dy, y1 - (place.y - half.1)),
        (dy, place.y + half.1 - y1),
    ];
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    for (speed, room) in sides {
        if speed == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if speed < 0.0 {
            from = from.max(room / speed);
        } else {
            to = to.min(room / speed);
        }
    }
    from <= to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_middle_where_they_fit_there() {
        let square = [vec![(0.0, 0.0), (100.0, 0.0), (100.0, 60.0), (0.0, 60.0), (0.0, 0.0)]];
        assert_eq!(Room::of(&square).place(40.0, 20.0), Some(Placed { x: 50.0, y: 30.0 }));
        assert_eq!(Room::of(&square).place(99.0, 20.0), None);
    }

    #[test]
    fn words_stand_in_the_arm_of_a_bent_area_and_beside_a_hole() {
        // An L, of which the middle is empty.
        let bent = [vec![
            (0.0, 0.0),
            (30.0, 0.0),
            (30.0, 70.0),
            (100.0, 70.0),
            (100.0, 100.0),
            (0.0, 100.0),
            (0.0, 0.0),
        ]];
        let place = Room::of(&bent).place(40.0, 20.0).expect("it fits in the foot");
        assert!(place.y > 80.0, "{place:?}");
        let holed = [
            vec![(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (0.0, 0.0)],
            vec![(40.0, 40.0), (60.0, 40.0), (60.0, 60.0), (40.0, 60.0), (40.0, 40.0)],
        ];
        let place = Room::of(&holed).place(30.0, 12.0).expect("it fits beside the hole");
        assert!((place.x - 50.0).abs() > 24.0 || (place.y - 50.0).abs() > 15.0, "{place:?}");
    }

    #[test]
    fn in_nothing_nothing_fits() {
        assert_eq!(Room::of(&[]).place(1.0, 1.0), None);
        assert_eq!(Room::of(&[vec![(f32::NAN, 1.0); 4]]).place(1.0, 1.0), None);
        assert_eq!(Room::of(&[vec![(1.0, 1.0); 4]]).place(1.0, 1.0), None);
    }
}
