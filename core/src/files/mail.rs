//! E-mail as a draft that the person's own mail program opens, finishes and sends (RFC 5322, MIME). Writes plain values;
//! it knows no feature, sends nothing and asks no clock.

use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use crate::foundation::{Moment, Refusal, RefusalCode, optional_email};

/// A message nobody has sent yet. It has no sender: the mail program that opens it puts in its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Nobody: the person chooses.
    pub to: Option<Recipient>,
    /// One line; line breaks become spaces.
    pub subject: String,
    /// Plain text of any number of lines.
    pub body: String,
    pub attachments: Vec<Attached>,
    /// When it was written.
    pub moment: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// May be empty.
    pub name: String,
    pub address: String,
}

/// A file that goes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The name it is saved by: `C-2026-0007.pdf`.
    pub name: String,
    /// Its media type without parameters: `application/pdf`.
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// Writes an `.eml` file. `X-Unsent` makes mail programs open it as a draft rather than as mail that came.
///
/// Refuses an address that is none. No text can add a header or a recipient: what would end a line becomes a space.
pub fn write_draft(draft: &Draft) -> Result<Vec<u8>, Refusal> {
    let mut message = content(draft)?;
    let mut headers = vec![
        ("X-Unsent".into(), Raw::new("1").into()),
        ("Date".into(), Date::new(draft.moment.unix_seconds()).into()),
        ("Subject".into(), Text::new(one_line(&draft.subject)).into()),
    ];
    if let Some(to) = &draft.to {
        headers.push(("To".into(), mailbox(to)?.into()));
    }
    headers.push(("MIME-Version".into(), Raw::new("1.0").into()));
    headers.append(&mut message.headers);
    // Written as a part with all headers, not as the library's whole message: that would make up a Message-ID from the
    // clock and the computer's name, which the program that sends it gives anyway.
    let mut file = Vec::new();
    MimePart { headers, contents: message.contents }.write_part(&mut file);
    Ok(file)
}

fn mailbox(to: &Recipient) -> Result<Address<'_>, Refusal> {
    let address = optional_email(&to.address)?;
    if address.is_empty() {
        return Err(RefusalCode::NotAnEmail.into());
    }
    let name = one_line(&to.name);
    Ok(Address::new_address(Some(name).filter(|name| !name.is_empty()), address))
}

/// The body, with the attachments behind it where there are some.
fn content(draft: &Draft) -> Result<MimePart<'_>, Refusal> {
    let body = draft.body.replace("\r\n", "\n").replace('\r', "\n");
    let body: String = body.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    if draft.attachments.is_empty() {
        return Ok(MimePart::new("text/plain", body));
    }
    let boundary = boundary(&body);
    let mut parts = vec![MimePart::new("text/plain", body)];
    for attached in &draft.attachments {
        parts.push(attachment(attached)?);
    }
    Ok(MimePart::new(ContentType::new("multipart/mixed").attribute("boundary", boundary), parts))
}

/// Where the parts part: a mark that the body has not. Files are in base64, in which `_` does not occur.
fn boundary(body: &str) -> String {
    let marks = (0..=body.len()).map(|n| format!("=_endwell-{n}"));
    let mut free = marks.filter(|mark| !body.contains(mark.as_str()));
    free.next().unwrap_or_default()
}

fn attachment(attached: &Attached) -> Result<MimePart<'_>, Refusal> {
    let token =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b));
    let is_media_type = attached.mime.split_once('/').is_some_and(|(kind, subtype)| token(kind) && token(subtype));
    if !is_media_type {
        return Err(Refusal::unexpected(format!("no media type: {}", attached.mime)));
    }
    let is_utf8_text = attached.mime.starts_with("text/") && std::str::from_utf8(&attached.bytes).is_ok();
    let kind = format!("{}{}", attached.mime, if is_utf8_text { "; charset=utf-8" } else { "" });
    let name = ContentType::new("attachment").attribute("filename", one_line(&attached.name));
    // The type is given raw: of a type that it reads as text, the library would write the lines as they are, and what
    // carries mail may change their ends. In base64 every byte arrives.
    let headers = vec![("Content-Type".into(), Raw::new(kind).into()), ("Content-Disposition".into(), name.into())];
    Ok(MimePart { headers, contents: BodyPart::Binary(attached.bytes.as_slice().into()) })
}

