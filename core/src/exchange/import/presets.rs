//! The formats of programs that resellers keep their registers in: by which headings each is known, and what its columns
//! hold. Facts of these formats are public: Snipe-IT's sample files and importer, ConnectWise's, Autotask's and HaloPSA's
//! public field lists, Datto RMM's and NinjaOne's public interfaces, Dell's and PSWarranty's lists of service tags.

use std::collections::BTreeMap;

use super::columns::{column, heading_key};
use super::{DateOrder, FieldMapping, ListColumn, ListField, ListKind, Mapping};

/// One format.
pub(super) struct Preset {
    pub slug: &'static str,
    /// The program's own name; names are not translated.
    pub name: &'static str,
    pub kind: ListKind,
    /// Headings that tell this format from others.
    marks: &'static [&'static str],
    /// Field and headings, the most telling first; of a note, all.
    fields: &'static [(ListField, &'static [&'static str])],
    fixed: &'static [(ListField, &'static str)],
}

use ListField::{
    Category, Currency, Customer, DeployedOn, Maker, Model, Months, Note, OrderNumber, Price, Serial, Site, Tag,
    Warranty,
};

/// The more telling first.
pub(super) const PRESETS: &[Preset] = &[
    Preset {
        slug: "endwell",
        name: "Endwell",
        kind: ListKind::Devices,
        marks: &[
            "Customer",
            "Site",
            "Category",
            "Manufacturer",
            "Model",
            "Serial number",
            "Deployed on",
            "Refresh date",
        ],
        fields: &[
            (Customer, &["Customer"]),
            (Site, &["Site"]),
            (Category, &["Category"]),
            (Maker, &["Manufacturer"]),
            (Model, &["Model"]),
            (Serial, &["Serial number"]),
            (Tag, &["Asset tag"]),
            (DeployedOn, &["Deployed on"]),
            (Warranty, &["Warranty until"]),
            (Price, &["Price"]),
            (Currency, &["Currency"]),
            (OrderNumber, &["Order number"]),
            (Note, &["Note"]),
        ],
        fixed: &[],
    },
    Preset {
        slug: "snipe-it-models",
        name: "Snipe-IT models",
        kind: ListKind::Models,
        marks: &["Name", "Manufacturer", "Model Number", "Fieldset", "EOL"],
        fields: &[(Maker, &["Manufacturer"]), (Model, &["Name"]), (Category, &["Category"]), (Months, &["EOL"])],
        fixed: &[],
    },
    Preset {
        slug: "snipe-it",
        name: "Snipe-IT assets",
        kind: ListKind::Devices,
        marks: &["Company", "Asset Tag", "Category", "Manufacturer", "Model", "Purchase Date"],
        fields: &[
            (Customer, &["Company"]),
            (Site, &["Location"]),
            (Category, &["Category"]),
            (Maker, &["Manufacturer"]),
            (Model, &["Model", "Model Number", "Model No."]),
            (Serial, &["Serial", "Serial Number", "Item Serial"]),
            (Tag, &["Asset Tag"]),
            (DeployedOn, &["Purchase Date"]),
            (Warranty, &["Warranty", "Warranty Months"]),
            (Price, &["Purchase Cost"]),
            (OrderNumber, &["Order Number"]),
            (Note, &["Asset Notes", "Notes", "Name"]),
        ],
        fixed: &[],
    },
    Preset {
        slug: "connectwise",
        name: "ConnectWise configurations",
        kind: ListKind::Devices,
        marks: &["company", "serialNumber", "modelNumber", "tagNumber"],
        fields: &[
            (Customer, &["company"]),
            (Site, &["site"]),
            (Category, &["type"]),
            (Maker, &["manufacturer", "vendor"]),
            (Model, &["modelNumber"]),
            (Serial, &["serialNumber"]),
            (Tag, &["tagNumber"]),
            (DeployedOn, &["installationDate", "purchaseDate"]),
            (Warranty, &["warrantyExpirationDate"]),
            (Note, &["name", "notes", "vendorNotes"]),
        ],
        fixed: &[],
    },
    Preset {
        slug: "autotask",
        name: "Autotask configuration items",
        kind: ListKind::Devices,
        marks: &["AccountID", "ProductID", "SerialNumber", "InstallDate"],
        fields: &[
            (Customer, &["AccountID"]),
            (Site, &["Location"]),
            (Model, &["ProductID"]),
            (Serial, &["SerialNumber"]),
            (Tag, &["ReferenceNumber"]),
            (DeployedOn, &["InstallDate"]),
            (Warranty, &["WarrantyExpirationDate"]),
            (Note, &["ReferenceTitle", "Notes"]),
        ],
        fixed: &[],
    },
    Preset {
        slug: "halopsa",
        name: "HaloPSA assets",
        kind: ListKind::Devices,
        marks: &["inventory_number", "key_field", "client_name"],
        fields: &[
            (Customer, &["client_name"]),
            (Site, &["site_name"]),
            (Category, &["assettype_name"]),
            (Maker, &["manufacturer_name", "supplier_name"]),
            (Model, &["key_field"]),
            (Serial, &["key_field2"]),
            (Tag, &["inventory_number"]),
            (DeployedOn, &["supplierpurchasedate", "warranty_start"]),
            (Warranty, &["warranty_end"]),
            (Note, &["notes"]),
        ],
        fixed: &[],
    },
    Preset {
        slug: "datto-rmm",
        name: "Datto RMM devices",
        kind: ListKind::Devices,
        marks: &["hostname", "siteName", "deviceClass"],
        fields: &[
            // A site of Datto RMM is a customer.
            (Customer, &["siteName"]),
            (Category, &["deviceType", "deviceClass"]),
            (Maker, &["manufacturer", "systemInfo.manufacturer"]),
            (Model, &["model", "systemInfo.model"]),
            (Serial, &["bios.serialNumber", "serialNumber", "systeminfo.servicetag"]),
            (Warranty, &["warrantyDate"]),
            (DeployedOn, &["purchaseDate", "creationDate"]),
            (Note, &["hostname"]),
        ],
        fixed: &[],
    },
    Preset {
        slug: "ninjaone",
        name: "NinjaOne devices",
        kind: ListKind::Devices,
        marks: &["systemName", "system.biosSerialNumber"],
        fields: &[
            (Customer, &["organization", "organizationName", "organizationId"]),
            (Site, &["location", "locationName"]),
            (Category, &["nodeClass"]),
            (Maker, &["system.manufacturer"]),
            (Model, &["system.model"]),
            (Serial, &["system.biosSerialNumber", "system.serialNumber"]),
            (Warranty, &["warrantyEndDate", "warranty"]),
            (DeployedOn, &["warrantyStartDate", "manufacturerFulfillmentDate"]),
            (Note, &["systemName"]),
        ],
        fixed: &[],
    },
    Preset {
        slug: "pswarranty",
        name: "PSWarranty",
        kind: ListKind::Devices,
        marks: &["serialnumber", "client", "vendor"],
        fields: &[(Customer, &["client"]), (Maker, &["vendor"]), (Serial, &["serialnumber"])],
        fixed: &[],
    },
    Preset {
        slug: "dell-tags",
        name: "Dell service tags",
        kind: ListKind::Devices,
        marks: &["serviceTag"],
        fields: &[(Serial, &["serviceTag"])],
        fixed: &[(Maker, "Dell")],
    },
];

