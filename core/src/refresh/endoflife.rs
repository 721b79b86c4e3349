//! What the public list endoflife.date knows of devices: the shapes of its answers (API v1), and which of its dates belongs
//! to which model of the book. Pure: it knows neither network nor book.
//!
//! A wrong date is worse than none, so that a model is matched by whole words, and every word that is left over must be one
//! that tells no device from another, such as a colour.

use std::collections::HashSet;

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::catalogue::ModelName;
use crate::foundation::{Day, required_line, search_key};

/// Where the list is published.
pub const ENDOFLIFE_ADDRESS: &str = "https://endoflife.date/api/v1/";

/// The path of all devices of the list, answered by a `ProductList`.
pub const ENDOFLIFE_DEVICES: &str = "categories/device/";

/// More products than this are not asked for in one go: the list is kept by volunteers.
const MOST_PRODUCTS: usize = 12;

/// The answer to `categories/device/` and `products/`.
#[derive(Clone, Debug, Deserialize)]
pub struct ProductList {
    pub result: Vec<ListedProduct>,
}

/// A product as it stands in the list: a line of devices, such as all iPhones.
#[derive(Clone, Debug, Deserialize)]
pub struct ListedProduct {
    /// Its name in addresses: `samsung-mobile`.
    pub name: String,
    /// `Samsung Mobile`
    #[serde(default, deserialize_with = "text")]
    pub label: String,
    #[serde(default, deserialize_with = "texts")]
    pub aliases: Vec<String>,
    #[serde(default, deserialize_with = "text")]
    pub category: String,
}

/// The answer to `products/{name}/`.
#[derive(Clone, Debug, Deserialize)]
pub struct ProductAnswer {
    pub result: Product,
}

/// A product with its releases: one for each device of the line.
#[derive(Clone, Debug, Deserialize)]
pub struct Product {
    #[serde(flatten)]
    pub listed: ListedProduct,
    #[serde(default)]
    pub links: Links,
    pub releases: Vec<Release>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Links {
    /// The page that a person reads.
    #[serde(default, deserialize_with = "text")]
    pub html: String,
}

/// One device of a line.
#[derive(Clone, Debug, Deserialize)]
pub struct Release {
    /// `12-pro`
    #[serde(default, deserialize_with = "text")]
    pub name: String,
    /// `12 Pro`
    #[serde(default, deserialize_with = "text")]
    pub label: String,
    /// The day after which it is no longer supported; empty when nobody has said.
    #[serde(default, rename = "eolFrom", deserialize_with = "text")]
    pub eol_from: String,
}

/// A date that the list knows for a model of the book. Nothing follows from it before a person agrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupportProposal {
    pub maker: String,
    /// The model as the book has it: `iPhone 12 128GB Black`.
    pub model: String,
    pub support_ends_on: Day,
    /// The line of devices in the list: `Apple iPhone`.
    pub product: String,
    /// The device in the list: `12`.
    pub release: String,
    /// The page on which a person finds the date.
    pub page: String,
}

/// A text, or nothing where the list has null, true or false.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(value.as_str().map(|text| text.trim().to_owned()).unwrap_or_default())
}

/// As `text`, of a list of texts.
fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    let texts = value.as_array().into_iter().flatten().filter_map(|text| text.as_str());
    Ok(texts.map(str::to_owned).collect())
}

/// The path of one product, answered by a `ProductAnswer`.
pub fn endoflife_path(product: &str) -> String {
    format!("products/{product}/")
}

/// Names of the products that are worth asking for: devices of makers and lines that the book has, those with the most
/// models first, and not many. Only these names are ever sent.
pub fn wanted_products(models: &[ModelName], products: &[ListedProduct]) -> Vec<String> {
    let devices = products.iter().filter(|product| product.category == "device" && is_name(&product.name));
    let mut wanted: Vec<(usize, &str)> = devices
        .map(|product| {
            let line = Line::new(product);
            (models.iter().filter(|model| line.words_of(model).is_some()).count(), product.name.as_str())
        })
        .filter(|(count, _)| *count > 0)
        .collect();
    wanted.sort_by_key(|(count, name)| (std::cmp::Reverse(*count), *name));
    wanted.dedup_by_key(|(_, name)| *name);
    wanted.into_iter().take(MOST_PRODUCTS).map(|(_, name)| name.to_owned()).collect()
}