/// A text as one line without anything that cannot be seen, and without what mail programs would read as another text
/// in code (`=?utf-8?Q?…?=`).
fn one_line(text: &str) -> String {
    let text = text.replace("=?", "= ?");
    let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.split(ends).map(str::trim).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use mail_parser::{Message, MessageParser, MimeHeaders};
    use proptest::prelude::*;

    use super::*;
    use crate::foundation::outside::Fixed;
    use crate::foundation::{Day, Outside};

    fn draft(subject: &str, body: &str) -> Draft {
        Draft {
            to: Some(Recipient { name: "Zoë Núñez, CFO".into(), address: "zoe@harbor.example".into() }),
            subject: subject.into(),
            body: body.into(),
            attachments: Vec::new(),
            moment: Fixed::new(Day::parse("2026-11-23").unwrap(), 1).now(),
        }
    }

    fn pdf(bytes: &[u8]) -> Attached {
        Attached { name: "Zertifikat „C-7“.pdf".into(), mime: "application/pdf".into(), bytes: bytes.to_owned() }
    }

    /// Writes it and looks at its lines.
    fn written(draft: &Draft) -> Vec<u8> {
        let file = write_draft(draft).unwrap();
        let text = String::from_utf8(file.clone()).unwrap();
        for line in text.split("\r\n") {
            assert!(line.len() <= 78 && !line.contains(['\r', '\n']), "{line:?}");
        }
        file
    }

    fn headers(message: &Message<'_>) -> Vec<String> {
        message.headers().iter().map(|header| header.name().to_owned()).collect()
    }

    fn body(message: &Message<'_>) -> String {
        message.body_text(0).unwrap().replace("\r\n", "\n")
    }

    #[test]
    fn a_draft_is_opened_to_be_sent_on() {
        let file = written(&draft("Your equipment is due", "Dear Zoë,\n\ntwelve laptops are due.\n"));
        let message = MessageParser::new().parse(&file).unwrap();
        assert_eq!(message.header_raw("X-Unsent").map(str::trim), Some("1"));
        assert_eq!(message.date().unwrap().to_rfc3339(), "2026-11-23T12:00:00Z");
        let to = message.to().unwrap().first().unwrap();
        assert_eq!((to.name(), to.address()), (Some("Zoë Núñez, CFO"), Some("zoe@harbor.example")));
        assert_eq!(body(&message), "Dear Zoë,\n\ntwelve laptops are due.\n");
        let names = ["X-Unsent", "Date", "Subject", "To", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
        assert_eq!(headers(&message), names);
    }

    #[test]
    fn without_a_recipient_the_person_chooses() {
        let file = written(&Draft { to: None, ..draft("Due", "") });
        assert!(MessageParser::new().parse(&file).unwrap().to().is_none());
    }

    #[test]
    fn the_same_draft_is_the_same_file() {
        let draft = Draft { attachments: vec![pdf(b"%PDF")], ..draft("Due", "=_endwell-0 and =_endwell-1") };
        assert_eq!(written(&draft), written(&draft));
        let file = written(&draft);
        let message = MessageParser::new().parse(&file).unwrap();
        assert_eq!((body(&message).as_str(), message.attachment_count()), ("=_endwell-0 and =_endwell-1", 1));
    }

    #[test]
    fn an_address_that_is_none_is_refused() {
        for address in
            ["", "zoe", "a@b.example\r\nBcc: c@d.example", "a>,<b@c.example", "a,b@c.example", "<a@b.example>"]
        {
            let to = Some(Recipient { name: String::new(), address: address.into() });
            let refused = write_draft(&Draft { to, ..draft("Due", "") }).unwrap_err();
            let codes = [RefusalCode::NotAnEmail, RefusalCode::HasControlCharacters];
            assert!(codes.contains(&refused.code), "{address}");
        }
    }

    #[test]
    fn a_media_type_that_is_none_is_a_bug() {
        for mime in ["", "pdf", "application/", "text/csv; charset=latin1", "text/csv\r\nX-Bad: 1"] {
            let attachments = vec![Attached { mime: mime.into(), ..pdf(b"") }];
            let refused = write_draft(&Draft { attachments, ..draft("Due", "") }).unwrap_err();
            assert_eq!(refused.code, RefusalCode::Unexpected, "{mime}");
        }
    }

    #[test]
    fn a_text_file_arrives_with_the_line_ends_it_has() {
        for bytes in ["a\r\nb\n", "a\rb", "naïve,\t1 \n\n", "BEGIN:VCALENDAR\r\n", "--=_endwell-0--\r\n"] {
            let csv = Attached { name: "due.csv".into(), mime: "text/csv".into(), bytes: bytes.into() };
            let file = written(&Draft { attachments: vec![csv], ..draft("Due", "Here.") });
            let message = MessageParser::new().parse(&file).unwrap();
            assert_eq!(message.attachment(0).unwrap().contents(), bytes.as_bytes());
        }
    }

    fn awkward() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\r\nBcc: thief@example.com\r\n".to_owned()),
            Just("\n\n".to_owned()),
            Just("=?utf-8?Q?=41?=".to_owned()),
            Just("👩🏽‍💻 עברית ß".to_owned()),
            "[\"'\\\\<>(),;:@.=_ -]{1,9}",
            "[a-zé漢]{1,90}",
            any::<String>(),
        ];
        prop::collection::vec(piece, 1..6).prop_map(|pieces| format!("a{}z", pieces.concat()))
    }

    proptest! {
        #[test]
        fn whatever_is_written_arrives_and_adds_nothing(
            subject in awkward(), name in awkward(), text in awkward(), file_name in awkward(),
            bytes in prop::collection::vec(any::<u8>(), 0..400),
        ) {
            let attached = Attached { name: file_name.clone(), mime: "application/octet-stream".into(), bytes: bytes.clone() };
            let to = Some(Recipient { name: name.clone(), address: "zoe@harbor.example".into() });
            let file = written(&Draft { to, attachments: vec![attached, pdf(&bytes)], ..draft(&subject, &text) });
            let message = MessageParser::new().parse(&file).unwrap();
            prop_assert_eq!(headers(&message), ["X-Unsent", "Date", "Subject", "To", "MIME-Version", "Content-Type"]);
            let words = |text: &str| one_line(text).split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(words(message.subject().unwrap()), words(&subject));
            let to: Vec<_> = message.to().unwrap().iter().collect();
            prop_assert_eq!(to.len(), 1);
            prop_assert_eq!(to[0].address(), Some("zoe@harbor.example"));
            prop_assert_eq!(to[0].name().map(words), Some(words(&name)));
            let expected = text.replace("\r\n", "\n").replace('\r', "\n");
            let expected: String = expected.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
            prop_assert_eq!(body(&message), expected);
            prop_assert_eq!(message.attachment_count(), 2);
            prop_assert_eq!(message.attachment(0).unwrap().contents(), bytes.as_slice());
            prop_assert_eq!(message.attachment(0).unwrap().attachment_name().map(words), Some(words(&file_name)));
            prop_assert_eq!(message.attachment(1).unwrap().contents(), bytes.as_slice());
            prop_assert_eq!(message.attachment(1).unwrap().attachment_name(), Some("Zertifikat „C-7“.pdf"));
        }
    }
}
