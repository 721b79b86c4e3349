//! How the texts of a list's cells are read: days in the order their column has, amounts by their column's mark. Pure.

use std::sync::LazyLock;

use super::{DateOrder, DecimalMark};
use crate::foundation::{Currency, Day, Money, Months, Problem, RefusalCode};

/// English and the abbreviations that spreadsheets and portals write.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A day as far as it can be read without knowing the order of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// The year comes first, or the month is a word: there is only one way to read it.
    Certain(i32, u32, u32),
    /// Two numbers, then the year.
    Numbers(u32, u32, i32),
}

/// A day in a list. Without an order, a day that can be read in two ways is refused.
pub(super) fn day(text: &str, order: Option<DateOrder>) -> Result<Day, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(RefusalCode::Missing.into());
    }
    match (written(text).ok_or(RefusalCode::NotADayInAFile)?, order) {
        (Written::Certain(year, month, day), _) => in_calendar(year, month, day),
        (Written::Numbers(first, second, year), Some(DateOrder::MonthFirst)) => in_calendar(year, first, second),
        (Written::Numbers(first, second, year), Some(DateOrder::DayFirst)) => in_calendar(year, second, first),
        (Written::Numbers(..), Some(DateOrder::YearFirst)) => Err(RefusalCode::NotADayInAFile.into()),
        (Written::Numbers(first, second, year), None) => {
            match (in_calendar(year, first, second), in_calendar(year, second, first)) {
                (Ok(one), Ok(other)) if one != other => {
                    Err(Problem::new(RefusalCode::DateAmbiguous).with("text", text))
                }
                (Ok(day), _) | (Err(_), Ok(day)) => Ok(day),
                (Err(problem), Err(_)) => Err(problem),
            }
        }
    }
}

fn in_calendar(year: i32, month: u32, day: u32) -> Result<Day, Problem> {
    Day::new(year, month, day).map_err(|problem| match problem.code {
        RefusalCode::NotADay => RefusalCode::NotADayInAFile.into(),
        _ => problem,
    })
}

