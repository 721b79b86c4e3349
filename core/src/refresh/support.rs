//! When vendors end the support of models: the form, and lists of them in files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::ModelName;
use crate::files;
use crate::foundation::ids::VendorSupportId;
use crate::foundation::{Day, Fields, Problem, Refusal, RefusalCode, optional_line, required_line};

/// A date of support as entered.
#[derive(Clone, Debug, Default, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportForm {
    /// Nothing for a new one.
    pub id: Option<VendorSupportId>,
    /// The version that was shown; 0 for a new one.
    pub version: u32,
    pub maker: String,
    pub model: String,
    pub ends_on: String,
    /// When it was found there; empty: today.
    pub as_of: String,
    /// Where it was found: an address, a letter.
    pub source: String,
}

/// A date of support that makes sense.
#[derive(Clone, Debug)]
pub struct CheckedSupport {
    pub model: ModelName,
    pub ends_on: Day,
    pub as_of: Day,
    pub source: String,
}

impl SupportForm {
    /// The date as entered, or every field that is refused.
    pub fn check(&self, today: Day) -> Result<CheckedSupport, Refusal> {
        let mut fields = Fields::default();
        let maker = fields.take("maker", required_line(&self.maker, 60));
        let model = fields.take("model", required_line(&self.model, 160));
        let model = match maker.zip(model) {
            Some((maker, model)) => fields.take("model", ModelName::from_parts(&maker, &model)),
            None => None,
        };
        let ends_on = fields.take("endsOn", Day::parse(&self.ends_on));
        let as_of = fields.take("asOf", Day::parse_optional(&self.as_of)).map(|day| day.unwrap_or(today));
        if as_of.is_some_and(|day| day > today) {
            fields.refuse("asOf", Problem::new(RefusalCode::DayAfter).with("day", today));
        }
        let source = fields.take("source", optional_line(&self.source, 300));
        let checked = (|| Some(CheckedSupport { model: model?, ends_on: ends_on?, as_of: as_of?, source: source? }))();
        fields.finish(checked)
    }
}

/// Reads a list of support dates: a heading with `maker`, `model`, `support ends` (or `eol`), and if you like `source` and
/// `as of`. Each row with its line. Refuses a file that is no such list.
pub fn read_support_table(bytes: &[u8]) -> Result<Vec<(u64, SupportForm)>, Refusal> {
    let text = files::as_text(bytes)?;
    let table = files::read_delimited(text)?;
    let column = |names: &[&'static str]| names.iter().copied().find(|name| table.has(name));
    let maker = column(&["maker", "Maker", "manufacturer", "Manufacturer", "vendor", "Vendor"]);
    let model = column(&["model", "Model", "product", "Product"]);
    let ends_on = column(&["support ends", "Support ends", "end of support", "End of support", "endsOn", "eol", "EOL"]);
    let (Some(maker), Some(model), Some(ends_on)) = (maker, model, ends_on) else {
        return Err(RefusalCode::FileNotSupport.into());
    };
    let source = column(&["source", "Source"]);
    let as_of = column(&["as of", "As of", "asOf"]);
    let rows = table.records().map(|record| {
        let cell = |name: Option<&str>| name.map(|name| record.cell(name).to_owned()).unwrap_or_default();
        let form = SupportForm {
            id: None,
            version: 0,
            maker: cell(Some(maker)),
            model: cell(Some(model)),
            ends_on: cell(Some(ends_on)),
            as_of: cell(as_of),
            source: cell(source),
        };
        (record.line(), form)
    });
    let blank = |form: &SupportForm| form.maker.is_empty() && form.model.is_empty() && form.ends_on.is_empty();
    Ok(rows.filter(|(_, form)| !blank(form)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_support_dates_is_read_by_its_headings() {
        let file =
            b"Maker,Model,EOL,Source\nApple,iPhone 12,2027-09-30,letter\n,,,\nMicrosoft,Surface Pro 7,2025-02-31,\n";
        let rows = read_support_table(file).unwrap();
        let lines: Vec<u64> = rows.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 4]);
        let today = Day::parse("2026-11-23").unwrap();
        let first = rows[0].1.check(today).unwrap();
        assert_eq!(
            (first.model.full().as_str(), first.ends_on.to_string().as_str()),
            ("Apple iPhone 12", "2027-09-30")
        );
        assert_eq!((first.as_of, first.source.as_str()), (today, "letter"));
        let refusal = rows[1].1.check(today).unwrap_err();
        assert_eq!((refusal.fields[0].field.as_str(), refusal.fields[0].code), ("endsOn", RefusalCode::NotADay));
    }

    #[test]
    fn what_is_no_list_of_support_dates_is_refused() {
        for (bytes, expected) in [
            (&b"serial,customer\n1,2\n"[..], RefusalCode::FileNotSupport),
            (b"<html></html>", RefusalCode::FileNotSupport),
            (b"", RefusalCode::FileNotSupport),
            (b"maker,model,eol\nApple,iPhone\n", RefusalCode::FileDamaged),
            (b"PK\x03\x04\x00\x00", RefusalCode::FileNotText),
        ] {
            assert_eq!(read_support_table(bytes).unwrap_err().code, expected);
        }
    }

    #[test]
    fn days_outside_the_calendar_are_refused_at_their_field() {
        let today = Day::parse("2026-11-23").unwrap();
        let form = |ends_on: &str, as_of: &str| SupportForm {
            maker: "Apple".into(),
            model: "iPhone 12".into(),
            ends_on: ends_on.into(),
            as_of: as_of.into(),
            ..SupportForm::default()
        };
        for (ends_on, as_of, field, code) in [
            ("1989-12-31", "", "endsOn", RefusalCode::DayOutOfRange),
            ("2101-01-01", "", "endsOn", RefusalCode::DayOutOfRange),
            ("", "", "endsOn", RefusalCode::Missing),
            ("2027-01-01", "2026-12-24", "asOf", RefusalCode::DayAfter),
        ] {
            let refusal = form(ends_on, as_of).check(today).unwrap_err();
            assert_eq!((refusal.fields[0].field.as_str(), refusal.fields[0].code), (field, code));
        }
    }
}
