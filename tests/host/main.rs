//! `endwell-loopback [--book PATH | --demo] [--today YYYY-MM-DD] [--ui DIR] [--port N]`: serves Endwell to a browser
//! on this computer, for tests. Prints one line, `listening on http://127.0.0.1:PORT`, and serves until it is ended.

use endwell_core::foundation::Day;
use endwell_tests::{Book, Options, start};
use std::path::PathBuf;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("endwell-loopback: {trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), String> {
    let running = start(read(std::env::args().skip(1))?).await?;
    println!("listening on http://{}", running.address);
    running.wait().await
}

fn read(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options { book: Book::Empty, today: None, ui: PathBuf::from("ui/build"), port: 0 };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--demo" => options.book = Book::Demo,
            "--book" => options.book = Book::At(value()?.into()),
            "--ui" => options.ui = value()?.into(),
            "--port" => options.port = value()?.parse().map_err(|_| "--port needs a number".to_owned())?,
            "--today" => {
                let day = Day::parse(&value()?).map_err(|_| "--today needs a day like 2026-03-31".to_owned())?;
                options.today = Some(day);
            }
            other => return Err(format!("{other} is not understood")),
        }
    }
    Ok(options)
}