fn written(text: &str) -> Option<Written> {
    let date = without_time(text);
    let parts: Vec<&str> = date.split(['/', '-', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let [one, two, three] = parts.as_slice() else { return compact(date) };
    if let Some(month) = month_named(two) {
        return Some(Written::Certain(year(three)?, month, number(one, 2)?));
    }
    if let Some(month) = month_named(one) {
        return Some(Written::Certain(year(three)?, month, number(two, 2)?));
    }
    if one.len() == 4 {
        return Some(Written::Certain(i32::try_from(number(one, 4)?).ok()?, number(two, 2)?, number(three, 2)?));
    }
    Some(Written::Numbers(number(one, 2)?, number(two, 2)?, year(three)?))
}

/// What comes before the time of day, where there is one: `2023-01-23T00:00:00Z`, `1/23/2023 12:00 AM`.
fn without_time(text: &str) -> &str {
    let iso = text.find('T').filter(|at| text[..*at].bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'));
    let time = text.find(':').and_then(|colon| text[..colon].rfind(' '));
    let end = iso.or(time).unwrap_or(text.len());
    text[..end].trim_end()
}

/// `20230123`
fn compact(date: &str) -> Option<Written> {
    if date.len() != 8 {
        return None;
    }
    let digits = number(date, 8)?;
    Some(Written::Certain(i32::try_from(digits / 10_000).ok()?, digits / 100 % 100, digits % 100))
}

fn month_named(text: &str) -> Option<u32> {
    let text = text.to_ascii_lowercase();
    let found = MONTHS.iter().position(|month| text.get(..3) == Some(month))?;
    u32::try_from(found + 1).ok()
}

/// At most `digits` digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let fits = text.len() <= digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// Four digits, or two: 00 to 79 are of this century.
fn year(text: &str) -> Option<i32> {
    let year = i32::try_from(number(text, 4)?).ok()?;
    match text.len() {
        4 => Some(year),
        2 if year < 80 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// In which orders the dates of a column were written, seen one after another.
#[derive(Clone, Debug, Default)]
pub(super) struct DateEvidence {
    /// Texts that are dates whatever the order.
    certain: u32,
    /// Dates only as month, day, year.
    month_first: u32,
    /// Dates only as day, month, year.
    day_first: u32,
    /// Dates in both orders, and another day in each.
    either: u32,
    /// The first that can be read in two ways.
    samples: Vec<String>,
}

impl DateEvidence {
    pub fn see(&mut self, text: &str) {
        match written(text.trim()) {
            Some(Written::Certain(year, month, day)) if Day::new(year, month, day).is_ok() => self.certain += 1,
            Some(Written::Numbers(first, second, year)) => {
                let (month_first, day_first) = (Day::new(year, first, second), Day::new(year, second, first));
                match (month_first, day_first) {
                    (Ok(one), Ok(other)) if one == other => self.certain += 1,
                    (Ok(_), Ok(_)) => {
                        self.either += 1;
                        if self.samples.len() < 4 {
                            self.samples.push(text.trim().to_owned());
                        }
                    }
                    (Ok(_), Err(_)) => self.month_first += 1,
                    (Err(_), Ok(_)) => self.day_first += 1,
                    (Err(_), Err(_)) => {}
                }
            }
            _ => {}
        }
    }

    /// The orders in which the column can be read; nothing where it holds no dates. Of two orders that both have dates of
    /// their own the person decides: the column was written by two hands.
    pub fn orders(&self) -> Vec<DateOrder> {
        let dates = self.seen();
        if dates == 0 {
            return Vec::new();
        }
        match (self.month_first > 0, self.day_first > 0, self.either > 0) {
            (false, false, false) => vec![DateOrder::YearFirst],
            (true, false, _) => vec![DateOrder::MonthFirst],
            (false, true, _) => vec![DateOrder::DayFirst],
            (true, true, _) | (false, false, true) => vec![DateOrder::MonthFirst, DateOrder::DayFirst],
        }
    }

    /// Texts that are dates in one order at least.
    pub fn seen(&self) -> u32 {
        self.certain + self.month_first + self.day_first + self.either
    }

    pub fn samples(&self) -> &[String] {
        &self.samples
    }
}

/// An amount in a list: with or without a currency's sign, its thousands in groups of three or not in groups.
pub(super) fn money(text: &str, mark: DecimalMark, currency: Currency) -> Result<Money, Problem> {
    Money::parse(&plain(bare(text, &[currency]), mark).ok_or(RefusalCode::NotANumber)?, currency)
}

/// As `money`, refused in the words of its column.
pub(super) fn price(text: &str, mark: DecimalMark, currency: Currency) -> Result<Money, Problem> {
    money(text, mark, currency).map_err(|problem| {
        if problem.code != RefusalCode::NotANumber {
            return problem;
        }
        let like = match mark {
            DecimalMark::Point => "1234.50",
            DecimalMark::Comma => "1234,50",
        };
        Problem::new(RefusalCode::AmountUnreadable).with("like", like).with("currency", currency.code())
    })
}

/// Signs that stand for one currency. A dollar has many.
const SIGNS: [(char, &str); 3] = [('€', "EUR"), ('£', "GBP"), ('¥', "JPY")];

/// Without the sign or code of one of these currencies, and without spaces. That of another one stays: such a text is no
/// amount of these.
fn bare(text: &str, currencies: &[Currency]) -> String {
    let text: String = text.chars().filter(|character| !character.is_whitespace() && *character != '\'').collect();
    let is_code = |code: &str| currencies.iter().any(|currency| currency.code() == code);
    let of_another = SIGNS.iter().filter(|(_, code)| currencies.len() == 1 && is_code(code)).count() > 0;
    let text = text.trim_matches(|character| match SIGNS.iter().find(|(sign, _)| *sign == character) {
        Some((_, code)) => is_code(code),
        None => character == '$' && !of_another,
    });
    // Every code has three letters (ISO 4217).
    let coded = |part: &str| {
        part.bytes().all(|byte| byte.is_ascii_alphabetic())
            && currencies.iter().any(|currency| currency.code().eq_ignore_ascii_case(part))
    };
    let head = text.split_at_checked(3).filter(|(code, _)| coded(code)).map(|(_, rest)| rest);
    let tail = text.len().checked_sub(3).and_then(|at| text.split_at_checked(at)).filter(|(_, code)| coded(code));
    head.or(tail.map(|(rest, _)| rest)).unwrap_or(text).to_owned()
}

/// As `1234.50`; nothing where the groups of the thousands are broken.
fn plain(text: String, mark: DecimalMark) -> Option<String> {
    let (mark, group) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, fraction) = text.split_once(mark).map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let groups: Vec<&str> = digits.split(group).collect();
    let (first, rest) = groups.split_first()?;
    let grouped = rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    if !grouped || fraction.is_some_and(|fraction| fraction.contains([group, mark])) {
        return None;
    }
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    Some(format!("{sign}{}{fraction}", groups.concat()))
}

/// Of a column that is not yet read, any currency may be meant.
static CURRENCIES: LazyLock<Vec<Currency>> = LazyLock::new(|| Currency::all().collect());

/// How the amounts of a column were written.
#[derive(Clone, Debug, Default)]
pub(super) struct AmountEvidence {
    point: u32,
    comma: u32,
    whole: u32,
}

impl AmountEvidence {
    pub fn see(&mut self, text: &str) {
        // Most columns hold words, codes and days: an amount has a digit, and no more letters than the code of a currency.
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
        if letters > 3 || text.contains('/') || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let text = bare(text, &CURRENCIES);
        let as_point = plain(text.clone(), DecimalMark::Point).is_some_and(|text| is_amount(&text));
        let as_comma = plain(text.clone(), DecimalMark::Comma).is_some_and(|text| is_amount(&text));
        match (as_point, as_comma) {
            (true, false) => self.point += 1,
            (false, true) => self.comma += 1,
            (true, true) => self.whole += 1,
            (false, false) => {}
        }
    }

    /// Texts that are amounts with one mark at least.
    pub fn seen(&self) -> u32 {
        self.point + self.comma + self.whole
    }

    /// The mark that most amounts need; nothing where the column holds no amounts.
    pub fn mark(&self) -> Option<DecimalMark> {
        if self.seen() == 0 {
            return None;
        }
        Some(if self.comma > self.point { DecimalMark::Comma } else { DecimalMark::Point })
    }
}

/// Whether a plain number can be money: behind a single mark, three digits are a group of thousands, never a fraction.
fn is_amount(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    !whole.is_empty() && fraction.len() != 3 && all_digits(whole) && all_digits(fraction)
}

/// Months as people write them: `36`, `36 months`, `3 years`.
pub(super) fn months(text: &str) -> Result<Months, Problem> {
    let text = text.trim().to_ascii_lowercase();
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let count: i64 = text[..end].parse().map_err(|_| RefusalCode::NotANumber)?;
    match text[end..].trim() {
        "" | "m" | "mo" | "mos" | "month" | "months" | "monate" => Months::new(count),
        "y" | "yr" | "yrs" | "year" | "years" | "jahre" => Months::new(count.saturating_mul(12)),
        _ => Err(RefusalCode::NotANumber.into()),
    }
}

/// The last day of a warranty: a day, or months from the day of deployment.
pub(super) fn warranty(text: &str, order: Option<DateOrder>, deployed_on: Option<Day>) -> Result<Option<Day>, Problem> {
    match months(text) {
        Ok(months) => Ok(deployed_on.map(|day| day.plus_months(months))),
        Err(_) => day(text, order).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, order: Option<DateOrder>, expected: Result<&str, RefusalCode>) {
        let found = day(text, order).map(|day| day.to_string()).map_err(|problem| problem.code);
        assert_eq!(found, expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn a_day_is_read_in_the_order_of_its_column() {
        use DateOrder::{DayFirst, MonthFirst, YearFirst};
        reads("03/04/25", Some(MonthFirst), Ok("2025-03-04"));
        reads("03/04/25", Some(DayFirst), Ok("2025-04-03"));
        reads("1/23/23", Some(MonthFirst), Ok("2023-01-23"));
        reads("23.11.2026", Some(DayFirst), Ok("2026-11-23"));
        reads("31/12/1999", Some(DayFirst), Ok("1999-12-31"));
        reads("09/30/98", Some(MonthFirst), Ok("1998-09-30"));
        reads("30/09/2018", Some(MonthFirst), Err(RefusalCode::NotADayInAFile));
        reads("03/04/25", Some(YearFirst), Err(RefusalCode::NotADayInAFile));
    }

    #[test]
    fn what_can_only_be_read_in_one_way_needs_no_order() {
        for order in [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst), Some(DateOrder::YearFirst)] {
            for text in [
                "2026-11-23",
                "2026/11/23",
                "20261123",
                "2026-11-23T00:00:00Z",
                "2026-11-23 00:00:00",
                "23 Nov 2026",
                "23-Nov-26",
                "November 23, 2026",
                "Nov 23 2026",
            ] {
                reads(text, order, Ok("2026-11-23"));
            }
        }
        reads("11/23/2026 12:00:00 AM", None, Ok("2026-11-23"));
        reads("05/05/2026", None, Ok("2026-05-05"));
    }

    #[test]
    fn what_the_column_does_not_tell_is_not_guessed() {
        reads("03/04/25", None, Err(RefusalCode::DateAmbiguous));
        for text in [
            "last summer",
            "31/02/2021",
            "2021-13-01",
            "13/13/2021",
            "5",
            "44958",
            "2026-11",
            "1/2/3/4",
            "Mayor 5 2020x",
        ] {
            reads(text, None, Err(RefusalCode::NotADayInAFile));
        }
        reads("", None, Err(RefusalCode::Missing));
        reads("01/01/1889", None, Err(RefusalCode::DayOutOfRange));
    }

    #[track_caller]
    fn column(texts: &[&str], expected: &[DateOrder]) {
        let mut evidence = DateEvidence::default();
        texts.iter().for_each(|text| evidence.see(text));
        assert_eq!(evidence.orders(), expected, "{texts:?}");
    }

    #[test]
    fn the_order_is_that_of_the_whole_column() {
        use DateOrder::{DayFirst, MonthFirst, YearFirst};
        column(&["03/04/25", "12/25/24"], &[MonthFirst]);
        column(&["03/04/25", "25/12/24"], &[DayFirst]);
        column(&["03/04/25", "05/06/24"], &[MonthFirst, DayFirst]);
        column(&["12/25/24", "25/12/24"], &[MonthFirst, DayFirst]);
        column(&["2024-01-02", "05/05/24"], &[YearFirst]);
        column(&["12/25/24", "last summer", "31/02/2021"], &[MonthFirst]);
        column(&["Laptop", "Server"], &[]);
        column(&["3", "36", "1100"], &[]);
        column(&[], &[]);
    }

    #[track_caller]
    fn amount(text: &str, mark: DecimalMark, expected: Result<i64, RefusalCode>) {
        let found = money(text, mark, Currency::us_dollar());
        assert_eq!(found.map(|money| money.minor).map_err(|problem| problem.code), expected, "{text}");
    }

    #[test]
    fn amounts_are_read_by_their_columns_mark() {
        use DecimalMark::{Comma, Point};
        amount("6,907.68", Point, Ok(690_768));
        amount("$1,137", Point, Ok(113_700));
        amount("1137.5 USD", Point, Ok(113_750));
        amount("usd 12", Point, Ok(1_200));
        amount("1.137,50 $", Comma, Ok(113_750));
        amount("1 137,50", Comma, Ok(113_750));
        amount("0", Point, Ok(0));
        for text in
            ["€12", "12 EUR", "£12", "$1,2,3", "12.345.67", "n/a", "-", "1,13", "1.2.3", "1,0000", ",5", "12,345,67"]
        {
            amount(text, Point, Err(RefusalCode::NotANumber));
        }
        amount("-5", Point, Err(RefusalCode::Negative));
        let euro = Currency::parse("EUR").unwrap();
        for (text, expected) in [
            ("€ 1.137,50", Ok(113_750)),
            ("99,5 eur", Ok(9_950)),
            ("$12", Err(RefusalCode::NotANumber)),
            ("12 USD", Err(RefusalCode::NotANumber)),
        ] {
            let found = money(text, Comma, euro).map(|money| money.minor).map_err(|problem| problem.code);
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_mark_is_that_of_most_amounts() {
        for (texts, expected) in [
            (&["1,137", "99.50"][..], Some(DecimalMark::Point)),
            (&["1.137", "99,50"], Some(DecimalMark::Comma)),
            (&["1.137", "2.000"], Some(DecimalMark::Comma)),
            (&["1137", "2000"], Some(DecimalMark::Point)),
            (&["€99,50", "99,50 EUR", "1000"], Some(DecimalMark::Comma)),
            (&["n/a", "call"], None),
            (&[], None),
        ] {
            let mut evidence = AmountEvidence::default();
            texts.iter().for_each(|text| evidence.see(text));
            assert_eq!(evidence.mark(), expected, "{texts:?}");
        }
    }

    #[test]
    fn a_warranty_is_months_or_a_day() {
        let on = Day::parse("2026-08-31").ok();
        for (text, expected) in [
            ("36", Ok("2029-08-31")),
            ("36 months", Ok("2029-08-31")),
            ("3 Years", Ok("2029-08-31")),
            ("08/30/2029", Ok("2029-08-30")),
            ("2029-08-30", Ok("2029-08-30")),
            ("20290830", Ok("2029-08-30")),
            ("36 weeks", Err(RefusalCode::NotADayInAFile)),
            ("soon", Err(RefusalCode::NotADayInAFile)),
        ] {
            let found = warranty(text, Some(DateOrder::MonthFirst), on).map_err(|problem| problem.code);
            assert_eq!(found, expected.map(|day| Day::parse(day).ok()), "{text}");
        }
    }
}
