//! One asset of a Snipe-IT as a row of texts. Pure. Every part of an asset may be missing or null, and there is more in it than
//! is asked for here.

use serde_json::Value;

use super::text::{unescaped, unmarked};

/// What a row says, in its order; the words are those of Snipe-IT's own files where it has some.
pub const HEADINGS: &[&str] = &[
    "Company",
    "Location",
    "Category",
    "Manufacturer",
    "Model",
    "Model Number",
    "Serial",
    "Asset Tag",
    "Name",
    "Status",
    "Purchase Date",
    "Purchase Cost",
    "Warranty",
    "Asset EOL Date",
    "Order Number",
    "Supplier",
    "Asset Notes",
];

/// The texts of an asset, one for each of the headings.
pub(super) fn row(asset: &Value) -> Vec<String> {
    let place = [name(asset, "location"), name(asset, "rtd_location")];
    vec![
        name(asset, "company"),
        // Where it is; of what is in nobody's hands, where it belongs.
        place.into_iter().find(|place| !place.is_empty()).unwrap_or_default(),
        name(asset, "category"),
        name(asset, "manufacturer"),
        name(asset, "model"),
        text(asset, "model_number"),
        text(asset, "serial"),
        text(asset, "asset_tag"),
        text(asset, "name"),
        status(asset),
        day(asset, "purchase_date"),
        plain_amount(&text(asset, "purchase_cost")),
        months(&text(asset, "warranty_months")),
        day(asset, "asset_eol_date"),
        text(asset, "order_number"),
        name(asset, "supplier"),
        asset.get("notes").and_then(Value::as_str).map(|note| unmarked(note).trim().to_owned()).unwrap_or_default(),
    ]
}

/// A text or a number; empty for everything else.
fn text(of: &Value, part: &str) -> String {
    match of.get(part) {
        Some(Value::String(text)) => unescaped(text).trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The name of another thing that an asset refers to.
fn name(asset: &Value, part: &str) -> String {
    asset.get(part).map(|other| text(other, "name")).unwrap_or_default()
}

/// `Ready to Deploy (deployed)`: what people there call it, and what Snipe-IT itself makes of it.
fn status(asset: &Value) -> String {
    let Some(label) = asset.get("status_label") else { return String::new() };
    let (name, meta) = (text(label, "name"), text(label, "status_meta"));
    if meta.is_empty() || name.eq_ignore_ascii_case(&meta) { name } else { format!("{name} ({meta})") }
}

/// `2023-01-23`, beside which Snipe-IT has the date as people there write it.
fn day(asset: &Value, part: &str) -> String {
    asset.get(part).map(|date| text(date, "date")).unwrap_or_default()
}

/// `1234.50`. Amounts come with separators, `1,234.50` or `1.234,50` as Snipe-IT is set up; but always with two digits at their
/// end, which tell them apart.
fn plain_amount(amount: &str) -> String {
    let digits = amount.replace([',', '.'], "");
    let decimal =
        amount.len().checked_sub(3).and_then(|at| amount.get(at..)).and_then(|end| end.strip_prefix([',', '.']));
    let (Some(cents), true) = (decimal, digits.bytes().all(|byte| byte.is_ascii_digit())) else {
        return amount.to_owned();
    };
    let whole = digits.strip_suffix(cents).unwrap_or_default();
    format!("{whole}.{cents}")
}

/// `36 months`, whatever the language of that Snipe-IT is.
fn months(months: &str) -> String {
    let number: String = months.chars().take_while(char::is_ascii_digit).collect();
    if number.is_empty() { months.to_owned() } else { format!("{number} months") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn cell(asset: &Value, heading: &str) -> String {
        let row = row(asset);
        assert_eq!(row.len(), HEADINGS.len());
        row[HEADINGS.iter().position(|one| *one == heading).unwrap()].clone()
    }

    #[test]
    fn an_asset_of_which_nothing_is_known_is_a_row_of_nothing() {
        let nulls = json!({
            "id": 7, "name": "", "serial": null, "model": null, "status_label": null, "company": null, "location": null,
            "rtd_location": null, "purchase_date": null, "purchase_cost": null, "warranty_months": null, "notes": null,
            "asset_eol_date": null, "supplier": null, "custom_fields": {}, "available_actions": { "delete": true },
        });
        for asset in [nulls, json!({}), json!({ "model": "no object", "status_label": [], "purchase_date": 7 })] {
            assert!(row(&asset).iter().all(String::is_empty), "{asset}");
        }
    }

    #[test]
    fn the_status_says_what_people_and_what_snipe_it_call_it() {
        for (label, status) in [
            (
                json!({ "name": "Ready to Deploy", "status_type": "deployable", "status_meta": "deployed" }),
                "Ready to Deploy (deployed)",
            ),
            (json!({ "name": "Sold &amp; gone", "status_meta": "archived" }), "Sold & gone (archived)"),
            (json!({ "name": "Archived", "status_meta": "archived" }), "Archived"),
            (json!({ "name": "Broken" }), "Broken"),
        ] {
            assert_eq!(cell(&json!({ "status_label": label }), "Status"), status);
        }
    }

    #[test]
    fn an_asset_in_nobodys_hands_is_where_it_belongs() {
        let stock = json!({ "location": null, "rtd_location": { "id": 2, "name": "Stock" } });
        assert_eq!(cell(&stock, "Location"), "Stock");
        let out = json!({ "location": { "name": "Boston" }, "rtd_location": { "name": "Stock" } });
        assert_eq!(cell(&out, "Location"), "Boston");
    }

    #[test]
    fn an_amount_is_plain_whatever_its_separators() {
        for (cost, plain) in [
            (json!("1,234.50"), "1234.50"),
            (json!("1.234,50"), "1234.50"),
            (json!("1,234,567.00"), "1234567.00"),
            (json!("999,00"), "999.00"),
            (json!("0.00"), "0.00"),
            (json!(1234.5), "1234.5"),
            (json!(1200), "1200"),
            // Not as Snipe-IT writes them: left to the person.
            (json!("1,234"), "1,234"),
            (json!("-5.00"), "-5.00"),
            (json!("€ 5.00"), "€ 5.00"),
            (json!("é1"), "é1"),
            (json!(null), ""),
        ] {
            assert_eq!(cell(&json!({ "purchase_cost": cost }), "Purchase Cost"), plain);
        }
    }

    #[test]
    fn dates_and_months_are_read_past_their_language() {
        let date = json!({ "date": "2023-01-23", "formatted": "23.01.2023" });
        assert_eq!(cell(&json!({ "purchase_date": date }), "Purchase Date"), "2023-01-23");
        for (warranty, months) in
            [("36 months", "36 months"), ("36 Monate", "36 months"), ("12", "12 months"), ("", "")]
        {
            assert_eq!(cell(&json!({ "warranty_months": warranty }), "Warranty"), months);
        }
        assert_eq!(cell(&json!({ "warranty_months": 24 }), "Warranty"), "24 months");
    }
}