/// Whether it can stand in an address: what comes from elsewhere is not put into a path unseen.
fn is_name(name: &str) -> bool {
    let allowed = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.' | '+');
    !name.is_empty() && name.len() <= 80 && !name.starts_with('.') && name.chars().all(allowed)
}

/// The dates that a product knows for these models, in their order.
pub fn support_proposals(models: &[ModelName], product: &Product) -> Vec<SupportProposal> {
    let line = Line::new(&product.listed);
    let releases: Vec<(Vec<Vec<String>>, &Release)> =
        product.releases.iter().map(|release| (line.spellings(release), release)).collect();
    let named: HashSet<&str> =
        releases.iter().flat_map(|(spellings, _)| spellings.iter().flatten()).map(String::as_str).collect();
    let proposal = |model: &ModelName| {
        let words = line.words_of(model)?;
        let release = the_one(&words, &releases, &named)?;
        let line_of = |text: &str| required_line(text, 120).ok();
        Some(SupportProposal {
            maker: model.maker.clone(),
            model: model.name.clone(),
            support_ends_on: Day::parse(&release.eol_from).ok()?,
            product: line_of(&product.listed.label).or_else(|| line_of(&product.listed.name))?,
            release: line_of(&release.label).or_else(|| line_of(&release.name))?,
            page: page(product)?,
        })
    };
    models.iter().filter_map(proposal).collect()
}

/// The release that has most words in common with a model; none where two have as many.
fn the_one<'r>(
    words: &[String],
    releases: &[(Vec<Vec<String>>, &'r Release)],
    named: &HashSet<&str>,
) -> Option<&'r Release> {
    let lengths = releases.iter().filter_map(|(spellings, release)| {
        let fitting = spellings.iter().filter(|spelling| fits(spelling, words, named));
        fitting.map(Vec::len).max().map(|length| (length, *release))
    });
    let mut found: Option<(usize, Option<&Release>)> = None;
    for (length, release) in lengths {
        found = match found {
            Some((longest, _)) if longest == length => Some((longest, None)),
            Some((longest, one)) if longest > length => Some((longest, one)),
            _ => Some((length, Some(release))),
        };
    }
    found.and_then(|(_, one)| one)
}

/// Whether a model's words are those of a release, in their order, and beyond them only such as tell nothing. A word that
/// tells some device of this line from another always tells something.
fn fits(release: &[String], model: &[String], named: &HashSet<&str>) -> bool {
    let mut expected = release.iter().peekable();
    let all_known = model
        .iter()
        .all(|word| expected.next_if_eq(&word).is_some() || (!named.contains(word.as_str()) && tells_nothing(word)));
    all_known && expected.peek().is_none()
}

/// Where a person reads the dates of a product.
fn page(product: &Product) -> Option<String> {
    let html = &product.links.html;
    let web = html.starts_with("https://") || html.starts_with("http://");
    if web && html.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some(html.clone());
    }
    is_name(&product.listed.name).then(|| format!("https://endoflife.date/{}", product.listed.name))
}

/// The words by which a line of devices is known.
struct Line {
    /// `apple iphone`
    label: Vec<String>,
    /// What must stand before a release to name a device: `iphone`; nothing for `Samsung Mobile`.
    brand: Vec<String>,
    /// Other names of the line: `hmd` for Nokia.
    aliases: Vec<Vec<String>>,
}

/// Words in the name of a line that no device bears.
const KINDS: &[&str] = &["mobile", "mobility", "phone", "phones", "tablets", "devices"];

