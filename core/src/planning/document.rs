//! The two documents of planning. The lifecycle plan is given at deployment: what was installed, when each device should be
//! refreshed, where it goes and what it may still be worth. The refresh proposal asks for a yes: what is due, when, and what
//! replacing it takes, site by site.

use std::collections::BTreeMap;

use super::inventory::Item;
use crate::catalogue::Category;
use crate::company::{self, Company};
use crate::deployments::DeploymentRow;
use crate::foundation::{Day, Moment, Money, Refusal, Said, Totals, Words};
use crate::paper::{Align, Block, Column, Fact, FactColumn, MadeAt, Printed, Sheet, Table, Width};
use crate::refresh;

/// What both documents say of the reseller and the customer.
pub(super) struct Head {
    pub issuer: Company,
    pub logo: Option<Vec<u8>>,
    pub customer: String,
    /// Whom the document is for; empty when nobody is known.
    pub contact: String,
    pub today: Day,
    pub now: Moment,
    /// The plan it was made from.
    pub scenario: Option<String>,
}

/// The catalogues that the documents need.
pub(super) fn words() -> Result<Words, Refusal> {
    Words::english(&[
        include_str!("messages.ftl"),
        company::WORDS,
        include_str!("../catalogue/messages.ftl"),
        refresh::WORDS,
    ])
}

/// The lifecycle plan of a customer, or of one deployment.
pub(super) fn lifecycle_plan(
    head: &Head,
    deployment: Option<&DeploymentRow>,
    items: &[Item],
) -> Result<Printed, Refusal> {
    let paper = Paper { head, words: words()? };
    let title = paper.say("plan-title")?;
    let lead = if deployment.is_some() { "plan-lead-deployment" } else { "plan-lead-customer" };
    let names = [("issuer", (&head.issuer.name).into()), ("customer", (&head.customer).into())];
    let mut blocks = vec![Block::Title(title.clone()), Block::Lead(paper.words.say(lead, &names)?), Block::Rule];
    blocks.push(Block::Facts(paper.plan_facts(deployment, items)?));
    for (site, items) in by_site(items) {
        blocks.push(Block::Heading(site.to_owned()));
        blocks.push(Block::Table(paper.plan_table(&items)?));
    }
    if items.is_empty() {
        blocks.push(Block::Paragraph(paper.say("document-nothing-in-service")?));
    }
    blocks.push(Block::Heading(paper.say("plan-why")?));
    for reason in paper.reasons(items)? {
        blocks.push(Block::Paragraph(reason));
    }
    blocks.push(Block::Small(paper.say("plan-statement")?));
    paper.print(&title, blocks)
}

/// The refresh proposal: what falls due until a day, the overdue included.
pub(super) fn refresh_proposal(head: &Head, until: Day, inflation: i64, items: &[Item]) -> Result<Printed, Refusal> {
    let paper = Paper { head, words: words()? };
    let title = paper.say("proposal-title")?;
    let shown_until = paper.words.day(until)?;
    let lead = paper.words.say(
        "proposal-lead",
        &[
            ("issuer", (&head.issuer.name).into()),
            ("customer", (&head.customer).into()),
            ("until", (&shown_until).into()),
        ],
    )?;
    let mut blocks = vec![Block::Title(title.clone()), Block::Lead(lead), Block::Rule];
    blocks.push(Block::Facts(paper.proposal_facts(until, items)?));
    if items.is_empty() {
        blocks.push(Block::Paragraph(paper.say("proposal-nothing-due")?));
    } else {
        blocks.push(Block::Heading(paper.say("proposal-by-quarter")?));
        blocks.push(Block::Table(paper.quarters(items)?));
    }
    for (site, items) in by_site(items) {
        blocks.push(Block::Heading(site.to_owned()));
        blocks.push(Block::Table(paper.proposal_table(&items)?));
    }
    blocks.push(Block::Small(paper.proposal_statement(inflation, items)?));
    paper.print(&title, blocks)
}

/// In the order in which they come.
fn by_site(items: &[Item]) -> Vec<(&str, Vec<&Item>)> {
    let mut sites: Vec<(&str, Vec<&Item>)> = Vec::new();
    for item in items {
        match sites.last_mut() {
            Some((site, of_site)) if *site == item.site => of_site.push(item),
            _ => sites.push((&item.site, vec![item])),
        }
    }
    sites
}

fn sum<'a>(amounts: impl Iterator<Item = &'a Option<Money>>) -> Vec<Money> {
    let mut totals = Totals::default();
    amounts.flatten().for_each(|money| totals.add(*money));
    totals.amounts()
}

struct Paper<'h> {
    head: &'h Head,
    words: Words,
}

