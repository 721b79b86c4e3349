//! The certificate as a sheet of blocks. It says what the frozen data say, in the words of the catalogue.

use super::{CertificateKind, Frozen, FrozenCertification, FrozenLine, Party, overrides, rules};
use crate::book::sha256;
use crate::foundation::{Moment, Refusal, Said, Words};
use crate::paper::{
    Align, Attachment, Block, Column, Fact, FactColumn, MadeAt, Printed, Sheet, Signatory, Signature, Table, Width,
};
use crate::pickups::{CustodyEvent, CustodyKind, Disposition, EvidenceLevel, Weighed};
use crate::{company, routing};

/// The catalogues that a certificate needs.
pub(super) const CATALOGUES: &[&str] =
    &[include_str!("messages.ftl"), company::WORDS, include_str!("../catalogue/messages.ftl"), routing::WORDS];

/// Prints the frozen data, with the logo and the instant. Refuses characters that the font cannot show.
pub fn print(frozen: &Frozen, left_out: usize, logo: Option<Vec<u8>>, now: Moment) -> Result<Printed, Refusal> {
    company::print(&sheet(frozen, left_out, logo, now)?)
}

/// What will be printed.
pub fn sheet(frozen: &Frozen, left_out: usize, logo: Option<Vec<u8>>, now: Moment) -> Result<Sheet, Refusal> {
    let weighed = |weighed| frozen.lines.iter().any(|line| line.weighed == weighed);
    let writer = Writer {
        frozen,
        words: Words::english(CATALOGUES)?,
        mixed: weighed(Weighed::Measured) && weighed(Weighed::Estimated),
        has_tags: frozen.lines.iter().any(|line| !line.tag.is_empty()),
    };
    let say = |id: &str| writer.words.say(id, &[]);
    let title = say(writer.title_id())?;
    let data = serde_json::to_vec(frozen).map_err(Refusal::unexpected)?;
    let mut blocks = vec![Block::Title(title.clone()), Block::Lead(writer.lead()?), Block::Rule];
    blocks.push(Block::Facts(writer.facts()?));
    blocks.push(Block::Table(writer.table()?));
    blocks.extend(overrides::blocks(&writer.words, &frozen.overrides)?);
    blocks.push(writer.statements(left_out)?);
    blocks.push(Block::Signature(writer.signature()?));
    Ok(Sheet {
        title: format!("{title} {}", frozen.number),
        language: "en-US".to_owned(),
        author: frozen.issuer.name.clone(),
        subject: writer.words.say(
            "certificate-author-note",
            &[
                ("kind", (&title).into()),
                ("number", (&frozen.number).into()),
                ("customer", (&frozen.customer.name).into()),
            ],
        )?,
        page: company::paper_size(&frozen.issuer),
        made_at: MadeAt(now.unix_seconds()),
        letterhead: company::letterhead(&writer.words, &frozen.issuer, logo, (&frozen.number, frozen.issued_on))?,
        blocks,
        foot: company::foot(&writer.words, writer.foot()?)?,
        attachments: vec![Attachment {
            name: format!("{}.json", frozen.number),
            mime: "application/json".to_owned(),
            description: say("certificate-data")?,
            bytes: data,
        }],
    })
}

struct Writer<'f> {
    frozen: &'f Frozen,
    words: Words,
    /// Some weights are measured, some estimated: then each estimate says so.
    mixed: bool,
    /// A column of nothing is left out.
    has_tags: bool,
}

