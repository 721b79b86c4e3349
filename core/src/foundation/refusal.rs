//! A refusal: what a person is told when something cannot be done. Codes and parameters only; the sentence is in the
//! message catalogue under `refusal-<code>`. It may not know any language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The facts a sentence needs, by name.
pub type Params = BTreeMap<String, String>;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)+) => {
        /// Every reason for which Endwell refuses something.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum RefusalCode { $($(#[$doc])* #[serde(rename = $code)] $name,)+ }

        impl RefusalCode {
            /// All codes, so that a test can ask each for its sentence.
            pub const ALL: &'static [RefusalCode] = &[$(RefusalCode::$name,)+];

            /// The code as it travels and as it stands in the catalogue after `refusal-`.
            pub fn as_str(self) -> &'static str {
                match self { $(RefusalCode::$name => $code,)+ }
            }
        }
    };
}

codes! {
    /// Something of ours is broken; the trace says where.
    Unexpected = "unexpected",
    /// A request that the window could not have made.
    BadRequest = "bad-request",
    /// Some fields are refused; each says why.
    FieldsRefused = "fields-refused",
    /// The person stopped it.
    Cancelled = "cancelled",
    /// Somebody changed the row since it was read.
    Stale = "stale",
    /// What was asked for is not in the book.
    NotFound = "not-found",
    /// Nothing to undo or redo.
    NothingToUndo = "nothing-to-undo",

    // Fields
    Missing = "missing",
    TooLong = "too-long",
    HasControlCharacters = "has-control-characters",
    NotADay = "not-a-day",
    DayOutOfRange = "day-out-of-range",
    DayBefore = "day-before",
    DayInFuture = "day-in-future",
    DayAfter = "day-after",
    NotADayInAFile = "not-a-day-in-a-file",
    NotANumber = "not-a-number",
    AmountUnreadable = "amount-unreadable",
    Negative = "negative",
    TooLarge = "too-large",
    NotWhole = "not-whole",
    OutOfRange = "out-of-range",
    UnknownCurrency = "unknown-currency",
    UnknownCategory = "unknown-category",
    UnknownChoice = "unknown-choice",
    NotAnEmail = "not-an-email",
    NameTaken = "name-taken",
    UnknownArea = "unknown-area",
    /// A rule whose weights leave nothing between them.
    RuleNeverMatches = "rule-never-matches",
    /// Something that is to stand on a document has characters that its font lacks.
    NotPrintable = "not-printable",
    /// Terms that accept and refuse the same.
    AcceptedToo = "accepted-too",

    // Deployments
    SerialPlaceholder = "serial-placeholder",
    SerialDamaged = "serial-damaged",
    SerialKnown = "serial-known",
    SerialTwice = "serial-twice",
    SerialsMissing = "serials-missing",
    NoEquipment = "no-equipment",

    // Planning
    FiscalYearDay = "fiscal-year-day",
    EveryMonthClosed = "every-month-closed",
    NoPolicyScope = "no-policy-scope",
    OneCustomerOnly = "one-customer-only",
    ReplacedByItself = "replaced-by-itself",
    ScenarioAdopted = "scenario-adopted",
    FileNotSupport = "file-not-support",
    NoEmail = "no-email",

    // Pickups
    NotInService = "not-in-service",
    OtherSite = "other-site",
    NothingSelected = "nothing-selected",
    WrongStep = "wrong-step",
    NotEnoughLeft = "not-enough-left",
    NoFacility = "no-facility",
    NoLines = "no-lines",
    LotNamesLines = "lot-names-lines",
    /// A pickup goes to a facility or to a programme, not to both.
    OneOutletOnly = "one-outlet-only",
    /// A device that stays: leased, under a legal hold, or claimed under its warranty.
    OnHold = "on-hold",
    /// Something speaks against a load going on, and nobody lets it go all the same.
    NotReleased = "not-released",
    /// Another number was counted than is on the list, and nobody says why.
    CountDiffers = "count-differs",

    // Recyclers
    /// Another address for a facility that holds certifications.
    CertificatesDoNotMove = "certificates-do-not-move",
    CertificationHasChecks = "certification-has-checks",
    TermsInForce = "terms-in-force",

    // Certificates
    AlreadyIssued = "already-issued",
    NothingToCertify = "nothing-to-certify",
    MissingGlyphs = "missing-glyphs",
    NoCompanyName = "no-company-name",

    // Files
    FileUnreadable = "file-unreadable",
    FileTooLarge = "file-too-large",
    FileNotWritten = "file-not-written",
    FileNotOrders = "file-not-orders",
    FileDamaged = "file-damaged",
    FileNotText = "file-not-text",
    PictureUnreadable = "picture-unreadable",
    FileAltered = "file-altered",
    SheetTooManyRows = "sheet-too-many-rows",
    SheetTextTooLong = "sheet-text-too-long",

    // Imports
    /// A distributor's orders, which are read in another way.
    FileIsOrders = "file-is-orders",
    /// A list without a row.
    ListEmpty = "list-empty",
    /// A field that the list needs has no column and no fixed text.
    ListNotMapped = "list-not-mapped",
    /// Cells are missing that are needed.
    RowTooShort = "row-too-short",
    /// More cells than columns.
    RowTooWide = "row-too-wide",
    /// A date that can be read in two ways.
    DateAmbiguous = "date-ambiguous",
    /// The same device, at another customer.
    DeviceElsewhere = "device-elsewhere",
    DeviceNotInService = "device-not-in-service",
    /// Odd: other numbers of its kind begin with zeros.
    SerialZerosLost = "serial-zeros-lost",
    /// Odd: letters became question marks.
    NameDamaged = "name-damaged",
    ImportHasRefused = "import-has-refused",
    /// The book changed since the list was looked at.
    ImportChanged = "import-changed",
    /// Something depends on what an import made.
    ImportInUse = "import-in-use",

    // Tables of others
    FileEmpty = "file-empty",
    FileNotTable = "file-not-table",
    FileProtected = "file-protected",
    FileUnpacksTooLarge = "file-unpacks-too-large",
    SheetMissing = "sheet-missing",
    TooManyColumns = "too-many-columns",
    RowTooLong = "row-too-long",
    RowNotText = "row-not-text",
    QuoteNotClosed = "quote-not-closed",

    // Tables of others

    // The book
    BookNewer = "book-newer",
    BookNotOurs = "book-not-ours",
    BookUnreadable = "book-unreadable",
    BookBusy = "book-busy",
    BookExists = "book-exists",
    /// A folder without a manifest of ours.
    NoExport = "no-export",
    /// A file of an export is missing, or no longer what was exported.
    ExportDamaged = "export-damaged",

    // Online
    /// The address does not answer. Everything that needs no network works on.
    Offline = "offline",
    /// Asked too often; nothing is asked again before that many seconds are over.
    OnlineBusy = "online-busy",
    /// A web page, nonsense or nothing came back where an answer was expected.
    OnlineNotUnderstood = "online-not-understood",
    /// No address of the kind http or https.
    OnlineAddress = "online-address",
    /// A token would travel where everybody on the way can read it.
    OnlineOpenAddress = "online-open-address",
    /// Nothing that could be a token.
    OnlineToken = "online-token",
    /// The machine does not accept the token.
    OnlineTokenRefused = "online-token-refused",
    /// The machine answers that it will not, in words of its own.
    OnlineRefused = "online-refused",
    /// There is no keyring, or it does not open.
    KeyringUnavailable = "keyring-unavailable",

    // The host
    PrintingUnavailable = "printing-unavailable",
    PathNotAllowed = "path-not-allowed",
}

