//! Medians and ratios, printed when all is measured.

use std::collections::BTreeMap;
use std::time::Duration;

/// What was measured: for each row (a program) and column (an interpreter) some durations.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<String>,
    durations: BTreeMap<(String, String), Vec<Duration>>,
}

impl Table {
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

    /// The table as text: the medians in microseconds and two ratios.
    ///
    /// `traced/plain` is what tracing costs, for Stackline and for CPython; `vs cpython` is the
    /// time of untraced Stackline over that of untraced CPython: below 1 Stackline is faster.
    pub fn render(&self) -> String {
        let columns = [
            "stackline",
            "stackline -X perf",
            "cpython",
            "cpython -X perf",
        ];
        let mut text = format!("\n{:<14}", "median, µs");
        for column in columns {
            text += &format!("{column:>19}");
        }
        text += &format!(
            "{:>14}{:>14}{:>12}\n",
            "traced/plain", "same, cpython", "vs cpython"
        );
        for row in &self.rows {
            let medians = columns.map(|column| self.median(row, column));
            text += &format!("{row:<14}");
            for median in medians {
                let number = median.map(|m| format!("{:.2}", m.as_secs_f64() * 1e6));
                text += &format!("{:>19}", number.unwrap_or_else(|| "-".into()));
            }
            text += &format!("{:>14}", ratio(medians[1], medians[0]));
            text += &format!("{:>14}", ratio(medians[3], medians[2]));
            text += &format!("{:>12}\n", ratio(medians[0], medians[2]));
        }
        text
    }
}

fn ratio(over: Option<Duration>, under: Option<Duration>) -> String {
    match (over, under) {
        (Some(over), Some(under)) if !under.is_zero() => {
            format!("{:.2}", over.as_secs_f64() / under.as_secs_f64())
        }
        _ => "-".into(),
    }
}
