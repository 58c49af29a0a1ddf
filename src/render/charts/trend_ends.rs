//! What stands at both ends of several lines: the first values in a column before them, the last ones
//! with the names in a column behind them, moved apart where they would meet.

use super::sheet::{Anchor, Sheet, hairline};
use super::trend_line::{TrendLine, TrendSpot};
use super::trend_plot::{TrendPlot, WIDEST_NAME, value};
use super::words::{LABEL, Look, NAME, VALUE};

/// What is written at one end of a line, its value first.
struct End<'a> {
    spot: &'a TrendSpot<'a>,
    words: Vec<(Look, String)>,
}

/// Between two that stand under each other.
const GAP: f32 = 4.0;

/// Writes the last value of each line, and under it its name.
pub fn draw_names(sheet: &mut Sheet, plot: &TrendPlot<'_>, lines: &[TrendLine<'_>]) {
    let end = |line: &'_ TrendLine<'_>| {
        let name = NAME.wrap(line.name, WIDEST_NAME, 3);
        let name = name.into_iter().map(|words| (Look { ink: line.ink, ..NAME }, words));
        let value = (Look { ink: line.ink, ..VALUE }, value(line.spots.last()?.text));
        Some([value].into_iter().chain(name).collect())
    };
    let ends = lines.iter().filter_map(|line| Some(End { spot: line.spots.last()?, words: end(line)? }));
    draw_column(sheet, plot, &ends.collect::<Vec<_>>(), Anchor::Start);
}

/// Writes the first value of each line that starts with the first wave; gives the other lines.
pub fn draw_starts<'a, 'b>(
    sheet: &mut Sheet,
    plot: &TrendPlot<'_>,
    lines: &'a [TrendLine<'b>],
) -> Vec<&'a TrendLine<'b>> {
    let longer = lines.iter().filter(|line| line.spots.len() > 1);
    let (first, later): (Vec<_>, Vec<_>) = longer.partition(|line| plot.is_first(line.spots[0].at.x));
    let end = |line: &&'a TrendLine<'b>| {
        let spot = &line.spots[0];
        End { spot, words: vec![(LABEL, value(spot.text))] }
    };
    draw_column(sheet, plot, &first.iter().map(end).collect::<Vec<_>>(), Anchor::End);
    later
}

fn draw_column(sheet: &mut Sheet, plot: &TrendPlot<'_>, ends: &[End<'_>], anchor: Anchor) {
    let wanted: Vec<(f32, f32)> = ends.iter().map(|end| (end.wanted(), end.height() + GAP)).collect();
    let tops = spread(&wanted, (plot.top() - 12.0, plot.bottom() + 12.0));
    let (before, behind) = plot.margins();
    let (x, outwards) = if matches!(anchor, Anchor::End) { (before, -1.0) } else { (behind, 1.0) };
    for (end, top) in ends.iter().zip(tops) {
        let value = (x - outwards * 3.0, top + VALUE.leading() / 2.0);
        let mark = (end.spot.at.x + outwards * 8.0, end.spot.at.y);
        // A label right beside its mark needs no line to it.
        if (value.1 - mark.1).abs() > 3.0 || (value.0 - mark.0).abs() > 12.0 {
            sheet.line(hairline(), 1.0, mark.into(), value.into());
        }
        let mut baseline = top + VALUE.size - 1.0;
        for (look, words) in &end.words {
            sheet.words_over(look, anchor, (x, baseline).into(), words);
            baseline += look.leading();
        }
    }
}

impl End<'_> {
    /// Its top when the value stands right beside its mark.
    fn wanted(&self) -> f32 {
        self.spot.at.y - VALUE.leading() / 2.0
    }

    fn height(&self) -> f32 {
        self.words.iter().map(|(look, _)| look.leading()).sum()
    }
}

/// Tops for these wanted tops and heights, so that none meet and all stay within the limits if they
/// can. Those that would meet are stacked around the middle of what they want.
fn spread(wanted: &[(f32, f32)], (top, bottom): (f32, f32)) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].0.total_cmp(&wanted[b].0));
    let mut stacks: Vec<Stack> = Vec::new();
    for at in order {
        let mut stack = Stack { members: vec![at], wanted: wanted[at].0, height: wanted[at].1 };
        while let Some(above) = stacks.pop_if(|above| above.top((top, bottom)) + above.height > stack.wanted)
        {
            stack = above.with(stack);
        }
        stacks.push(stack);
    }
    let mut tops = vec![0.0; wanted.len()];
    for stack in &stacks {
        let mut y = stack.top((top, bottom));
        for &at in &stack.members {
            tops[at] = y;
            y += wanted[at].1;
        }
    }
    tops
}

/// What stands under each other without room between.
struct Stack {
    members: Vec<usize>,
    /// The top at which its members are, taken together, nearest to what they want.
    wanted: f32,
    height: f32,
}

impl Stack {
    fn top(&self, (top, bottom): (f32, f32)) -> f32 {
        self.wanted.min(bottom - self.height).max(top)
    }

    fn with(mut self, below: Stack) -> Stack {
        let (above_count, below_count) = (self.members.len() as f32, below.members.len() as f32);
        let sum = self.wanted * above_count + (below.wanted - self.height) * below_count;
        self.wanted = sum / (above_count + below_count);
        self.height += below.height;
        self.members.extend(below.members);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_meet_stays_where_it_is_wanted() {
        assert_eq!(spread(&[(10.0, 16.0), (50.0, 16.0)], (0.0, 100.0)), [10.0, 50.0]);
    }

    #[test]
    fn what_would_meet_is_stacked_around_what_it_wants() {
        assert_eq!(spread(&[(52.0, 16.0), (48.0, 16.0)], (0.0, 100.0)), [58.0, 42.0]);
    }

    #[test]
    fn a_stack_stays_within_the_limits() {
        let tops = spread(&[(90.0, 20.0), (88.0, 20.0), (0.0, 20.0)], (0.0, 100.0));
        assert_eq!(tops, [80.0, 60.0, 0.0]);
        assert_eq!(spread(&[(-9.0, 20.0), (-8.0, 20.0)], (0.0, 100.0)), [0.0, 20.0]);
    }
}
