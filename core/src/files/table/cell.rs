//! What a workbook's cell says, as text: dates as ISO 8601 writes them, numbers as they were typed.

use std::borrow::Cow;

use calamine::{DataType, ExcelDateTime};

/// Serial days have an end: 31 December 9999, counted from 1900.
const LAST_DAY: f64 = 2_958_465.0;

/// A cell as text; an empty one is an empty text.
pub(super) fn text(cell: &impl DataType) -> Cow<'_, str> {
    if let Some(text) = cell.get_string() {
        return text.into();
    }
    if let Some(number_) = cell.get_float() {
        return number(number_).into();
    }
    if let Some(whole) = cell.get_int() {
        return whole.to_string().into();
    }
    if let Some(moment) = cell.get_datetime() {
        return date_and_time(moment).into();
    }
    if let Some(text) = cell.get_datetime_iso() {
        return without_midnight(text).into();
    }
    if let Some(text) = cell.get_duration_iso() {
        return time_of_duration(text).into();
    }
    if let Some(truth) = cell.get_bool() {
        return truth.to_string().into();
    }
    cell.get_error().map_or(Cow::Borrowed(""), |error| error.to_string().into())
}

/// The shortest decimal that a spreadsheet holds for this number: it keeps 15 digits. Longer numbers are written as it
/// shows them, because their last digits are lost.
pub(super) fn number(value: f64) -> String {
    let kept: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if !kept.is_finite() || kept.abs() < 1e15 {
        // Minus nothing is nothing.
        return format!("{}", if kept == 0.0 { 0.0 } else { kept });
    }
    let shown = format!("{kept:.5e}");
    let (mantissa, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
    let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
    format!("{mantissa}E+{exponent:0>2}")
}

/// `2026-11-23`, `2026-11-23T16:30:00`; `16:30:00` for a time of day and for a duration.
fn date_and_time(moment: ExcelDateTime) -> String {
    let value = moment.as_f64();
    if !(0.0..=LAST_DAY).contains(&value) {
        return number(value);
    }
    if moment.is_duration() || value < 1.0 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked above")]
        let seconds = (value * 86_400.0).round() as u64;
        return format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    without_midnight(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")).to_owned()
}

/// A day that the workbook wrote as its first moment.
pub(super) fn without_midnight(moment: &str) -> &str {
    match moment.split_once('T') {
        Some((day, time)) if time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.' | b'Z')) => day,
        _ => moment,
    }
}

/// `PT16H30M05S` as `16:30:05`; another duration as it is written.
pub(super) fn time_of_duration(duration: &str) -> String {
    let parts = || {
        let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
        Some((hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?, seconds.parse::<u32>().ok()?))
    };
    let clock = parts().map(|(hours, minutes, seconds)| format!("{hours:02}:{minutes:02}:{seconds:02}"));
    clock.unwrap_or_else(|| duration.to_owned())
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, Data, ExcelDateTimeType};

    use super::*;

    #[test]
    fn a_number_is_what_somebody_typed() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (7.0, "7"),
            (-1234.5, "-1234.5"),
            (0.1 + 0.2, "0.3"),
            (1137.69, "1137.69"),
            (1e-7, "0.0000001"),
            (123_456_789_012.0, "123456789012"),
            (999_999_999_999_999.0, "999999999999999"),
            (1e15, "1E+15"),
            (6_377_020_000_000_000.0, "6.37702E+15"),
            (356_938_035_643_809_123.0, "3.56938E+17"),
            (-1.5e300, "-1.5E+300"),
        ] {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn a_date_is_a_day_unless_it_has_a_time() {
        let serial = |value, from_1904| ExcelDateTime::new(value, ExcelDateTimeType::DateTime, from_1904);
        for (moment, expected) in [
            (serial(46349.0, false), "2026-11-23"),
            (serial(44887.0, true), "2026-11-23"),
            (serial(46349.6875, false), "2026-11-23T16:30:00"),
            (serial(46349.0 + 1.0 / 3.0, false), "2026-11-23T08:00:00"),
            (serial(59.0, false), "1900-02-28"),
            (serial(61.0, false), "1900-03-01"),
            (serial(0.5, false), "12:00:00"),
            (serial(-3.0, false), "-3"),
            (serial(1e9, false), "1000000000"),
            (ExcelDateTime::new(1.25, ExcelDateTimeType::TimeDelta, false), "30:00:00"),
        ] {
            assert_eq!(date_and_time(moment), expected);
        }
    }

    #[test]
    fn a_cell_says_what_is_shown() {
        for (cell, expected) in [
            (Data::Empty, ""),
            (Data::String(" 007YGGGTYKMF".into()), " 007YGGGTYKMF"),
            (Data::Int(12), "12"),
            (Data::Float(12.0), "12"),
            (Data::Bool(true), "true"),
            (Data::Error(CellErrorType::NA), "#N/A"),
            (Data::DateTimeIso("2026-11-23T00:00:00".into()), "2026-11-23"),
            (Data::DateTimeIso("2026-11-23T16:30:00".into()), "2026-11-23T16:30:00"),
            (Data::DurationIso("PT16H30M05S".into()), "16:30:05"),
            (Data::DurationIso("P1D".into()), "P1D"),
        ] {
            assert_eq!(text(&cell), expected);
        }
    }
}