impl Writer<'_> {
    fn title_id(&self) -> &'static str {
        match self.frozen.kind {
            CertificateKind::Custody => "certificate-title-custody",
            CertificateKind::Recycling if rules::something_was_recycled(&self.frozen.lines) => {
                "certificate-title-recycling"
            }
            CertificateKind::Recycling => "certificate-title-disposition",
        }
    }

    fn lead(&self) -> Result<String, Refusal> {
        let Frozen { issuer, customer, processor, programme, processing, .. } = self.frozen;
        let id = match (self.frozen.kind, processing.as_ref().map(|processing| processing.level)) {
            (CertificateKind::Custody, _) => "certificate-lead-custody",
            (CertificateKind::Recycling, Some(EvidenceLevel::Serial)) => "certificate-lead-serial",
            (CertificateKind::Recycling, _) => "certificate-lead-lot",
        };
        let processor = processor.as_ref().map(|party| party.name.as_str()).unwrap_or_default();
        let mut facts = vec![
            ("issuer", (&issuer.name).into()),
            ("customer", (&customer.name).into()),
            ("processor", processor.into()),
        ];
        let Some(programme) = programme.as_ref().filter(|_| self.frozen.kind == CertificateKind::Recycling) else {
            return self.words.say(id, &facts);
        };
        // Who took it over need not be who processed it.
        facts.extend([("operator", (&programme.operator).into()), ("programme", (&programme.name).into())]);
        self.words.say(&format!("{id}-programme"), &facts)
    }

    fn fact(&self, label: &str, value: String, lines: Vec<String>) -> Result<Fact, Refusal> {
        Ok(Fact { label: self.words.say(&format!("certificate-label-{label}"), &[])?, value, lines })
    }

    fn facts(&self) -> Result<Vec<FactColumn>, Refusal> {
        let event = |kind| self.frozen.custody.iter().find(|event| event.kind == kind);
        let mut first = vec![self.party("customer", &self.frozen.customer)?];
        if let Some(event) = event(CustodyKind::Collected) {
            first.push(self.hand_over("collected", event, true)?);
        }
        let mut second = vec![match (&self.frozen.processor, &self.frozen.programme) {
            (Some(party), _) if self.frozen.kind == CertificateKind::Recycling => self.party("processor", party)?,
            (_, Some(programme)) => {
                self.fact("destination", programme.name.clone(), vec![programme.operator.clone()])?
            }
            (Some(party), None) => self.party("destination", party)?,
            (None, None) => self.fact("destination", self.words.say("certificate-no-processor", &[])?, Vec::new())?,
        }];
        if let Some(event) = event(CustodyKind::Received) {
            second.push(self.hand_over("received", event, false)?);
        }
        let mut columns = vec![FactColumn { facts: first }];
        if self.frozen.kind == CertificateKind::Recycling {
            second.extend(self.processed()?);
            columns.push(FactColumn { facts: second });
            columns.push(FactColumn { facts: vec![self.certification()?, self.evidence()?] });
        } else {
            columns.push(FactColumn { facts: second });
            columns.push(FactColumn { facts: vec![self.fact("carrier", self.frozen.carrier.clone(), Vec::new())?] });
        }
        Ok(columns)
    }

    fn party(&self, label: &str, party: &Party) -> Result<Fact, Refusal> {
        let lines = [party.place.clone()].into_iter().chain(party.address.lines());
        self.fact(label, party.name.clone(), lines.filter(|line| !line.is_empty()).collect())
    }

    fn hand_over(&self, label: &str, event: &CustodyEvent, first: bool) -> Result<Fact, Refusal> {
        let mut lines = Vec::new();
        if first {
            let facts = [("number", (&self.frozen.pickup_number).into()), ("carrier", (&self.frozen.carrier).into())];
            lines.push(self.words.say("certificate-pickup", &facts)?);
        }
        lines.push(self.words.say("certificate-counted", &[("count", u64::from(event.counted).into())])?);
        let optional = [
            [("certificate-handed", "person", &event.from_person), ("certificate-taken", "person", &event.to_person)],
            [("certificate-seal", "seal", &event.seal), ("certificate-reference", "document", &event.document)],
        ];
        for pair in optional {
            let said = pair.iter().filter(|(_, _, text)| !text.is_empty());
            let said = said.map(|(id, name, text)| self.words.say(id, &[(name, (*text).into())]));
            let said = said.collect::<Result<Vec<_>, _>>()?.join(", ");
            lines.extend((!said.is_empty()).then_some(said));
        }
        self.fact(label, self.words.day(event.happened_on)?, lines)
    }

    fn processed(&self) -> Result<Option<Fact>, Refusal> {
        let Some(processing) = &self.frozen.processing else { return Ok(None) };
        let id = format!("certificate-statement-{}", processing.level.as_str());
        let statement = self.words.say(&id, &[("number", (&processing.document_number).into())])?;
        let dated = self.words.day(processing.document_date)?;
        let dated = self.words.say("certificate-document-date", &[("day", (&dated).into())])?;
        self.fact("processed", self.words.day(processing.processed_on)?, vec![statement, dated]).map(Some)
    }

    fn certification(&self) -> Result<Fact, Refusal> {
        let Some((first, others)) = self.frozen.certifications.split_first() else {
            return self.fact("certification", self.words.say("certificate-none", &[])?, Vec::new());
        };
        let holds = |one: &FrozenCertification| {
            let standard = self.words.say(&format!("standard-{}", one.standard.as_str()), &[])?;
            self.words.say("certificate-holds", &[("standard", (&standard).into()), ("number", (&one.number).into())])
        };
        let until = self.words.day(first.valid_until)?;
        let mut lines = vec![self.words.say("certificate-valid-until", &[("day", (&until).into())])?];
        lines.push(match first.checked_on {
            None => self.words.say("certificate-not-checked", &[])?,
            Some(day) if first.checked_at.is_empty() => {
                self.words.say("certificate-checked-on", &[("day", (&self.words.day(day)?).into())])?
            }
            Some(day) => {
                let day = self.words.day(day)?;
                let facts = [("where", (&first.checked_at).into()), ("day", (&day).into())];
                self.words.say("certificate-checked", &facts)?
            }
        });
        for other in others.iter().take(3) {
            lines.push(holds(other)?);
        }
        self.fact("certification", holds(first)?, lines)
    }

    fn evidence(&self) -> Result<Fact, Refusal> {
        let processing = self.frozen.processing.as_ref();
        let number = processing.map(|processing| processing.document_number.clone()).unwrap_or_default();
        let lines = match processing.filter(|processing| !processing.file_name.is_empty()) {
            Some(processing) => vec![
                self.words.say("certificate-file", &[("name", (&processing.file_name).into())])?,
                self.words.say("certificate-file-hash", &[("hash", (&processing.file_sha256).into())])?,
            ],
            None => vec![self.words.say("certificate-no-file", &[])?],
        };
        self.fact("evidence", number, lines)
    }

    fn table(&self) -> Result<Table, Refusal> {
        let column = |id: &str, align| -> Result<Column, Refusal> {
            Ok(Column {
                heading: self.words.say(&format!("certificate-column-{id}"), &[])?,
                align,
                width: Width::Flexible,
            })
        };
        let mut columns =
            vec![column("serial", Align::Start)?, column("device", Align::Start)?, column("category", Align::Start)?];
        if self.has_tags {
            columns.push(column("tag", Align::Start)?);
        }
        if self.frozen.kind == CertificateKind::Recycling {
            columns.push(column("disposition", Align::Start)?);
        }
        columns.push(column("weight", Align::End)?);
        let rows = self.frozen.lines.iter().map(|line| self.row(line)).collect::<Result<_, _>>()?;
        Ok(Table { columns, rows, totals: self.totals()? })
    }

    fn row(&self, line: &FrozenLine) -> Result<Vec<String>, Refusal> {
        let first = if line.serial.is_empty() {
            self.words.say("certificate-pieces", &[("count", u64::from(line.quantity).into())])?
        } else {
            line.serial.clone()
        };
        let category = self.words.say(&format!("category-{}", line.category.slug()), &[])?;
        let disposition = match line.disposition {
            Some(disposition) => self.words.say(&format!("disposition-{}", disposition.as_str()), &[])?,
            None => String::new(),
        };
        let weight = self.weight(line.weight, line.weighed == Weighed::Estimated && self.mixed)?;
        Ok(self.cells([first, line.model.clone(), category], line.tag.clone(), disposition, weight))
    }

    /// The cells of those columns that there are.
    fn cells(&self, first: [String; 3], tag: String, disposition: String, weight: String) -> Vec<String> {
        let mut cells = first.to_vec();
        if self.has_tags {
            cells.push(tag);
        }
        if self.frozen.kind == CertificateKind::Recycling {
            cells.push(disposition);
        }
        cells.push(weight);
        cells
    }

    /// A row for each category where there is more than one, then one for all.
    fn totals(&self) -> Result<Vec<Vec<String>>, Refusal> {
        let lines = &self.frozen.lines;
        let sums = rules::by_category(lines);
        let mut rows = Vec::new();
        for (category, sum) in sums.iter().filter(|_| sums.len() > 1) {
            let counted = format!("category-counted-{}", category.slug());
            let counted = self.words.say(&counted, &[("count", sum.pieces.into())])?;
            let weight = self.weight(sum.weight, sum.estimated && self.mixed)?;
            rows.push(self.cells([String::new(), counted, String::new()], String::new(), String::new(), weight));
        }
        let pieces: u64 = lines.iter().map(|line| u64::from(line.quantity)).sum();
        let only_devices = lines.iter().all(|line| !line.serial.is_empty());
        let id = if only_devices { "certificate-devices" } else { "certificate-pieces" };
        let all = self.words.say(id, &[("count", pieces.into())])?;
        let counted = |(disposition, count): (&Disposition, &u64)| {
            self.words.say(&format!("disposition-counted-{}", disposition.as_str()), &[("count", (*count).into())])
        };
        let dispositions = rules::by_disposition(lines);
        let dispositions = dispositions.iter().map(counted).collect::<Result<Vec<_>, _>>()?.join(", ");
        let weight = self.weight(lines.iter().map(|line| line.weight).sum(), false)?;
        rows.push(self.cells([all, String::new(), String::new()], String::new(), dispositions, weight));
        Ok(rows)
    }

    /// What the issuer relies on, what is left out, and what the document does not do.
    fn statements(&self, left_out: usize) -> Result<Block, Refusal> {
        let mut sentences = Vec::new();
        let recycling = self.frozen.kind == CertificateKind::Recycling;
        if let (true, Some(processing), Some(processor)) = (recycling, &self.frozen.processing, &self.frozen.processor)
        {
            let day = self.words.day(processing.document_date)?;
            let author = self.frozen.programme.as_ref().map_or(&processor.name, |programme| &programme.operator);
            let facts = [
                ("number", (&processing.document_number).into()),
                ("day", (&day).into()),
                // Who took it over under a programme wrote the document, wherever it was processed.
                ("author", author.into()),
                ("issuer", (&self.frozen.issuer.name).into()),
            ];
            sentences.push(self.words.say("certificate-relies", &facts)?);
        }
        if let Some(replaces) = &self.frozen.replaces {
            sentences.push(self.words.say("certificate-replaces", &[("number", replaces.into())])?);
        }
        sentences.extend(self.remarks()?);
        if left_out > 0 {
            sentences.push(self.words.say("certificate-left-out", &[("count", Said::Count(left_out as u64))])?);
        }
        sentences.push(self.words.say("certificate-liability", &[])?);
        Ok(Block::Small(sentences.join(" ")))
    }

    /// What those who handed over wrote down, and a count that differs from the list.
    fn remarks(&self) -> Result<Vec<String>, Refusal> {
        let listed: u64 = self.frozen.lines.iter().map(|line| u64::from(line.quantity)).sum();
        let mut remarks = Vec::new();
        for event in &self.frozen.custody {
            let counted = u64::from(event.counted);
            // A certificate lists what was documented; only a custody record lists all that was to be collected.
            if self.frozen.kind == CertificateKind::Custody && counted != listed {
                let facts =
                    [("counted", counted.into()), ("listed", listed.into()), ("party", (&event.to_party).into())];
                remarks.push(self.words.say("certificate-count-differs", &facts)?);
            }
            if !event.note.is_empty() {
                remarks.push(self.words.say("certificate-note", &[("note", (&event.note.replace('\n', " ")).into())])?);
            }
        }
        Ok(remarks)
    }

    fn signature(&self) -> Result<Signature, Refusal> {
        let issuer = &self.frozen.issuer;
        Ok(Signature {
            signatories: vec![Signatory {
                name: issuer.signatory_name.clone(),
                role: issuer.signatory_role.clone(),
                company: issuer.name.clone(),
                date: self.words.day(self.frozen.issued_on)?,
                ..Signatory::default()
            }],
            beside: self.words.say("certificate-check", &[("issuer", (&issuer.name).into())])?,
            picture: None,
        })
    }

    fn foot(&self) -> Result<String, Refusal> {
        let estimated = self.frozen.lines.iter().all(|line| line.weighed == Weighed::Estimated);
        let id = match (estimated, self.mixed) {
            (true, _) => "certificate-foot-estimated",
            (false, true) => "certificate-foot-mixed",
            (false, false) => "certificate-foot-measured",
        };
        self.words.say(id, &[("number", (&self.frozen.number).into())])
    }

    fn weight(&self, grams: i64, estimated: bool) -> Result<String, Refusal> {
        let weight = rules::weight(grams);
        if estimated { self.words.say("certificate-estimated", &[("weight", (&weight).into())]) } else { Ok(weight) }
    }
}

/// The SHA-256 by which a printed document is known.
pub(super) fn hash(printed: &Printed) -> String {
    sha256(&printed.bytes)
}