impl Line {
    fn new(product: &ListedProduct) -> Self {
        let label = words(&product.label);
        let brand = label.iter().skip(1).filter(|word| !KINDS.contains(&word.as_str())).cloned().collect();
        Line { label, brand, aliases: product.aliases.iter().map(|alias| words(alias)).collect() }
    }

    /// The words of a model from its brand on, if it may be of this line: `iphone 12 128gb black`.
    fn words_of(&self, model: &ModelName) -> Option<Vec<String>> {
        let maker = words(&model.maker);
        let ours = !maker.is_empty()
            && (self.label.windows(maker.len()).any(|part| part == maker) || self.aliases.contains(&maker))
            && maker.iter().any(|word| !KINDS.contains(&word.as_str()));
        let all = without_details(words(&model.full()));
        // A maker's word may be the brand: somebody typed "iPhone 12" without Apple.
        let of_maker =
            |word: &String| (maker.contains(word) || self.label.first() == Some(word)) && !self.brand.contains(word);
        let words: Vec<String> = all.into_iter().skip_while(of_maker).collect();
        (ours && self.brand.iter().all(|word| words.contains(word))).then_some(words)
    }

    /// The ways to spell a release, each from the brand on: `iphone se gen3` and `iphone se 3`.
    fn spellings(&self, release: &Release) -> Vec<Vec<String>> {
        let mut texts = either(&release.label);
        texts.push(release.name.clone());
        let spellings = texts.iter().filter_map(|text| {
            let own: Vec<String> = words(text).into_iter().skip_while(|word| self.label.contains(word)).collect();
            let spelling = [self.brand.clone(), own].concat();
            (!text.is_empty() && !spelling.is_empty()).then_some(spelling)
        });
        spellings.collect()
    }
}

/// One label may stand for two devices: `Pixel 7 / Pro`, `Pixel / Pixel XL`.
fn either(label: &str) -> Vec<String> {
    let mut parts = label.split(" / ").map(str::trim);
    let first = parts.next().unwrap_or_default();
    let brand = first.split(' ').next().unwrap_or_default();
    let others =
        parts.map(|other| if other.starts_with(brand) { other.to_owned() } else { format!("{first} {other}") });
    std::iter::once(first.to_owned()).chain(others).collect()
}

/// The words of a name, as they are compared: `iPad Pro 12.9-inch (6th generation)` is `ipad pro 129inch gen6`.
fn words(text: &str) -> Vec<String> {
    let mut spelled = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        let ends = !characters.peek().is_some_and(|next| next.is_alphanumeric());
        match character {
            // An S25+ is another device than an S25.
            '+' if before.is_alphanumeric() && ends => spelled.push_str(" plus "),
            '"' | '″' | '”' if before.is_ascii_digit() => spelled.push_str(" inch "),
            _ => spelled.push(character),
        }
        before = character;
    }
    let key = search_key(&spelled);
    let mut plain = key.split(' ').filter(|word| !matches!(*word, "" | "with" | "and" | "the")).peekable();
    let mut words = Vec::new();
    while let Some(word) = plain.next() {
        let next = plain.peek().copied().unwrap_or_default();
        let joined = together(word, next);
        if joined.is_some() {
            plain.next();
        }
        words.push(joined.unwrap_or_else(|| match word.strip_suffix("in") {
            Some(size) if is_number(size) => format!("{size}inch"),
            _ => word.to_owned(),
        }));
    }
    words
}