/// Why one field was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldRefusal {
    /// The field's path in the request: `lines.3.serial`.
    pub field: String,
    pub code: RefusalCode,
    pub params: Params,
}

/// Why something was refused, as it travels to the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Refusal {
    pub code: RefusalCode,
    pub params: Params,
    pub fields: Vec<FieldRefusal>,
    /// For us, never for the person: what failed underneath.
    pub trace: String,
}

impl Refusal {
    pub fn new(code: RefusalCode) -> Self {
        Refusal { code, params: Params::new(), fields: Vec::new(), trace: String::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    #[must_use]
    pub fn trace(mut self, trace: impl ToString) -> Self {
        self.trace = trace.to_string();
        self
    }

    /// A bug of ours, with what is known of it.
    pub fn unexpected(trace: impl ToString) -> Self {
        Refusal::new(RefusalCode::Unexpected).trace(trace)
    }

    /// What was asked for (`what` is a word such as `customer`) is not in the book.
    pub fn not_found(what: &str) -> Self {
        Refusal::new(RefusalCode::NotFound).with("what", what)
    }

    /// One refused field.
    pub fn field(field: impl Into<String>, problem: impl Into<Problem>) -> Self {
        let mut fields = Fields::default();
        fields.refuse(field, problem);
        fields.into_refusal()
    }
}

/// Why a value was refused, before it is known in which field it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub code: RefusalCode,
    pub params: Params,
}

impl Problem {
    pub fn new(code: RefusalCode) -> Self {
        Problem { code, params: Params::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

impl From<Problem> for Refusal {
    fn from(Problem { code, params }: Problem) -> Self {
        Refusal { params, ..Refusal::new(code) }
    }
}

impl From<RefusalCode> for Refusal {
    fn from(code: RefusalCode) -> Self {
        Refusal::new(code)
    }
}

impl From<RefusalCode> for Problem {
    fn from(code: RefusalCode) -> Self {
        Problem::new(code)
    }
}

/// Collects the refusals of all fields of a form, so that a person sees them all at once.
#[derive(Debug, Default)]
pub struct Fields {
    refused: Vec<FieldRefusal>,
}

impl Fields {
    /// The value, or a note that this field is refused.
    pub fn take<T>(&mut self, field: impl Into<String>, value: Result<T, Problem>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(problem) => {
                self.refuse(field, problem);
                None
            }
        }
    }

    pub fn refuse(&mut self, field: impl Into<String>, problem: impl Into<Problem>) {
        let Problem { code, params } = problem.into();
        self.refused.push(FieldRefusal { field: field.into(), code, params });
    }

    pub fn is_empty(&self) -> bool {
        self.refused.is_empty()
    }

    pub fn into_inner(self) -> Vec<FieldRefusal> {
        self.refused
    }

    fn into_refusal(self) -> Refusal {
        Refusal { fields: self.refused, ..Refusal::new(RefusalCode::FieldsRefused) }
    }

    /// The value made from all fields, or every refusal at once.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Refusal> {
        match value {
            Some(value) if self.refused.is_empty() => Ok(value),
            _ => Err(self.into_refusal()),
        }
    }
}
