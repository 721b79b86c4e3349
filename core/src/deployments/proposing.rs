//! Where the lines of a deployment as typed would go, read from one state of the register.

use std::collections::HashMap;

use crate::book::Tx;
use crate::catalogue::{Category, ModelName};
use crate::customers::Place;
use crate::foundation::{Area, Day, Grams, Refusal};
use crate::routing::{self, Proposed, Register, Requirement, Subject};

/// Answers for one line after another; alike ones are decided once.
pub(super) struct Proposing {
    register: Register,
    today: Day,
    area: Option<Area>,
    requirement: Requirement,
    decided: HashMap<(Category, String, i64, u32), Proposed>,
}

impl Proposing {
    /// Reads the register, and what the customer of a place requires.
    pub fn read(tx: &Tx<'_>, place: Option<&Place>) -> Result<Proposing, Refusal> {
        let register = routing::read(tx)?;
        let requirement = place.and_then(|place| register.requirements.get(&place.customer_id)).cloned();
        Ok(Proposing {
            register,
            today: tx.today(),
            area: place.and_then(|place| Area::of(&place.address)),
            requirement: requirement.unwrap_or_default(),
            decided: HashMap::new(),
        })
    }

    /// The outlet of a line, as if it left today; `weight`: of one, nothing where only the category's usual one is known.
    pub fn propose(
        &mut self,
        category: Category,
        model: Option<&ModelName>,
        weight: Option<Grams>,
        quantity: u32,
    ) -> Proposed {
        let maker_key = model.map(|model| model.maker_key.clone()).unwrap_or_default();
        let weight = weight.map_or(category.facts().weight_g, Grams::count);
        let case = (category, maker_key, weight, quantity);
        if let Some(decided) = self.decided.get(&case) {
            return decided.clone();
        }
        let subject = Subject {
            category,
            maker_key: case.1.clone(),
            weight,
            quantity,
            area: self.area.clone(),
            requirement: self.requirement.clone(),
            holds: Vec::new(),
        };
        let proposed = routing::route(&subject, self.today, None, &self.register).proposed();
        self.decided.insert(case, proposed.clone());
        proposed
    }
}
