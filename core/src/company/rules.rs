//! What a company's settings may be.

use super::{Company, CompanyForm};
use crate::foundation::{
    Currency, Fields, Problem, Refusal, RefusalCode, optional_email, optional_line, optional_text, required_line,
};

/// The settings as they will be kept, or every field that is refused.
pub(super) fn check(form: &CompanyForm) -> Result<Company, Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", required_line(&form.name, 120));
    let address = fields.take("address", address(&form.address));
    let phone = fields.take("phone", optional_line(&form.phone, 40));
    let email = fields.take("email", optional_email(&form.email));
    let signatory_name = fields.take("signatoryName", optional_line(&form.signatory_name, 80));
    let signatory_role = fields.take("signatoryRole", optional_line(&form.signatory_role, 80));
    let currency = fields.take("currency", Currency::parse(&form.currency));
    let pickup_prefix = fields.take("pickupPrefix", prefix(&form.pickup_prefix));
    let certificate_prefix = fields.take("certificatePrefix", prefix(&form.certificate_prefix));
    let company = (|| {
        Some(Company {
            version: form.version,
            name: name?,
            address: address?,
            phone: phone?,
            email: email?,
            signatory_name: signatory_name?,
            signatory_role: signatory_role?,
            page_size: form.page_size,
            currency: currency?,
            pickup_prefix: pickup_prefix?,
            certificate_prefix: certificate_prefix?,
            has_logo: false,
        })
    })();
    fields.finish(company)
}

/// A letterhead has room for four lines.
fn address(text: &str) -> Result<String, Problem> {
    let text = optional_text(text, 240)?;
    if text.lines().count() > 4 {
        return Err(Problem::new(RefusalCode::OutOfRange).with("from", 0).with("to", 4));
    }
    Ok(text)
}

/// One to six letters or digits: it becomes part of numbers that are read aloud and typed again.
fn prefix(text: &str) -> Result<String, Problem> {
    let text = required_line(text, 6)?;
    if text.chars().all(|character| character.is_ascii_alphanumeric()) {
        Ok(text.to_ascii_uppercase())
    } else {
        Err(Problem::new(RefusalCode::UnknownChoice).with("text", text))
    }
}

/// `P-0041`, or with a year `C-2026-0012`.
pub(super) fn number(prefix: &str, year: Option<i32>, count: u32) -> String {
    match year {
        Some(year) => format!("{prefix}-{year}-{count:04}"),
        None => format!("{prefix}-{count:04}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_four_digits_and_grow() {
        assert_eq!(number("P", None, 41), "P-0041");
        assert_eq!(number("C", Some(2026), 12), "C-2026-0012");
        assert_eq!(number("C", Some(2026), 12_345), "C-2026-12345");
    }

    #[test]
    fn a_prefix_can_be_read_aloud() {
        assert_eq!(prefix("cert").as_deref(), Ok("CERT"));
        assert_eq!(prefix("C/1").unwrap_err().code, RefusalCode::UnknownChoice);
        assert_eq!(prefix("").unwrap_err().code, RefusalCode::Missing);
    }
}
