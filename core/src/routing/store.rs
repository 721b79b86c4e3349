//! The routing table and what customers require, in the book.

use std::collections::HashMap;

use super::{Register, Requirement, Rule, Table, bundled};
use crate::book::{Row, Tx, bind};
use crate::foundation::Refusal;
use crate::foundation::ids::CustomerId;
use crate::recyclers;

/// All that decides routes, as the book has it now.
pub fn read(tx: &Tx<'_>) -> Result<Register, Refusal> {
    let (_, table) = table(tx)?;
    let requirements = tx.all(
        "SELECT customer_id, version, standards, on_site_destruction, no_export, note FROM customer_requirement",
        &[],
        |row| Ok((row.get("customer_id")?, noted(row)?.requirement)),
    )?;
    Ok(Register {
        outlets: recyclers::register(tx)?,
        table,
        requirements: requirements.into_iter().collect::<HashMap<_, _>>(),
    })
}

/// The table and its version; version 0 while it is the bundled one.
pub(super) fn table(tx: &Tx<'_>) -> Result<(u32, Table), Refusal> {
    let own = tx.one("SELECT version, rules, fresh_days FROM routing_table WHERE only_row = 1", &[], |row| {
        let rules: Vec<Rule> = json(row.text("rules")?)?;
        Ok((row.get("version")?, Table { rules, fresh_days: row.get("fresh_days")? }))
    })?;
    Ok(own.unwrap_or_else(|| (0, bundled())))
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    serde_json::from_str(text).map_err(Refusal::unexpected)
}

pub(super) fn save_table(tx: &Tx<'_>, version: u32, table: &Table) -> Result<(), Refusal> {
    let rules = serde_json::to_string(&table.rules).map_err(Refusal::unexpected)?;
    if version == 0 {
        return tx.execute_versioned(
            "routing_table",
            "INSERT INTO routing_table (only_row, version, rules, fresh_days) VALUES (1, 1, ?1, ?2) ON CONFLICT DO NOTHING",
            bind![rules, table.fresh_days],
        );
    }
    tx.execute_versioned(
        "routing_table",
        "UPDATE routing_table SET rules = ?2, fresh_days = ?3, version = version + 1 WHERE only_row = 1 AND version = ?1",
        bind![version, rules, table.fresh_days],
    )
}

pub(super) fn forget_table(tx: &Tx<'_>, version: u32) -> Result<(), Refusal> {
    tx.execute_versioned(
        "routing_table",
        "DELETE FROM routing_table WHERE only_row = 1 AND version = ?1",
        bind![version],
    )
}

/// A customer's requirement as it was entered.
pub(super) struct Noted {
    pub version: u32,
    pub requirement: Requirement,
    pub note: String,
}

fn noted(row: &Row<'_>) -> Result<Noted, Refusal> {
    Ok(Noted {
        version: row.get("version")?,
        requirement: Requirement {
            standards: json(row.text("standards")?)?,
            on_site_destruction: row.get("on_site_destruction")?,
            no_export: row.get("no_export")?,
        },
        note: row.get("note")?,
    })
}

pub(super) fn requirement(tx: &Tx<'_>, customer: CustomerId) -> Result<Option<Noted>, Refusal> {
    tx.one(
        "SELECT version, standards, on_site_destruction, no_export, note FROM customer_requirement WHERE customer_id = ?1",
        bind![customer],
        noted,
    )
}

/// What a customer requires; nothing special where nobody entered anything.
pub fn requirement_of(tx: &Tx<'_>, customer: CustomerId) -> Result<Requirement, Refusal> {
    Ok(requirement(tx, customer)?.map(|noted| noted.requirement).unwrap_or_default())
}

pub(super) fn save_requirement(
    tx: &Tx<'_>,
    (customer, version): (CustomerId, u32),
    requirement: &Requirement,
    note: &str,
) -> Result<(), Refusal> {
    let standards = serde_json::to_string(&requirement.standards).map_err(Refusal::unexpected)?;
    let (on_site, no_export) = (requirement.on_site_destruction, requirement.no_export);
    if version == 0 {
        return tx.execute_versioned(
            "customer",
            "INSERT INTO customer_requirement (customer_id, version, standards, on_site_destruction, no_export, note)
             VALUES (?1, 1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            bind![customer, standards, on_site, no_export, note],
        );
    }
    tx.execute_versioned(
        "customer",
        "UPDATE customer_requirement SET standards = ?3, on_site_destruction = ?4, no_export = ?5, note = ?6,
                version = version + 1
          WHERE customer_id = ?1 AND version = ?2",
        bind![customer, version, standards, on_site, no_export, note],
    )
}