impl Preset {
    /// Whether the list has all headings that tell this format.
    pub fn fits(&self, columns: &[ListColumn]) -> bool {
        let keys: Vec<String> = columns.iter().map(|column| heading_key(&column.name)).collect();
        self.marks.iter().all(|mark| keys.contains(&heading_key(mark)))
    }

    /// What its columns hold; headings that the list lacks are left out.
    pub fn mapping(&self, columns: &[ListColumn]) -> Mapping {
        let keys: Vec<String> = columns.iter().map(|column| heading_key(&column.name)).collect();
        let mut fields: BTreeMap<ListField, FieldMapping> = BTreeMap::new();
        for (field, headings) in self.fields {
            let mut places =
                headings.iter().filter_map(|heading| keys.iter().position(|key| *key == heading_key(heading)));
            if let Some(first) = places.next() {
                let mut from = column(first, columns);
                from.columns.extend(places.filter_map(|at| u32::try_from(at).ok()));
                let others = from.columns.iter().filter_map(|at| columns.get(usize::try_from(*at).ok()?));
                // Columns that are written in different ways are asked about.
                from.dates = from.dates.filter(|order| others.clone().all(|column| fits_order(column, *order)));
                fields.insert(*field, from);
            }
        }
        for (field, text) in self.fixed {
            fields.entry(*field).or_default().fixed = (*text).to_owned();
        }
        Mapping { kind: self.kind, fields, words: BTreeMap::new() }
    }
}

