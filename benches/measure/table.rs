//! Medians and ratios, printed when all is measured.

use std::collections::BTreeMap;
use std::time::Duration;

/// Width of the column that names the rows.
pub(crate) const FIRST: usize = 18;

/// What was measured: for each row (such as a program) and column (such as an interpreter) some
/// durations.
#[derive(Debug)]
pub struct Table {
    columns: &'static [&'static str],
    ratios: &'static [Ratio],
    rows: Vec<String>,
    durations: BTreeMap<(String, String), Vec<Duration>>,
}

/// What a table says of two columns: the median of one over that of the other.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    /// What it is called.
    pub heading: &'static str,
    /// The column above the line.
    pub over: &'static str,
    /// The column below the line.
    pub under: &'static str,
}

impl Table {
    /// An empty table that shows these columns, if they are measured, and ratios of them.
    pub fn new(columns: &'static [&'static str], ratios: &'static [Ratio]) -> Table {
        Table {
            columns,
            ratios,
            rows: Vec::new(),
            durations: BTreeMap::new(),
        }
    }

    /// Adds one measurement.
    pub fn add(&mut self, row: &str, column: &str, duration: Duration) {
        if !self.rows.iter().any(|known| known == row) {
            self.rows.push(row.to_string());
        }
        self.durations
            .entry((row.to_string(), column.to_string()))
            .or_default()
            .push(duration);
    }

    /// The median of what was measured for a row and column.
    pub fn median(&self, row: &str, column: &str) -> Option<Duration> {
        let mut durations = self
            .durations
            .get(&(row.to_string(), column.to_string()))?
            .clone();
        durations.sort();
        durations.get(durations.len() / 2).copied()
    }

    /// The table as text: the medians in microseconds, and the ratios; nothing if it is empty.
    pub fn render(&self) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let mut text = format!("\n{:<FIRST$}", "median, µs");
        for column in self.columns {
            text += &format!("{column:>19}");
        }
        for ratio in self.ratios {
            text += &format!("{:>16}", ratio.heading);
        }
        text.push('\n');
        for row in &self.rows {
            text += &format!("{row:<FIRST$}");
            for column in self.columns {
                let median = self.median(row, column);
                let number = median.map(|median| format!("{:.2}", median.as_secs_f64() * 1e6));
                text += &format!("{:>19}", number.unwrap_or_else(|| "-".into()));
            }
            let ratios = self.ratios.iter().map(|ratio| self.ratio(row, ratio));
            text += &render_ratios(ratios);
        }
        text
    }

    /// Last lines for the table: the geometric mean of each ratio over all rows, and the largest.
    pub fn render_summary(&self) -> String {
        let means = self
            .ratios
            .iter()
            .map(|ratio| geometric_mean(&self.all(ratio)));
        let worst = self.ratios.iter().map(|ratio| largest(&self.all(ratio)));
        let width = FIRST + 19 * self.columns.len();
        format!(
            "{:<width$}{}{:<width$}{}",
            "geometric mean",
            render_ratios(means),
            "worst",
            render_ratios(worst)
        )
    }

    fn ratio(&self, row: &str, ratio: &Ratio) -> Option<f64> {
        let over = self.median(row, ratio.over)?.as_secs_f64();
        let under = self.median(row, ratio.under)?.as_secs_f64();
        (under > 0.0).then_some(over / under)
    }

    /// A ratio in all rows that have it.
    fn all(&self, ratio: &Ratio) -> Vec<f64> {
        let rows = self.rows.iter();
        rows.filter_map(|row| self.ratio(row, ratio)).collect()
    }
}

/// The geometric mean, if there is anything to take it of.
pub fn geometric_mean(ratios: &[f64]) -> Option<f64> {
    let logarithms: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
    (!ratios.is_empty()).then(|| (logarithms / ratios.len() as f64).exp())
}

/// The largest, if there is any.
pub fn largest(ratios: &[f64]) -> Option<f64> {
    ratios.iter().copied().reduce(f64::max)
}

fn render_ratios(ratios: impl Iterator<Item = Option<f64>>) -> String {
    let mut text: String = ratios
        .map(|ratio| match ratio {
            Some(ratio) => format!("{ratio:>16.3}"),
            None => format!("{:>16}", "-"),
        })
        .collect();
    text.push('\n');
    text
}
