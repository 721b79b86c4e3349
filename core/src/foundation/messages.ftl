# Why something was refused: what is the matter, and what to do about it.

refusal-unexpected = Something went wrong inside Endwell. Nothing was changed.
refusal-bad-request = Endwell asked itself something it does not understand. Nothing was changed.
refusal-fields-refused = Some fields need a look. Nothing you typed is lost.
refusal-cancelled = Stopped. Nothing was changed.
refusal-stale = Somebody changed this { $what } since you opened it. Open it again to see what changed.
refusal-not-found = This { $what } is no longer in the book.
refusal-nothing-to-undo = There is nothing to undo. What makes evidence, such as a certificate, stays.

refusal-missing = This is needed.
refusal-too-long = At most { $limit } characters; this has { $length }.
refusal-has-control-characters = This contains invisible characters. Type it again, or paste it as plain text.
refusal-not-a-day = This is not a day in the calendar. Write it like 30 Nov 2026.
refusal-day-out-of-range = Days from { $from } to { $to } can be entered.
refusal-day-before = This cannot be before { $day }.
refusal-day-in-future = This day is too far in the future.
refusal-day-after = This cannot be after { $day }.
refusal-not-a-day-in-a-file = This is not a day. In a file, write it like 2026-11-30.
refusal-not-a-number = This is not a number. Write it like 1234.50.
refusal-amount-unreadable = This is not an amount in { $currency }, written like { $like } as in the rest of its column.
refusal-negative = This must be more than nothing.
refusal-too-large = This is too large.
refusal-not-whole = Only whole numbers, please.
refusal-out-of-range = From { $from } to { $to }.
refusal-unknown-currency = { $code } is not a currency Endwell knows.
refusal-unknown-category = Choose a category: what this is, decides when it is refreshed and where it goes.
refusal-unknown-choice = “{ $text }” cannot be used here.
refusal-unknown-area = “{ $text }” is no country or state Endwell knows. Write it like Ohio, US-OH or Canada.
refusal-not-an-email = An e-mail address looks like name@example.com.
refusal-name-taken = { $name } is already in the book.

refusal-serial-placeholder = “{ $serial }” is no serial number, it stands for one that is missing. Look at the device’s label.
refusal-serial-damaged = “{ $serial }” was rounded by a spreadsheet. Take the number from the label.
refusal-serial-known = Already at { $customer }, { $site }, since { $since }.
refusal-serial-twice = The same as in line { $line }.
refusal-serials-missing = { $quantity } were ordered, but the file names { $serials ->
    [0] no serial numbers
    [one] one serial number
   *[other] { $serials } serial numbers
  }.
refusal-no-equipment = Enter at least one device or supply.

refusal-fiscal-year-day = A fiscal year can begin on the 1st to the 28th: later days are missing in some months.
refusal-every-month-closed = Leave at least one month open, or nothing can be refreshed any more.
refusal-no-policy-scope = Say for what this policy holds: a category, a customer, a model or a device.
refusal-one-customer-only = These devices stand at several customers. Select those of one customer.
refusal-replaced-by-itself = { $serial } is part of this deployment: a device cannot replace itself.
refusal-scenario-adopted = This plan was adopted on { $day }: its dates hold now. Start a new plan to change them.
refusal-file-not-support = This file is no list of support dates. Its first line names the columns: maker, model, support ends, and if you like source and as of.
refusal-no-email = No contact of this customer has an e-mail address.

refusal-not-in-service = One of these devices is no longer in service. The list may have changed: select again.
refusal-other-site = { $serial } stands at { $customer }, { $site }. A pickup fetches from one site: plan another there.
refusal-nothing-selected = Select what is to be fetched.
refusal-wrong-step = This pickup is { $reached ->
    [planned] planned: enter first that it was collected
    [collected] already collected
    [received] already received
    [processed] already processed
    [closed] closed: its certificate was issued
   *[cancelled] cancelled
  }.
refusal-not-enough-left = Not so many are left of these supplies.
refusal-no-facility = Choose where this goes first.
refusal-no-lines = This is the last line. Call the pickup off instead.
refusal-lot-names-lines = A document for the whole lot says the same of every line and weighs none of them. Give all lines one result and no weights, or choose “Each serial number”.
refusal-one-outlet-only = Choose a facility or a programme, not both.
refusal-on-hold = { $serial } { $kind ->
    [leased] is leased and goes back to the lessor
    [legal-hold] is under a legal hold
   *[warranty-claim] has an open warranty claim
  }. It stays where it is until that hold is lifted.
