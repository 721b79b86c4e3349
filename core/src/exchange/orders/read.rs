//! A distributor's orders, as its portal and its interface give them: read from CSV or JSON into the same shape.
//! Field names are those of the distributor's public order interface.

use std::collections::HashMap;

use serde::Deserialize;

use crate::files::{Record, as_text, read_delimited};
use crate::foundation::{Refusal, RefusalCode, search_key};

/// The largest file of orders, in bytes.
pub(super) const LARGEST: u64 = 64 * 1024 * 1024;

/// One order for one end customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub number: String,
    /// As the file wrote it.
    pub ordered_on: String,
    pub customer: String,
    pub lines: Vec<OrderLine>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OrderLine {
    pub maker: String,
    pub description: String,
    pub part_number: String,
    /// A decimal number, as the file wrote it.
    pub price: String,
    pub currency: String,
    pub quantity: u64,
    pub shipped_on: String,
    pub serials: Vec<String>,
}

impl Order {
    /// The day on which all of it had been shipped; the day of the order when the file does not say.
    pub fn deployed_on(&self) -> &str {
        let shipped = self.lines.iter().map(|line| line.shipped_on.as_str()).max().unwrap_or_default();
        if shipped.is_empty() { &self.ordered_on } else { shipped }
    }
}

/// Reads a file of orders of either kind. Refuses what is neither.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Order>, Refusal> {
    let text = as_text(bytes)?;
    let orders = if text.trim_start().starts_with(['[', '{']) { from_json(text)? } else { from_csv(text)? };
    if orders.is_empty() { Err(RefusalCode::FileNotOrders.into()) } else { Ok(orders) }
}

fn from_csv(text: &str) -> Result<Vec<Order>, Refusal> {
    let table = read_delimited(text)?;
    let needed = ["ingramOrderNumber", "endUserCompanyName", "vendorName", "partDescription", "serialNumbers"];
    if !needed.iter().all(|heading| table.has(heading)) {
        return Err(RefusalCode::FileNotOrders.into());
    }
    let mut orders: Vec<Order> = Vec::new();
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    for record in table.records() {
        let number = record.cell("ingramOrderNumber");
        if number.is_empty() {
            return Err(Refusal::new(RefusalCode::FileDamaged).with("line", record.line()));
        }
        let customer = record.cell("endUserCompanyName").to_owned();
        let place = *places.entry((number.to_owned(), search_key(&customer))).or_insert_with(|| {
            let ordered_on = record.cell("ingramOrderDate").to_owned();
            orders.push(Order { number: number.to_owned(), ordered_on, customer, lines: Vec::new() });
            orders.len() - 1
        });
        orders[place].lines.push(csv_line(&record)?);
    }
    Ok(orders)
}