impl Paper<'_> {
    fn say(&self, id: &str) -> Result<String, Refusal> {
        self.words.say(id, &[])
    }

    fn devices(&self, count: usize) -> Result<String, Refusal> {
        self.words.say("document-devices", &[("count", Said::Count(count as u64))])
    }

    fn day(&self, day: Option<Day>) -> Result<String, Refusal> {
        day.map_or_else(|| self.say("document-no-date"), |day| self.words.day(day))
    }

    fn fact(&self, label: &str, value: String, lines: Vec<String>) -> Result<Fact, Refusal> {
        Ok(Fact { label: self.say(&format!("document-label-{label}"))?, value, lines })
    }

    fn customer(&self) -> Result<Fact, Refusal> {
        let contact = Some(self.head.contact.clone()).filter(|contact| !contact.is_empty());
        self.fact("customer", self.head.customer.clone(), contact.into_iter().collect())
    }

    fn column(&self, id: &str, align: Align) -> Result<Column, Refusal> {
        Ok(Column { heading: self.say(&format!("document-column-{id}"))?, align, width: Width::Flexible })
    }

    fn plan_facts(&self, deployment: Option<&DeploymentRow>, items: &[Item]) -> Result<Vec<FactColumn>, Refusal> {
        let mut first = vec![self.customer()?];
        if let Some(deployment) = deployment {
            let mut lines = vec![deployment.site.clone()];
            if !deployment.order_number.is_empty() {
                lines.push(self.words.say("document-order", &[("number", (&deployment.order_number).into())])?);
            }
            first.push(self.fact("deployed", self.words.day(deployment.deployed_on)?, lines)?);
        }
        let next = items.iter().filter_map(|item| item.planned_on).min();
        let of_next = items.iter().filter(|item| next.is_some() && item.planned_on == next).count();
        let of_next = if next.is_some() { vec![self.devices(of_next)?] } else { Vec::new() };
        let second = vec![
            self.fact("installed", self.devices(items.len())?, Vec::new())?,
            self.fact("next", self.day(next)?, of_next)?,
        ];
        let worth = sum(items.iter().map(|item| &item.worth_then));
        let third = vec![self.fact("worth", self.words.amounts(&worth)?, vec![self.say("document-estimate")?])?];
        Ok([first, second, third].into_iter().map(|facts| FactColumn { facts }).collect())
    }

    fn plan_table(&self, items: &[&Item]) -> Result<Table, Refusal> {
        let columns = vec![
            self.column("device", Align::Start)?,
            self.column("serial", Align::Start)?,
            self.column("since", Align::Start)?,
            self.column("refresh", Align::Start)?,
            self.column("afterwards", Align::Start)?,
            self.column("worth", Align::End)?,
        ];
        let row = |item: &&Item| {
            let worth = item.worth_then.map(|money| self.words.money(money, true)).transpose()?;
            Ok(vec![
                item.model.clone(),
                item.serial.clone(),
                self.words.day(item.deployed_on)?,
                self.planned(item)?,
                self.say(&format!("document-outlet-{}", item.outlet.as_str()))?,
                worth.unwrap_or_else(|| "–".to_owned()),
            ])
        };
        let rows = items.iter().map(row).collect::<Result<_, Refusal>>()?;
        let worth = sum(items.iter().map(|item| &item.worth_then));
        let mut total = vec![self.devices(items.len())?];
        total.extend([const { String::new() }; 4]);
        total.push(self.words.amounts(&worth)?);
        Ok(Table { columns, rows, totals: vec![total] })
    }

    /// The day, or what the customer said instead.
    fn planned(&self, item: &Item) -> Result<String, Refusal> {
        match (item.planned_on, item.answer.as_str()) {
            (Some(day), _) => self.words.day(day),
            (None, "none") => self.say("document-no-date"),
            (None, answer) => self.say(&format!("document-answer-{answer}")),
        }
    }

    /// Why the dates are what they are, category by category, each reason once.
    fn reasons(&self, items: &[Item]) -> Result<Vec<String>, Refusal> {
        let mut reasons: BTreeMap<usize, (Category, Vec<String>)> = BTreeMap::new();
        for item in items {
            let reason = refresh::explain(&self.words, &item.refresh)?;
            let (_, said) = reasons.entry(item.category.place()).or_insert_with(|| (item.category, Vec::new()));
            if !said.contains(&reason) {
                said.push(reason);
            }
        }
        let sentence = |(category, said): (Category, Vec<String>)| {
            let category = self.say(&format!("category-{}", category.slug()))?;
            self.words.say("plan-reason", &[("category", (&category).into()), ("reasons", (&said.join("; ")).into())])
        };
        reasons.into_values().map(sentence).collect()
    }

    fn proposal_facts(&self, until: Day, items: &[Item]) -> Result<Vec<FactColumn>, Refusal> {
        let overdue = items.iter().filter(|item| item.planned_on.is_some_and(|day| day < self.head.today)).count();
        let overdue = if overdue == 0 {
            Vec::new()
        } else {
            vec![self.words.say("proposal-overdue", &[("count", Said::Count(overdue as u64))])?]
        };
        let budget = sum(items.iter().map(|item| &item.budget));
        let mut first = vec![self.customer()?];
        if let Some(scenario) = &self.head.scenario {
            first.push(self.fact("plan", scenario.clone(), Vec::new())?);
        }
        let second = vec![
            self.fact("until", self.words.day(until)?, Vec::new())?,
            self.fact("due", self.devices(items.len())?, overdue)?,
        ];
        let third = vec![self.fact("budget", self.words.amounts(&budget)?, vec![self.say("document-estimate")?])?];
        Ok([first, second, third].into_iter().map(|facts| FactColumn { facts }).collect())
    }

    /// What each quarter takes; what is overdue counts to this quarter.
    fn quarters(&self, items: &[Item]) -> Result<Table, Refusal> {
        let this = self.head.today.quarter_start();
        let mut quarters: BTreeMap<Day, Vec<&Item>> = BTreeMap::new();
        for item in items {
            let quarter = item.planned_on.map_or(this, Day::quarter_start).max(this);
            quarters.entry(quarter).or_default().push(item);
        }
        let columns = vec![
            self.column("quarter", Align::Start)?,
            self.column("devices", Align::End)?,
            self.column("budget", Align::End)?,
        ];
        let row = |(quarter, items): (&Day, &Vec<&Item>)| {
            let number = (quarter.month() - 1) / 3 + 1;
            let year = quarter.year().to_string();
            let name = self
                .words
                .say("document-quarter", &[("number", u64::from(number).into()), ("year", (&year).into())])?;
            let budget = sum(items.iter().map(|item| &item.budget));
            Ok(vec![name, items.len().to_string(), self.words.amounts(&budget)?])
        };
        let rows = quarters.iter().map(row).collect::<Result<_, Refusal>>()?;
        let budget = sum(items.iter().map(|item| &item.budget));
        let total = vec![self.say("document-total")?, items.len().to_string(), self.words.amounts(&budget)?];
        Ok(Table { columns, rows, totals: vec![total] })
    }

    fn proposal_table(&self, items: &[&Item]) -> Result<Table, Refusal> {
        let columns = vec![
            self.column("device", Align::Start)?,
            self.column("serial", Align::Start)?,
            self.column("since", Align::Start)?,
            self.column("refresh", Align::Start)?,
            self.column("budget", Align::End)?,
        ];
        let row = |item: &&Item| {
            let budget = item.budget.map(|money| self.words.money(money, true)).transpose()?;
            Ok(vec![
                item.model.clone(),
                item.serial.clone(),
                self.words.day(item.deployed_on)?,
                self.planned(item)?,
                budget.unwrap_or_else(|| "–".to_owned()),
            ])
        };
        let rows = items.iter().map(row).collect::<Result<_, Refusal>>()?;
        let budget = sum(items.iter().map(|item| &item.budget));
        let mut total = vec![self.devices(items.len())?];
        total.extend([const { String::new() }; 3]);
        total.push(self.words.amounts(&budget)?);
        Ok(Table { columns, rows, totals: vec![total] })
    }

    fn proposal_statement(&self, inflation: i64, items: &[Item]) -> Result<String, Refusal> {
        let mut sentences = vec![self.say("proposal-statement")?];
        if inflation != 0 {
            let percent = format!("{}.{}", inflation.abs() / 10, inflation.abs() % 10);
            let id = if inflation > 0 { "proposal-inflation" } else { "proposal-deflation" };
            sentences.push(self.words.say(id, &[("percent", (&percent).into())])?);
        }
        let unpriced = items.iter().filter(|item| item.budget.is_none()).count();
        if unpriced > 0 {
            sentences.push(self.words.say("proposal-unpriced", &[("count", Said::Count(unpriced as u64))])?);
        }
        Ok(sentences.join(" "))
    }

    fn print(&self, title: &str, blocks: Vec<Block>) -> Result<Printed, Refusal> {
        let head = self.head;
        let names = [("title", title.into()), ("customer", (&head.customer).into())];
        let full = self.words.say("document-title", &names)?;
        company::print(&Sheet {
            title: full.clone(),
            language: "en-US".to_owned(),
            author: head.issuer.name.clone(),
            subject: String::new(),
            page: company::paper_size(&head.issuer),
            made_at: MadeAt(head.now.unix_seconds()),
            letterhead: company::letterhead(&self.words, &head.issuer, head.logo.clone(), (title, head.today))?,
            blocks,
            foot: company::foot(&self.words, full)?,
            attachments: Vec::new(),
        })
    }
}