refusal-not-released = { $objections ->
    [one] Something speaks
   *[other] { $objections } reasons speak
  } against this. Settle that first, or say why it goes on all the same.

refusal-count-differs = { $counted } were counted and { $listed } are on the list: say why.
refusal-not-printable = Documents cannot show { $characters }. Write it in Latin, Greek or Cyrillic letters: once noted, it cannot be changed.
refusal-accepted-too = Some of these are accepted above: nothing can be accepted and refused at once.

refusal-already-issued = { $number } was already issued for this pickup.
refusal-nothing-to-certify = There is nothing to certify yet.
refusal-missing-glyphs = The document cannot show these characters: { $characters }. They stand in: { $samples }. Change them, then issue it.
refusal-no-company-name = Enter your company in the settings first: it issues the document.

refusal-file-unreadable = { $file } cannot be read. Is it still there, and open in no other program?
refusal-file-too-large = { $file } is larger than { $limit } MB.
refusal-file-not-written = { $file } cannot be written. Is there room, and may you write there?
refusal-file-not-orders = This file does not hold a distributor’s orders. Endwell reads the orders as CSV or JSON.
refusal-file-damaged = This file is damaged in line { $line }. Nothing was imported.
refusal-file-not-text = This file is not text. Save it as CSV (UTF-8) or JSON.
refusal-picture-unreadable = This is not a PNG or JPEG picture, or it is larger than 4000 pixels.
refusal-file-altered = { $file } is no longer what was kept. Restore it from a backup.
refusal-sheet-too-many-rows = A workbook holds { $limit } rows and this list has more. Export it as CSV, or narrow it with the filters.
refusal-sheet-text-too-long = The text under “{ $column }” in row { $row } has { $length } characters, more than a cell of a workbook holds. Export the list as CSV.

refusal-file-empty = There is nothing to read: no row has anything in it.
refusal-file-not-table = { $file } cannot be read as a table. It may be damaged or another kind of file. Open it in a spreadsheet program and save it as XLSX or CSV.
refusal-file-protected = { $file } is protected by a password. Open it in a spreadsheet program and save it without one.
refusal-file-unpacks-too-large = { $file } unpacks to far more than a list needs. Save the sheet as CSV and read that.
refusal-sheet-missing = This file has no sheet “{ $sheet }”.
refusal-too-many-columns = This has { $count } columns; a list may have { $limit }.
refusal-row-too-long = This row is longer than 1 MB.
refusal-row-not-text = This row has characters that cannot be read. Choose another encoding.
refusal-quote-not-closed = A quotation mark opens here and is never closed: nothing after it can be read.


refusal-book-newer = This book was made by a newer Endwell. Update Endwell to open it.
refusal-book-not-ours = This file is not an Endwell book.
refusal-book-unreadable = This book cannot be opened. May you read and write it, and is its folder there?
refusal-book-busy = Another program is writing to this book. Try again in a moment.
refusal-book-exists = { $file } is already there. Choose another name, or open it.
refusal-no-export = This folder holds no whole export of a book. Choose the folder that “Export everything…” made, in which manifest.json lies.
refusal-export-damaged = { $file } in this export is missing or was changed. An export is imported only whole and as it was written.

refusal-offline = { $host } does not answer. Check the address, and whether this computer is online. Everything else works without it.
refusal-online-busy = { $host } was asked too often. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
  }.
refusal-online-not-understood = What { $host } answered cannot be read. Is the address right, and does this network want you to sign in first?
refusal-online-address = An address looks like https://example.com or https://example.com/api.
refusal-online-open-address = A token must not travel openly. Use an address that begins with https.
refusal-online-token = This is no token. Copy it once more, all of it and nothing else.
refusal-online-token-refused = { $host } does not accept this token. It may have expired, or its owner may not see the equipment. Make a new one there and enter it here.
refusal-online-refused = { $host } answers: { $message }
refusal-keyring-unavailable = This system's keyring is not there or does not open. The token can be used this once, without being kept.

refusal-printing-unavailable = The system did not take the document for printing. Open it and print from there.
refusal-path-not-allowed = Endwell opens only documents it has made.