fn csv_line(record: &Record<'_>) -> Result<OrderLine, Refusal> {
    let quantity = record.cell("quantityOrdered").parse();
    let quantity = quantity.map_err(|_| Refusal::new(RefusalCode::FileDamaged).with("line", record.line()))?;
    let serials = record.cell("serialNumbers").split(';').map(str::trim).filter(|serial| !serial.is_empty());
    Ok(OrderLine {
        maker: record.cell("vendorName").to_owned(),
        description: record.cell("partDescription").to_owned(),
        part_number: record.cell("vendorPartNumber").to_owned(),
        price: record.cell("unitPrice").to_owned(),
        currency: record.cell("currencyCode").to_owned(),
        quantity,
        shipped_on: record.cell("shippedDate").to_owned(),
        serials: serials.map(str::to_owned).collect(),
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonOrder {
    ingram_order_number: String,
    #[serde(default)]
    ingram_order_date: String,
    #[serde(default)]
    end_user_info: JsonEndUser,
    #[serde(default)]
    lines: Vec<JsonLine>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct JsonEndUser {
    company_name: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct JsonLine {
    vendor_part_number: String,
    vendor_name: String,
    part_description: String,
    unit_price: Option<serde_json::Number>,
    currency_code: String,
    quantity_ordered: u64,
    shipment_details: Vec<JsonShipment>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct JsonShipment {
    shipped_date: String,
    carrier_details: Vec<JsonCarrier>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct JsonCarrier {
    tracking_details: Vec<JsonTracking>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct JsonTracking {
    serial_numbers: Vec<JsonSerial>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonSerial {
    serial_number: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum JsonFile {
    Many(Vec<JsonOrder>),
    One(Box<JsonOrder>),
}

fn from_json(text: &str) -> Result<Vec<Order>, Refusal> {
    // First whether it is JSON at all, so that a cut-off file is told from one of another kind.
    let value: serde_json::Value = serde_json::from_str(text)
        .map_err(|error| Refusal::new(RefusalCode::FileDamaged).with("line", error.line()).trace(error))?;
    let file = serde_json::from_value(value).map_err(|error| Refusal::new(RefusalCode::FileNotOrders).trace(error))?;
    let orders = match file {
        JsonFile::Many(orders) => orders,
        JsonFile::One(order) => vec![*order],
    };
    let order = |order: JsonOrder| Order {
        number: order.ingram_order_number.trim().to_owned(),
        ordered_on: order.ingram_order_date,
        customer: order.end_user_info.company_name.trim().to_owned(),
        lines: order.lines.into_iter().map(json_line).collect(),
    };
    Ok(orders.into_iter().map(order).collect())
}

fn json_line(line: JsonLine) -> OrderLine {
    let shipped_on =
        line.shipment_details.iter().map(|shipment| shipment.shipped_date.clone()).max().unwrap_or_default();
    let carriers = line.shipment_details.into_iter().flat_map(|shipment| shipment.carrier_details);
    let serials = carriers.flat_map(|carrier| carrier.tracking_details).flat_map(|tracking| tracking.serial_numbers);
    OrderLine {
        maker: line.vendor_name,
        description: line.part_description,
        part_number: line.vendor_part_number,
        // The shortest text that reads back as this number is the decimal the sender wrote.
        price: line.unit_price.map(|price| price.to_string()).unwrap_or_default(),
        currency: line.currency_code,
        quantity: line.quantity_ordered,
        shipped_on,
        serials: serials
            .map(|serial| serial.serial_number.trim().to_owned())
            .filter(|serial| !serial.is_empty())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &str = "\u{feff}ingramOrderNumber,ingramOrderDate,endUserCompanyName,vendorPartNumber,vendorName,partDescription,unitPrice,currencyCode,quantityOrdered,shippedDate,serialNumbers\n\
        20-1,2025-08-01,Harbor Museum,CF289X,HP,HP 89X toner cartridge,234.63,USD,12,2025-08-06,\n\
        20-1,2025-08-01,Harbor Museum,X1,Dell,Dell Latitude 5420,900.5,USD,2,2025-08-09,AAA111;BBB222\n";

    const JSON: &str = r#"[{"ingramOrderNumber":"20-1","ingramOrderDate":"2025-08-01","endUserInfo":{"companyName":"Harbor Museum"},
        "lines":[{"vendorPartNumber":"CF289X","vendorName":"HP","partDescription":"HP 89X toner cartridge","unitPrice":234.63,
        "currencyCode":"USD","quantityOrdered":12,"shipmentDetails":[{"shippedDate":"2025-08-06"}]},
        {"vendorPartNumber":"X1","vendorName":"Dell","partDescription":"Dell Latitude 5420","unitPrice":900.5,"currencyCode":"USD",
        "quantityOrdered":2,"shipmentDetails":[{"shippedDate":"2025-08-09","carrierDetails":[{"trackingDetails":[{"serialNumbers":
        [{"serialNumber":"AAA111"},{"serialNumber":"BBB222"}]}]}]}]}]}]"#;

    #[test]
    fn both_kinds_of_file_say_the_same() {
        let (csv, json) = (read(CSV.as_bytes()).unwrap(), read(JSON.as_bytes()).unwrap());
        assert_eq!(csv, json);
        assert_eq!(csv[0].deployed_on(), "2025-08-09");
        assert_eq!(csv[0].lines[1].serials, ["AAA111", "BBB222"]);
    }

    #[test]
    fn files_of_another_kind_are_refused() {
        for (bytes, code) in [
            (&b"name,phone\nx,1\n"[..], RefusalCode::FileNotOrders),
            (b"", RefusalCode::FileNotOrders),
            (b"[]", RefusalCode::FileNotOrders),
            (b"{\"a\":1}", RefusalCode::FileNotOrders),
            (b"[{\"ingramOrderNumber\":\"20-1\",", RefusalCode::FileDamaged),
            (b"\x89PNG\r\n\x1a\n\x00", RefusalCode::FileNotText),
        ] {
            assert_eq!(read(bytes).unwrap_err().code, code, "{bytes:?}");
        }
        let cut = CSV.replace(",12,", ",twelve,");
        assert_eq!(read(cut.as_bytes()).unwrap_err().params["line"], "2");
    }
}
