//! Reads a register page by page, while others work on it.

use std::collections::HashSet;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use super::asset;
use super::connection::account;
use super::text::unescaped;
use crate::book::Book;
use crate::foundation::{Outside, Refusal, RefusalCode, Secret, Watch};
use crate::online::{Account, Limits};

/// Assets in one answer: the most that Snipe-IT gives unless it is set up otherwise. Where it gives fewer, fewer are taken.
const PAGE: u32 = 500;

/// Twice as long as for other answers: a small web server needs a while for 500 assets.
const LIMITS: Limits = Limits { connect: Duration::from_secs(10), overall: Duration::from_secs(60) };

/// The lists that make a register, as questions. What is archived is in the first one only if Snipe-IT is set up so.
const LISTS: [&str; 2] = ["", "&status=Archived"];

/// Longer explanations of another machine are cut.
const LONGEST_MESSAGE: usize = 300;

/// An answer of Snipe-IT, which refuses with the same status 200 with which it answers.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Page(Page),
    Refused { status: String, messages: Value },
}

#[derive(Deserialize)]
struct Page {
    /// How many assets the whole list has.
    total: u64,
    rows: Vec<Value>,
}

/// Hands every asset of the book's Snipe-IT to `see`, as texts in the order of `HEADINGS`; answers how many there were.
/// Opened by `token` or else by the one in the keyring. Writes nothing.
///
/// Refuses at the fields `address` or `token` where one is missing, as `keyring-unavailable`, and as `Account::ask` and `see` do.
pub fn read_hardware(
    book: &Book,
    token: Option<Secret>,
    watch: &dyn Watch,
    see: &mut dyn FnMut(&[String]) -> Result<(), Refusal>,
) -> Result<u64, Refusal> {
    each_asset(&account(book, token, LIMITS)?, book.outside(), watch, see)
}

fn each_asset(
    account: &Account,
    outside: &dyn Outside,
    watch: &dyn Watch,
    see: &mut dyn FnMut(&[String]) -> Result<(), Refusal>,
) -> Result<u64, Refusal> {
    let mut register = Register { account, outside, watch, seen: HashSet::new() };
    for list in LISTS {
        register.each_of(list, see)?;
    }
    Ok(register.seen.len() as u64)
}

struct Register<'a> {
    account: &'a Account,
    outside: &'a dyn Outside,
    watch: &'a dyn Watch,
    /// Numbers of the assets that were handed over: one may stand in both lists, or on two pages because it moved.
    seen: HashSet<u64>,
}

impl Register<'_> {
    /// Reads one list in the order in which its assets were entered, as far as it went at the beginning: what is added
    /// meanwhile comes behind. What is deleted meanwhile lets others move up to where was already read: so much is read again.
    fn each_of(&mut self, list: &str, see: &mut dyn FnMut(&[String]) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let before = self.seen.len() as u64;
        let mut in_list = HashSet::new();
        let mut page = self.page(list, 0, (before, before))?;
        let (mut at, mut end, mut counted) = (0_u64, page.total, page.total);
        // No more is read twice than there is, or a register that counts now this and now that would have no end.
        let mut again = page.total;
        loop {
            let back = counted.saturating_sub(page.total).min(again);
            (end, counted, again) = (end.min(page.total), page.total, again - back);
            if back > 0 {
                at = at.saturating_sub(back);
            } else {
                if page.rows.is_empty() && at < end {
                    return Err(self.nonsense("an empty page before the end"));
                }
                self.hand_over(&page.rows, &mut in_list, see)?;
                at += page.rows.len() as u64;
            }
            if at >= end {
                break;
            }
            page = self.page(list, at, (before + at, before + end))?;
        }
        // A register that gives the same page again and again was not read, whatever it counts.
        let complete = in_list.len() as u64 >= end;
        if complete { Ok(()) } else { Err(self.nonsense("fewer assets than it counts")) }
    }

    fn hand_over(
        &mut self,
        assets: &[Value],
        in_list: &mut HashSet<u64>,
        see: &mut dyn FnMut(&[String]) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        for asset in assets {
            let id = asset.get("id").and_then(Value::as_u64).ok_or_else(|| self.nonsense("an asset without id"))?;
            in_list.insert(id);
            if self.seen.insert(id) {
                see(&asset::row(asset))?;
            }
        }
        Ok(())
    }

    fn page(&self, list: &str, at: u64, (done, total): (u64, u64)) -> Result<Page, Refusal> {
        let path = format!("api/v1/hardware?limit={PAGE}&offset={at}&sort=id&order=asc{list}");
        let mut meanwhile = || {
            self.watch.progress(done, total);
            if self.watch.cancelled() { Err(RefusalCode::Cancelled.into()) } else { Ok(()) }
        };
        match self.account.ask(&path, self.outside, &mut meanwhile)? {
            Answer::Page(page) => Ok(page),
            Answer::Refused { status, messages } if status == "error" => {
                Err(self.account.refuse(RefusalCode::OnlineRefused).with("message", self.message(&messages)))
            }
            Answer::Refused { .. } => Err(self.nonsense("neither a page nor an error")),
        }
    }

    /// What Snipe-IT says when it refuses: a sentence, or several by what they are about.
    fn message(&self, messages: &Value) -> String {
        let said = match messages {
            Value::String(text) => unescaped(text),
            other => other.to_string(),
        };
        let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
        self.account.told(&line).chars().take(LONGEST_MESSAGE).collect()
    }

    fn nonsense(&self, trace: &str) -> Refusal {
        self.account.refuse(RefusalCode::OnlineNotUnderstood).trace(trace)
    }
}