/// Whether the column can be read in this order and in no other.
fn fits_order(column: &ListColumn, order: DateOrder) -> bool {
    column.ambiguous.is_empty() && (column.dates.is_empty() || column.dates == [order])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::columns::Profile;

    /// The format that a list with these headings is taken for, and the fields that are found in it.
    fn found(headings: &str) -> Option<(&'static str, usize)> {
        let columns: Vec<_> = headings.split(',').map(|heading| Profile::default().finish(heading).0).collect();
        let preset = PRESETS.iter().find(|preset| preset.fits(&columns))?;
        Some((preset.slug, preset.mapping(&columns).fields.len()))
    }

    #[test]
    fn each_format_is_known_by_its_headings() {
        for (headings, expected) in [
            (
                "Company,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Notes,Model Number,Asset Notes,Purchase Date,Purchase Cost,Checkout Type,Checked Out To: Username,Asset EOL Date,Serial",
                Some(("snipe-it", 11)),
            ),
            (
                "Name,Category,Manufacturer,Model Notes,Model Number,Fieldset,Requestable,EOL,Min Qty",
                Some(("snipe-it-models", 4)),
            ),
            (
                "name,type,status,company,contact,site,deviceIdentifier,serialNumber,modelNumber,tagNumber,purchaseDate,installationDate,warrantyExpirationDate,vendorNotes,notes,macAddress",
                Some(("connectwise", 9)),
            ),
            (
                "AccountID,ProductID,Active,ReferenceTitle,ReferenceNumber,SerialNumber,Notes,Location,InstallDate,WarrantyExpirationDate",
                Some(("autotask", 8)),
            ),
            (
                "inventory_number,key_field,key_field2,client_name,site_name,assettype_name,warranty_start,warranty_end,supplierpurchasedate",
                Some(("halopsa", 8)),
            ),
            ("uid,hostname,siteName,deviceClass,warrantyDate,bios.serialNumber", Some(("datto-rmm", 5))),
            (
                "systemName,organization,nodeClass,system.manufacturer,system.model,system.biosSerialNumber",
                Some(("ninjaone", 6)),
            ),
            ("serialnumber,client,vendor", Some(("pswarranty", 3))),
            ("serviceTag", Some(("dell-tags", 2))),
            ("service_tag", Some(("dell-tags", 2))),
            ("Service Tag", Some(("dell-tags", 2))),
            ("Client,Make,Model,Serial No.", None),
        ] {
            assert_eq!(found(headings), expected, "{headings}");
        }
    }

    #[test]
    fn a_preset_names_only_fields_of_its_kind() {
        for preset in PRESETS {
            let fields =
                preset.fields.iter().map(|(field, _)| field).chain(preset.fixed.iter().map(|(field, _)| field));
            for field in fields {
                assert!(preset.kind.fields().contains(field), "{} has no {}", preset.slug, field.as_str());
            }
        }
    }
}