/// Two words that mean one thing, as one word: `3rd generation`, `Gen 3`, `128 GB`, `11-inch`.
fn together(word: &str, next: &str) -> Option<String> {
    let ordinal =
        ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).filter(|count| is_number(count));
    match (word, next) {
        (_, "generation" | "gen" | "edition") => ordinal.map(|count| format!("gen{count}")),
        ("generation" | "gen", _) if is_number(next) => Some(format!("gen{next}")),
        (_, "inch" | "inches") if is_number(word) => Some(format!("{word}inch")),
        (_, "gb" | "tb") if is_number(word) => Some(format!("{word}{next}")),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Leaves out what looks like a device's name and is none: `Windows 11 Pro`, and Samsung's `SM-A127F`.
fn without_details(words: Vec<String>) -> Vec<String> {
    let mut left = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let [word, after @ ..] = rest {
        let after_version =
            after.split_first().filter(|(version, _)| matches!(version.as_str(), "7" | "8" | "10" | "11"));
        rest = match (word.as_str(), after_version, after) {
            ("windows" | "win", Some((_, after)), _) => match after {
                [edition, after @ ..] if matches!(edition.as_str(), "pro" | "home" | "enterprise" | "education") => {
                    after
                }
                _ => after,
            },
            ("sm", _, [number, after @ ..]) if number.bytes().any(|byte| byte.is_ascii_digit()) => after,
            _ => {
                left.push(word.clone());
                after
            }
        };
    }
    left
}

/// Words of a model's name that tell no device from another: colours, connections, what is inside, how it is sold.
const TELLS_NOTHING: &str = "
    black white silver gray grey graphite gold rose blue navy green red product yellow purple pink orange coral teal
    midnight starlight space jet matte pacific sierra alpine deep natural desert platinum sapphire sandstone cobalt burgundy
    ice forest dune charcoal obsidian hazel porcelain snow bay mint lavender lilac violet cream beige bronze copper phantom
    onyx amber cosmic ultramarine lemongrass sage seafoam sky mist titanium aluminium aluminum stainless steel metal
    alcantara palm rest
    wifi wi fi cellular lte 4g 5g sim esim nano dual unlocked smartphone display touchscreen
    ram ssd storage memory intel core amd i3 i5 i7 i9
    for business commercial enterprise edition new refurbished renewed";

fn tells_nothing(word: &str) -> bool {
    let measured = ["gb", "tb", "inch"].iter().find_map(|unit| word.strip_suffix(unit)).is_some_and(is_number);
    measured || TELLS_NOTHING.split_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(text: &str) -> ModelName {
        ModelName::parse(text).unwrap()
    }

    /// A product as it is published; each release by name, label and `eolFrom`, in different years to tell them apart.
    fn product(name: &str, label: &str, releases: &[(&str, &str, &str)]) -> Product {
        let releases: Vec<_> = releases
            .iter()
            .map(|(name, label, eol)| serde_json::json!({ "name": name, "label": label, "eolFrom": eol, "isEol": false }))
            .collect();
        let answer = serde_json::json!({ "schema_version": "1.2.1", "result": {
            "name": name, "label": label, "aliases": [], "category": "device", "tags": ["device"],
            "links": { "icon": null, "html": format!("https://endoflife.date/{name}") }, "releases": releases,
        }});
        serde_json::from_value::<ProductAnswer>(answer).unwrap().result
    }

    fn iphone() -> Product {
        let releases = [
            ("17", "17", "2032-09-01"),
            ("air", "17 Air", "2033-09-01"),
            ("12-mini", "12 Mini", "2026-01-01"),
            ("12-pro-max", "12 Pro Max", "2026-02-01"),
            ("12", "12", "2026-03-01"),
            ("12-pro", "12 Pro", "2026-04-01"),
            ("se-3", "SE (3rd generation)", "2029-03-01"),
            ("se-2", "SE (2nd generation)", "2027-03-01"),
            ("xr", "XR", "2026-04-22"),
            ("6s", "6S", "2025-03-31"),
        ];
        product("iphone", "Apple iPhone", &releases)
    }

    #[track_caller]
    fn dated(product: &Product, typed: &str, expected: Option<&str>) {
        let proposals = support_proposals(&[model(typed)], product);
        let day = proposals.first().map(|proposal| proposal.support_ends_on.to_string());
        assert_eq!(day.as_deref(), expected, "{typed}: {:?}", proposals.first().map(|found| &found.release));
    }

    #[test]
    fn an_iphone_is_matched_by_all_its_words() {
        for (typed, expected) in [
            ("Apple iPhone 12", Some("2026-03-01")),
            ("Apple iPhone 12 128GB Black", Some("2026-03-01")),
            ("Apple iPhone 12 5G 128 GB (PRODUCT)RED", Some("2026-03-01")),
            ("apple IPHONE 12 with 64gb", Some("2026-03-01")),
            ("Apple Apple iPhone 12", Some("2026-03-01")),
            ("iPhone 12 128GB", Some("2026-03-01")),
            ("Apple iPhone 12 Pro", Some("2026-04-01")),
            ("Apple iPhone 12 Pro 256GB Pacific Blue", Some("2026-04-01")),
            ("Apple iPhone 12 Pro Max 512GB Graphite", Some("2026-02-01")),
            ("Apple iPhone 12 mini", Some("2026-01-01")),
            ("Apple iPhone SE (3rd generation) with 64GB", Some("2029-03-01")),
            ("Apple iPhone SE - Gen 2 128GB", Some("2027-03-01")),
            ("Apple iPhone SE 3", Some("2029-03-01")),
            ("Apple iPhone SE 64GB 2nd Gen", Some("2027-03-01")),
            ("Apple iPhone Air 256GB Sky Blue", Some("2033-09-01")),
            ("Apple iPhone 6s 32GB Rose Gold", Some("2025-03-31")),
            ("Apple iPhone XR", Some("2026-04-22")),
            // Not in the list, however alike.
            ("Apple iPhone 12 Ultra", None),
            ("Apple iPhone 12 case", None),
            ("Apple iPhone 17 Pro", None),
            ("Apple iPhone 17e", None),
            ("Apple iPhone 13", None),
            ("Apple iPhone 120", None),
            ("Apple iPhone 1", None),
            ("Apple iPhone 6", None),
            ("Apple iPhone XS", None),
            ("Apple iPhone SE", None),
            ("Apple iPhone SE (2020)", None),
            ("Apple iPhone", None),
            ("Apple 12", None),
            ("Apple iPad 12", None),
            ("Apple Watch SE 2", None),
            ("Samsung iPhone 12", None),
            ("Dell Latitude 5420", None),
        ] {
            dated(&iphone(), typed, expected);
        }
    }

    #[test]
    fn an_ipad_is_matched_by_size_and_generation() {
        let ipad = product(
            "ipad",
            "Apple iPad",
            &[
                ("11", "iPad (A16)", "2033-01-01"),
                ("air-7-11", "iPad Air 11-inch (M3)", "2033-02-01"),
                ("air-5", "iPad Air (5th generation)", "2030-01-01"),
                ("air-4", "iPad Air (4th generation)", "2027-09-15"),
                ("pro-6", "iPad Pro (6th generation)", "2031-01-01"),
                ("pro-5-12", "iPad Pro 12.9-inch (5th generation)", "2030-05-01"),
                ("pro-3-11", "iPad Pro 11-inch (3rd generation)", "2029-05-01"),
                ("9", "iPad (9th generation)", "2029-09-01"),
                ("mini-4", "iPad Mini 4", "2025-03-31"),
                ("2", "iPad 2", "2019-07-22"),
            ],
        );
        for (typed, expected) in [
            ("Apple iPad (9th generation) Wi-Fi + Cellular with 64GB", Some("2029-09-01")),
            ("Apple iPad Air (5th generation) with 64GB", Some("2030-01-01")),
            ("Apple iPad Air 4", Some("2027-09-15")),
            ("Apple iPad Pro 12.9-inch (5th generation)", Some("2030-05-01")),
            ("Apple iPad Pro 12.9\" 5th gen 128GB Space Gray", Some("2030-05-01")),
            ("Apple iPad mini 4", Some("2025-03-31")),
            ("Apple iPad (A16) 128GB", Some("2033-01-01")),
            ("Apple iPad Air 11-inch (M3)", Some("2033-02-01")),
            ("Apple iPad Pro 11-inch (5th generation)", None),
            // The size tells devices of this line apart.
            ("Apple iPad Pro 12.9-inch (6th generation)", None),
            ("Apple iPad 11-inch", None),
            ("Apple iPad Air 13-inch (M3)", None),
            ("Apple iPad Air", None),
            ("Apple iPad 4", None),
            ("Apple iPad mini", None),
        ] {
            dated(&ipad, typed, expected);
        }
    }

    #[test]
    fn a_surface_is_matched_by_its_number() {
        let surface = product(
            "surface",
            "Microsoft Surface",
            &[
                ("surface-laptop-7", "Surface Laptop (7th generation) ", "2030-06-18"),
                ("surface-laptop-4", "Surface Laptop 4", "2027-04-15"),
                ("surface-laptop", "Surface Laptop", "2021-11-13"),
                ("surface-laptop-go-2", "Surface Laptop Go 2", "2028-06-01"),
                ("surface-laptop-go", "Surface Laptop Go", "2024-10-13"),
                ("surface-pro-7+", "Surface Pro 7+", "2027-01-15"),
                ("surface-pro-7", "Surface Pro 7", "2025-10-30"),
                ("surface-pro-x-sq1", "Surface Pro X SQ1", "2025-08-10"),
                ("surface-hub-2s-85", "Surface Hub 2S 85\"", "2025-01-11"),
                ("surface-hub-2s", "Surface Hub 2S", "2023-04-17"),
                ("surface-go-with-lte-advanced", "Surface Go with LTE Advanced", "2022-11-20"),
                ("surface-go", "Surface Go", "2022-08-02"),
            ],
        );
        for (typed, expected) in [
            ("Microsoft Surface Laptop 4", Some("2027-04-15")),
            ("Microsoft Surface Laptop 4 13.5-inch display Alcantara® palm rest", Some("2027-04-15")),
            ("Microsoft Surface Laptop 4 for Business i5 16GB 256GB Platinum Windows 11 Pro", Some("2027-04-15")),
            ("Surface Laptop 4", Some("2027-04-15")),
            ("Microsoft Surface Laptop, 7th Edition", Some("2030-06-18")),
            ("Microsoft Surface Laptop", Some("2021-11-13")),
            ("Microsoft Surface Laptop Go 2", Some("2028-06-01")),
            ("Microsoft Surface Pro 7+", Some("2027-01-15")),
            ("Microsoft Surface Pro 7", Some("2025-10-30")),
            ("Microsoft Surface Hub 2S 85in", Some("2025-01-11")),
            ("Microsoft Surface Go", Some("2022-08-02")),
            ("Microsoft Surface Laptop 3", None),
            ("Microsoft Surface Laptop Studio", None),
            ("Microsoft Surface Laptop 3 Windows 11 Pro", None),
            ("Microsoft Surface Pro 8", None),
            ("Microsoft Surface Pro 7 LTE", None),
            ("Microsoft Surface Pro X", None),
            ("Microsoft Surface Hub 2S 50 50-inch display", None),
            ("Microsoft Xbox 4", None),
        ] {
            dated(&surface, typed, expected);
        }
    }

    #[test]
    fn a_galaxy_is_matched_by_its_plus_and_its_5g() {
        let samsung = product(
            "samsung-mobile",
            "Samsung Mobile",
            &[
                ("galaxy-s25+", "Galaxy S25+", "2032-02-03"),
                ("galaxy-s25", "Galaxy S25", "2032-02-04"),
                ("galaxy-a16-5g", "Galaxy A16 5G", "2030-10-25"),
                ("galaxy-a16", "Galaxy A16", "2030-11-20"),
                ("galaxy-a12", "Galaxy A12", "2025-02-01"),
                ("galaxy-s20-fe", "Galaxy S20 FE", "2024-10-02"),
            ],
        );
        for (typed, expected) in [
            ("Samsung Galaxy S25+ 256GB", Some("2032-02-03")),
            ("Samsung Galaxy S25 Plus", Some("2032-02-03")),
            ("Samsung Galaxy S25 Dual SIM 256GB Navy", Some("2032-02-04")),
            ("Samsung Galaxy A16 5G", Some("2030-10-25")),
            ("Samsung Galaxy A16", Some("2030-11-20")),
            ("Samsung Galaxy A12 (SM-A127F)", Some("2025-02-01")),
            ("Samsung Galaxy S20 FE (SM-G781B)", Some("2024-10-02")),
            ("Samsung Galaxy A12 5G", None),
            ("Samsung Galaxy S25 Ultra", None),
            ("Samsung Galaxy S20", None),
            ("Samsung Galaxy Tab S25", None),
            ("Samsung A16", None),
            ("Samsung S24F350", None),
        ] {
            dated(&samsung, typed, expected);
        }
        let tab =
            product("samsung-galaxy-tab", "Samsung Galaxy Tab", &[("galaxy-tab-s7", "Galaxy Tab S7", "2024-08-05")]);
        dated(&tab, "Samsung Galaxy Tab S7 (SM-T875)", Some("2024-08-05"));
        dated(&tab, "Samsung Galaxy Tab S7+ (SM-T976B)", None);
        dated(&tab, "Samsung Galaxy S7", None);
    }

    #[test]
    fn a_label_may_stand_for_two_devices_and_a_maker_for_a_device() {
        let pixel = product(
            "pixel",
            "Google Pixel",
            &[
                ("7", "Pixel 7 / Pro", "2027-10-01"),
                ("6a", "Pixel 6a", "2027-07-01"),
                ("1", "Pixel / Pixel XL", "2019-10-06"),
            ],
        );
        for (typed, expected) in [
            ("Google Pixel 7", Some("2027-10-01")),
            ("Google Pixel 7 Pro 128GB Obsidian", Some("2027-10-01")),
            ("Google Pixel 6a", Some("2027-07-01")),
            ("Google Pixel XL", Some("2019-10-06")),
            ("Google Pixel 6", None),
            ("Google Pixel 7a", None),
            ("Google Pixelbook Go", None),
        ] {
            dated(&pixel, typed, expected);
        }
        let fairphone = product(
            "fairphone",
            "Fairphone",
            &[("3+", "Fairphone 3+", "2026-08-01"), ("3", "Fairphone 3", "2026-09-01")],
        );
        dated(&fairphone, "Fairphone Fairphone 3", Some("2026-09-01"));
        dated(&fairphone, "Fairphone 3+", Some("2026-08-01"));
        dated(&fairphone, "Fairphone 4", None);
        let motorola =
            product("motorola-mobility", "Motorola Mobility", &[("moto-e15", "Motorola Moto E15", "2026-12-31")]);
        dated(&motorola, "Motorola moto e15 64GB", Some("2026-12-31"));
    }

    #[test]
    fn what_is_ambiguous_is_not_proposed() {
        let two = product("iphone", "Apple iPhone", &[("12", "12", "2026-03-01"), ("12-2020", "12", "2027-03-01")]);
        dated(&two, "Apple iPhone 12", None);
        let longer =
            product("iphone", "Apple iPhone", &[("12", "12", "2026-03-01"), ("12-red", "12 Red", "2027-03-01")]);
        dated(&longer, "Apple iPhone 12 Red", Some("2027-03-01"));
        dated(&longer, "Apple iPhone 12 Black", Some("2026-03-01"));
    }

    #[test]
    fn without_a_day_in_reach_there_is_no_proposal() {
        for eol in ["", "2026", "2026-02-30", "1989-12-31", "2101-01-01", "9999-12-31", "tomorrow"] {
            dated(&product("iphone", "Apple iPhone", &[("12", "12", eol)]), "Apple iPhone 12", None);
        }
        for eol in [serde_json::json!(null), true.into(), false.into(), 2026.into(), serde_json::json!({})] {
            let release: Release = serde_json::from_value(serde_json::json!({ "name": "12", "eolFrom": eol })).unwrap();
            assert_eq!(release.eol_from, "");
        }
        // The longest match has no date: the shorter one's would be another device's.
        let pro = product("iphone", "Apple iPhone", &[("12", "12", "2026-03-01"), ("12-pro", "12 Pro", "")]);
        dated(&pro, "Apple iPhone 12 Pro", None);
    }

    #[test]
    fn a_proposal_says_where_it_comes_from() {
        let mut iphone = iphone();
        let model = [model("Apple iPhone 12 128GB Black")];
        let proposals = support_proposals(&model, &iphone);
        let expected = SupportProposal {
            maker: "Apple".to_owned(),
            model: "iPhone 12 128GB Black".to_owned(),
            support_ends_on: Day::parse("2026-03-01").unwrap(),
            product: "Apple iPhone".to_owned(),
            release: "12".to_owned(),
            page: "https://endoflife.date/iphone".to_owned(),
        };
        assert_eq!(proposals, vec![expected.clone()]);
        for html in ["javascript:alert(1)", "", "https://a b"] {
            html.clone_into(&mut iphone.links.html);
            assert_eq!(support_proposals(&model, &iphone), vec![expected.clone()], "{html}");
        }
    }

    #[test]
    fn an_answer_needs_little_and_survives_more() {
        let least = r#"{"result":{"name":"iphone","aliases":null,"releases":[{"name":"12"},{"label":null},{}]}}"#;
        let product = serde_json::from_str::<ProductAnswer>(least).unwrap().result;
        assert_eq!(support_proposals(&[model("Apple iPhone 12")], &product), Vec::new());
        assert!(serde_json::from_str::<ProductAnswer>("{}").is_err());
        assert!(serde_json::from_str::<ProductList>(r#"{"result":[]}"#).is_ok());
        assert!(serde_json::from_str::<ProductList>("{}").is_err());
    }

    fn listed(name: &str, label: &str, category: &str, aliases: &[&str]) -> ListedProduct {
        let value = serde_json::json!({ "name": name, "label": label, "category": category, "aliases": aliases,
            "tags": [category], "uri": format!("https://endoflife.date/api/v1/products/{name}/") });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn only_lines_that_the_book_has_are_asked_for() {
        let products = [
            listed("apple-watch", "Apple Watch", "device", &[]),
            listed("ipad", "Apple iPad", "device", &[]),
            listed("iphone", "Apple iPhone", "device", &[]),
            listed("macos", "Apple macOS", "os", &[]),
            listed("nokia", "Nokia Mobile", "device", &["hmd", "nokiamobile"]),
            listed("pixel", "Google Pixel", "device", &[]),
            listed("samsung-galaxy-tab", "Samsung Galaxy Tab", "device", &[]),
            listed("samsung-mobile", "Samsung Mobile", "device", &["samsungmobile"]),
            listed("surface", "Microsoft Surface", "device", &[]),
            listed("../admin", "Apple iPhone", "device", &[]),
        ];
        let wanted = |models: &[&str]| {
            let models: Vec<ModelName> = models.iter().map(|typed| model(typed)).collect();
            wanted_products(&models, &products)
        };
        assert_eq!(
            wanted(&["Apple iPad Air (5th generation)", "Apple iPhone 12", "Apple iPhone 13"]),
            ["iphone", "ipad"]
        );
        assert_eq!(wanted(&["Microsoft Surface Pro 7", "Dell Latitude 5420", "Apple MacBook Air"]), ["surface"]);
        assert_eq!(wanted(&["Samsung Galaxy Tab S7"]), ["samsung-galaxy-tab", "samsung-mobile"]);
        assert_eq!(wanted(&["HMD G42 5G"]), ["nokia"]);
        assert_eq!(wanted(&["Mobile Phone"]), Vec::<String>::new());
        assert_eq!(wanted(&[]), Vec::<String>::new());
    }

    #[test]
    fn few_products_are_asked_for() {
        let products: Vec<_> = (0..40).map(|n| listed(&format!("acme-{n:02}"), "Acme Mobile", "device", &[])).collect();
        let wanted = wanted_products(&[model("Acme One")], &products);
        assert_eq!((wanted.len(), wanted[0].as_str()), (12, "acme-00"));
    }
}
