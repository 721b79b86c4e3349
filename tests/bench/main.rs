//! How fast Endwell is beside the limit of what it stands on, in one run: bare SQL on the same tables, plain printpdf.
//! Prints tables; judges nothing.

#![expect(clippy::unwrap_used, reason = "a measurement fails by panicking")]

mod books;
mod import;
mod paper;
mod questions;
mod routing;
mod timing;

fn main() {
    // `cargo bench` and `cargo test` pass options of their own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    if let [only] = arguments.as_slice() {
        match only.as_str() {
            "import" => return import::measure(),
            "questions" => return questions::measure(&[10_000, 1_000_000]),
            _ => {}
        }
    }
    if let [kind, rows] = arguments.as_slice() {
        if kind == "import" {
            return import::print_peak(rows.parse().unwrap());
        }
        return paper::print_one(kind, rows.parse().unwrap());
    }
    paper::measure();
    import::measure();
    questions::measure(&[10_000, 1_000_000]);
}
