//! What a scan finds: the number that the code holds, and the devices in the book that bear it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Reading};
use super::{CodeKind, ScanRules, store};
use crate::book::{Row, Tx, bind};
use crate::catalogue::full_name;
use crate::deployments::AssetState;
use crate::foundation::ids::{AssetId, CustomerId, SiteId};
use crate::foundation::{FieldRefusal, Fields, Refusal, SerialNumber, choice, optional_line, search_key};

/// How this reseller's scanner is set up.
pub fn show_rules(tx: &Tx<'_>, (): ()) -> Result<ScanRules, Refusal> {
    store::rules(tx)
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScannedText {
    /// As the scanner typed it.
    pub text: String,
    /// Where the person stands, if that is known: what is there comes first.
    pub site_id: Option<SiteId>,
}

/// What one code says, and whom the book knows by it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Scan {
    pub kind: CodeKind,
    /// The serial number it holds, if it holds one.
    pub serial: Option<String>,
    /// Why what stands in the place of a serial number is none.
    pub refused: Vec<FieldRefusal>,
    /// What it is if it is an asset tag.
    pub tag: Option<String>,
    /// The maker, where the form of the code is one maker's own.
    pub maker: Option<String>,
    pub part_number: Option<String>,
    /// A product's number of 14 digits.
    pub gtin: Option<String>,
    /// At most five; by serial number before by tag.
    pub devices: Vec<ScannedDevice>,
}

choice! {
    /// By which of its numbers a device was found.
    FoundBy { Serial = "serial", Tag = "tag", }
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScannedDevice {
    pub id: AssetId,
    pub found_by: FoundBy,
    pub serial: String,
    pub tag: String,
    pub maker: String,
    /// Maker and model.
    pub model: String,
    pub customer_id: CustomerId,
    pub customer: String,
    pub site_id: SiteId,
    pub site: String,
    pub state: AssetState,
}

const MOST: usize = 5;

macro_rules! device_sql {
    ($where:literal) => {
        concat!(
            "SELECT a.id, a.serial, a.tag, m.maker, m.name, a.customer_id, c.name AS customer, a.site_id, s.name AS site, a.state
               FROM asset a
               JOIN model m ON m.id = a.model_id
               JOIN customer c ON c.id = a.customer_id
               JOIN site s ON s.id = a.site_id
              WHERE ", $where, " AND (?2 IS NULL OR a.site_id = ?2) ORDER BY a.seq LIMIT 5"
        )
    };
}

/// Devices with exactly this serial number, of any maker. Relies on asset_serial.
pub const BY_SERIAL_SQL: &str = device_sql!("a.serial_key = ?1");
/// Devices with exactly this asset tag. Relies on asset_tag.
pub const BY_TAG_SQL: &str = device_sql!("a.tag_key <> '' AND a.tag_key = ?1");

/// What a scanned text says, and what in the book it names.
pub fn read(tx: &Tx<'_>, ScannedText { text, site_id }: ScannedText) -> Result<Scan, Refusal> {
    let reading = rules::read(&text, &store::rules(tx)?).map_err(|problem| Refusal::field("text", problem))?;
    let mut found = Finder { tx, site_id, devices: Vec::new() };
    let mut known = None;
    for serial in &reading.serials {
        let Ok(number) = SerialNumber::parse(serial) else { continue };
        if found.by(FoundBy::Serial, number.key())? {
            known = known.or(Some(number));
        }
    }
    let tag = reading.tag.as_deref().and_then(|tag| optional_line(tag, 60).ok());
    let tag_key = tag.as_deref().map(|tag| search_key(tag).replace(' ', "")).unwrap_or_default();
    if !tag_key.is_empty() {
        found.by(FoundBy::Tag, &tag_key)?;
    }
    let mut fields = Fields::default();
    let serial = known.or_else(|| to_record(&reading, &mut fields));
    let Reading { kind, maker, part_number, gtin, .. } = reading;
    let maker = maker.map(str::to_owned);
    let (serial, refused) = (serial.map(|serial| serial.typed().to_owned()), fields.into_inner());
    Ok(Scan { kind, serial, refused, tag, maker, part_number, gtin, devices: found.devices })
}

/// The serial number that would be recorded of a device which the book does not know.
fn to_record(reading: &Reading, fields: &mut Fields) -> Option<SerialNumber> {
    let first = reading.serials.first().filter(|_| reading.says_serial())?;
    fields.take("text", SerialNumber::parse(first))
}

struct Finder<'t, 'c> {
    tx: &'t Tx<'c>,
    site_id: Option<SiteId>,
    devices: Vec<ScannedDevice>,
}

impl Finder<'_, '_> {
    /// Adds the devices that bear a number, those of the site first. Answers whether there is any.
    fn by(&mut self, found_by: FoundBy, key: &str) -> Result<bool, Refusal> {
        let sql = match found_by {
            FoundBy::Serial => BY_SERIAL_SQL,
            FoundBy::Tag => BY_TAG_SQL,
        };
        let of = |site: Option<SiteId>| self.tx.all(sql, bind![key, site], |row| device(row, found_by));
        let mut found = if self.site_id.is_some() { of(self.site_id)? } else { Vec::new() };
        found.extend(of(None)?);
        let any = !found.is_empty();
        for device in found {
            if self.devices.len() < MOST && self.devices.iter().all(|known| known.id != device.id) {
                self.devices.push(device);
            }
        }
        Ok(any)
    }
}

fn device(row: &Row<'_>, found_by: FoundBy) -> Result<ScannedDevice, Refusal> {
    Ok(ScannedDevice {
        id: row.get("id")?,
        found_by,
        serial: row.get("serial")?,
        tag: row.get("tag")?,
        maker: row.get("maker")?,
        model: full_name(row.text("maker")?, row.text("name")?),
        customer_id: row.get("customer_id")?,
        customer: row.get("customer")?,
        site_id: row.get("site_id")?,
        site: row.get("site")?,
        state: row.get("state")?,
    })
}
