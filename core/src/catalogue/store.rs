//! The models this reseller has met.

use super::{Known, ModelName};
use crate::book::{Tx, bind};
use crate::foundation::ids::ModelId;
use crate::foundation::{Grams, Refusal};

pub(super) fn find(tx: &Tx<'_>, model: &ModelName) -> Result<Option<(ModelId, Known)>, Refusal> {
    tx.one(
        "SELECT id, category, weight_g FROM model WHERE maker_key = ?1 AND name_key = ?2",
        bind![model.maker_key, model.name_key],
        |row| Ok((row.get("id")?, Known { category: row.get("category")?, weight: row.get("weight_g")? })),
    )
}

pub(super) fn add(tx: &Tx<'_>, model: &ModelName, known: Known) -> Result<ModelId, Refusal> {
    let id: ModelId = tx.new_id();
    tx.execute(
        "INSERT INTO model (id, version, maker, maker_key, name, name_key, category, weight_g)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7)",
        bind![id, model.maker, model.maker_key, model.name, model.name_key, known.category, known.weight],
    )?;
    Ok(id)
}

/// Keeps what one of a model weighs.
pub fn set_weight(tx: &Tx<'_>, id: ModelId, weight: Grams) -> Result<(), Refusal> {
    tx.execute("UPDATE model SET weight_g = ?2, version = version + 1 WHERE id = ?1", bind![id, weight])?;
    Ok(())
}

/// Removes a model that nothing names.
pub fn remove(tx: &Tx<'_>, id: ModelId) -> Result<(), Refusal> {
    tx.execute("DELETE FROM model WHERE id = ?1", bind![id])?;
    Ok(())
}
